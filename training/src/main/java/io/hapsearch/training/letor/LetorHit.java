/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.letor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.hapsearch.models.feature.HitValues;
import io.hapsearch.training.sample.LoggedHit;
import io.hapsearch.training.sample.RawHit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A judged document as a hit: feature 7 is the field {@code f7}; features that its line does not
 * give are missing.
 *
 * @param document the document
 */
record LetorHit(JudgedDocument document) implements LoggedHit, HitValues {

    /** The field of a feature. */
    static String field(int feature) {
        return "f" + feature;
    }

    @Override
    public double number(String field) {
        int feature = Integer.parseInt(field, 1, field.length(), 10);
        for (int i = 0; i < document.indices().length; i++) {
            if (document.indices()[i] == feature) {
                return document.values()[i];
            }
        }
        return Double.NaN;
    }

    @Override
    public double score() {
        return 0;
    }

    @Override
    public int rank() {
        return 0;
    }

    @Override
    public List<String> keywords(String field) {
        return List.of();
    }

    @Override
    public float[] vector(String field) {
        return null;
    }

    @Override
    public double query(String feature) {
        return Double.NaN;
    }

    @Override
    public HitValues values() {
        return this;
    }

    @Override
    public RawHit raw() {
        Map<String, JsonNode> fields = new HashMap<>();
        for (int i = 0; i < document.indices().length; i++) {
            fields.put(
                    field(document.indices()[i]),
                    JsonNodeFactory.instance.numberNode(document.values()[i]));
        }
        return RawHit.ofDocument(fields);
    }
}
