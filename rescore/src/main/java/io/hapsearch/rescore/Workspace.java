/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore;

import io.hapsearch.models.bundle.LoadedBundle;
import io.hapsearch.models.onnx.BatchScorer;
import io.hapsearch.models.onnx.CallWatch;
import io.hapsearch.models.tensor.InputBuffers;
import io.hapsearch.models.tensor.TensorBuffer;
import io.hapsearch.rescore.extract.HitBatch;
import io.hapsearch.rescore.route.RouterMemory;
import java.util.List;

/**
 * The memory that one rescore works in, kept for the next one. It grows and never shrinks. Not
 * thread-safe.
 */
final class Workspace implements AutoCloseable {
    final InputBuffers windowInputs;
    final InputBuffers batchInputs;
    final List<TensorBuffer> windowColumns;
    final List<TensorBuffer> batchColumns;
    final List<TensorBuffer> sharedColumns;
    final BatchScorer light;
    final BatchScorer expressive;
    final HitBatch hits = new HitBatch();
    final WindowScores scores = new WindowScores();
    final FinalOrder order = new FinalOrder();
    final RouterMemory routerMemory = new RouterMemory();
    int[] batch = new int[0];
    double[] batchLogits = new double[0];
    double[] batchProbabilities = new double[0];

    Workspace(LoadedBundle bundle, BundlePlan plan, CallWatch watch) {
        windowInputs = plan.windowBuffers(1);
        batchInputs = plan.batchBuffers(1);
        windowColumns = plan.perHit(windowInputs);
        batchColumns = plan.expressiveOnly(batchInputs);
        sharedColumns = plan.shared(batchInputs);
        light = bundle.light().scorer(windowInputs, watch);
        expressive = bundle.expressive().scorer(batchInputs, watch);
    }

    /** Makes room for a window. */
    void ensureWindow(int hits) {
        windowInputs.ensureRows(hits);
        scores.reset(hits);
    }

    /** Makes room for micro-batches. */
    void ensureBatch(int hits) {
        batchInputs.ensureRows(hits);
        if (batch.length < hits) {
            batch = new int[hits];
            batchLogits = new double[hits];
            batchProbabilities = new double[hits];
        }
    }

    /** The direct memory held, in bytes. */
    long memoryBytes() {
        return windowInputs.memoryBytes()
                + batchInputs.memoryBytes()
                + light.memoryBytes()
                + expressive.memoryBytes();
    }

    @Override
    public void close() {
        light.close();
        expressive.close();
    }
}
