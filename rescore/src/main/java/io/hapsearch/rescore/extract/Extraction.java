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
import java.util.function.BooleanSupplier;
import org.apache.lucene.index.LeafReaderContext;

/**
 * Fills the rows of some inputs from an index, for one request: leaf by leaf in doc id order, and
 * within a leaf column by column, so that each feature runs in a loop of its own over memory that
 * was just read. The values are bit for bit what {@link io.hapsearch.models.tensor.HitEncoder}
 * makes of the same raw values. Not thread-safe.
 */
public final class Extraction {
    private final List<LeafReaderContext> leaves;
    private final List<Column> columns = new ArrayList<>();

    /**
     * Opens the features of inputs per hit. Rows may be added to the buffers later.
     *
     * @param buffers where the values go
     * @throws IllegalArgumentException that names the feature and its field or query if these do
     *     not fit
     */
    public Extraction(ExtractionContext context, List<TensorBuffer> buffers) throws IOException {
        this.leaves = context.searcher().getIndexReader().leaves();
        ColumnFactory factory = new ColumnFactory(context);
        for (TensorBuffer buffer : buffers) {
            open(context, factory, buffer);
        }
    }

    private void open(ExtractionContext context, ColumnFactory factory, TensorBuffer buffer)
            throws IOException {
        CachedColumns cached = null;
        int at = 0;
        for (Feature feature : buffer.input().features()) {
            Column column = factory.open(feature, buffer, at);
            if (!CachedColumns.takes(feature, context.fields())) {
                columns.add(column);
            } else {
                if (cached == null) {
                    cached = new CachedColumns(context.rows(), buffer);
                    columns.add(cached);
                }
                cached.add(column, at, feature.width());
            }
            at += feature.width();
        }
    }

    /** Fills the rows of all hits of a batch. */
    public void fill(HitBatch batch) throws IOException {
        fill(batch, () -> false);
    }

    /**
     * Fills the rows of a batch, unless that becomes unwanted meanwhile: then some are not filled.
     *
     * @param unwanted asked before each column of each leaf; once true, true for ever
     */
    public void fill(HitBatch batch, BooleanSupplier unwanted) throws IOException {
        if (columns.isEmpty()) {
            return;
        }
        LeafHits leafHits = batch.leafHits();
        int next = 0;
        for (LeafReaderContext leaf : leaves) {
            if (next == batch.count()) {
                return;
            }
            next = leafHits.take(batch, next, leaf);
            if (leafHits.count > 0) {
                for (Column column : columns) {
                    if (unwanted.getAsBoolean()) {
                        return;
                    }
                    column.fill(leaf, leafHits);
                }
            }
        }
    }
}
