/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore;

import io.hapsearch.models.feature.ElementType;
import io.hapsearch.models.feature.Feature;
import io.hapsearch.models.tensor.TensorBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.search.ScoreDoc;

/**
 * Keeps what an explanation needs, if one is asked for; otherwise does nothing. Not thread-safe.
 */
final class Recorder {
    private final boolean enabled;
    private final List<Map<String, double[]>> features = new ArrayList<>();

    Recorder(boolean enabled, int window) {
        this.enabled = enabled;
        for (int position = 0; enabled && position < window; position++) {
            features.add(new LinkedHashMap<>());
        }
    }

    /** Keeps the features of a filled window. */
    void features(List<TensorBuffer> columns, int count) {
        for (int position = 0; enabled && position < count; position++) {
            keep(columns, position, position);
        }
    }

    /** Keeps the features of a filled micro-batch. */
    void features(List<TensorBuffer> columns, int[] positions, int count) {
        for (int row = 0; enabled && row < count; row++) {
            keep(columns, row, positions[row]);
        }
    }

    /** How each hit came by its score, by doc id. */
    Map<Integer, HitRecord> records(ScoreDoc[] hits, WindowScores scores) {
        if (!enabled) {
            return Map.of();
        }
        Map<Integer, HitRecord> records = HashMap.newHashMap(scores.size());
        for (int position = 0; position < scores.size(); position++) {
            records.put(hits[position].doc, scores.record(position, features.get(position)));
        }
        return records;
    }

    private void keep(List<TensorBuffer> columns, int row, int position) {
        for (TensorBuffer buffer : columns) {
            int index = row * buffer.width();
            for (Feature feature : buffer.input().features()) {
                features.get(position).put(feature.name(), values(buffer, index, feature.width()));
                index += feature.width();
            }
        }
    }

    private static double[] values(TensorBuffer buffer, int index, int width) {
        double[] values = new double[width];
        boolean isFloat = buffer.input().type() == ElementType.FLOAT;
        for (int i = 0; i < width; i++) {
            values[i] = isFloat ? buffer.floats().get(index + i) : buffer.longs().get(index + i);
        }
        return values;
    }
}
