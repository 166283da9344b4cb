/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore.extract;

import io.hapsearch.models.feature.Feature;
import io.hapsearch.models.tensor.TensorBuffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;

/**
 * The columns of an input that depend on the document alone: copied from a {@link RowCache} where
 * the document was seen before, else read column by column and kept there.
 */
final class CachedColumns implements Column {
    private final RowCache cache;
    private final TensorBuffer buffer;
    private final List<Column> columns = new ArrayList<>();
    private final List<Run> runs = new ArrayList<>();
    private int width;

    CachedColumns(RowCache cache, TensorBuffer buffer) {
        this.cache = cache;
        this.buffer = buffer;
    }

    /**
     * Whether a feature depends on the document alone. An alias does not: it may be pointed at
     * another field while segments live.
     */
    static boolean takes(Feature feature, FieldTypes fields) {
        return switch (feature) {
            case Feature.Field field -> !isAlias(field.field(), fields);
            case Feature.Keyword keyword -> !isAlias(keyword.field(), fields);
            default -> false;
        };
    }

    private static boolean isAlias(String field, FieldTypes fields) {
        return !fields.docValuesField(field).equals(field);
    }

    /**
     * Adds a feature; all of an input, in ascending order of their columns.
     *
     * @param column reads it
     * @param at the first of its columns
     */
    void add(Column column, int at, int featureWidth) {
        columns.add(column);
        Run last = runs.isEmpty() ? null : runs.getLast();
        if (last != null && last.at + last.width == at) {
            runs.set(runs.size() - 1, new Run(last.at, last.width + featureWidth));
        } else {
            runs.add(new Run(at, featureWidth));
        }
        width += featureWidth;
    }

    @Override
    public void fill(LeafReaderContext leaf, LeafHits hits) throws IOException {
        CachedRows rows = cache.rows(leaf.reader(), buffer.input(), width);
        if (rows == null) {
            read(leaf, hits);
            return;
        }
        LeafHits missed = copy(rows, hits);
        cache.count(hits.count - missed.count, missed.count);
        if (missed.count > 0) {
            read(leaf, missed);
            keep(rows, missed);
        }
    }

    private void read(LeafReaderContext leaf, LeafHits hits) throws IOException {
        for (Column column : columns) {
            column.fill(leaf, hits);
        }
    }

    /** Copies what is there, and tells what is not. */
    private LeafHits copy(CachedRows rows, LeafHits hits) {
        LeafHits missed = hits.emptySubset();
        for (int i = 0; i < hits.count; i++) {
            int[] block = rows.find(hits.docs[i]);
            if (block == null) {
                missed.add(hits, i);
            } else {
                int offset = rows.offset(hits.docs[i]);
                for (int r = 0; r < runs.size(); r++) {
                    Run run = runs.get(r);
                    buffer.put(hits.rows[i], run.at, block, offset, run.width);
                    offset += run.width;
                }
            }
        }
        return missed;
    }

    private void keep(CachedRows rows, LeafHits read) {
        for (int i = 0; i < read.count; i++) {
            int doc = read.docs[i];
            int[] block = rows.room(doc);
            if (block != null) {
                int offset = rows.offset(doc);
                for (int r = 0; r < runs.size(); r++) {
                    Run run = runs.get(r);
                    buffer.get(read.rows[i], run.at, block, offset, run.width);
                    offset += run.width;
                }
                rows.publish(doc, block);
            }
        }
    }

    /** Columns side by side. */
    private record Run(int at, int width) {}
}
