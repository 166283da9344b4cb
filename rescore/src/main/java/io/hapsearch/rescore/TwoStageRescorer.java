/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore;

import io.hapsearch.models.bundle.LoadedBundle;
import io.hapsearch.models.onnx.CallWatch;
import io.hapsearch.models.tensor.DirectMemoryException;
import io.hapsearch.rescore.extract.CodeCache;
import io.hapsearch.rescore.extract.ExtractionContext;
import io.hapsearch.rescore.extract.FieldTypes;
import io.hapsearch.rescore.extract.RowBudget;
import io.hapsearch.rescore.extract.RowCache;
import io.hapsearch.rescore.route.Price;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TopDocs;

/**
 * Rescores the first hits of a result with a bundle. One instance serves all searches of a loaded
 * bundle and keeps the memory that they work in. Thread-safe; whoever rescores holds a reference to
 * the bundle meanwhile.
 */
public final class TwoStageRescorer implements AutoCloseable {
    private static final long MAX_CODES = 1L << 23;

    private final LoadedBundle bundle;
    private final CodeCache codes = new CodeCache(MAX_CODES);
    private final RowCache rows;
    private final WorkspacePool workspaces;
    private final HitCost cost = new HitCost();
    private final Price price = new Price();
    private final LongSupplier cpuClock;

    /**
     * @param bundle the models, which must outlive this
     * @param budget how much memory the features of documents seen before may take
     * @param watch ends model calls that outlive their request, and must outlive this
     * @param cpuClock the processor time of the current thread in nanoseconds
     */
    public TwoStageRescorer(
            LoadedBundle bundle, RowBudget budget, CallWatch watch, LongSupplier cpuClock) {
        this.bundle = bundle;
        this.rows = new RowCache(budget);
        this.cpuClock = cpuClock;
        BundlePlan plan = new BundlePlan(bundle);
        // a rescore computes on its calling thread, and nobody runs many more such threads than
        // processors
        int bound = 2 * Runtime.getRuntime().availableProcessors();
        this.workspaces = new WorkspacePool(() -> new Workspace(bundle, plan, watch), bound);
    }

    /**
     * Rescores a window.
     *
     * @param retrieved hits by descending score, with doc ids of the searcher's reader; they take
     *     their new scores
     * @param window how many of them to rescore at most, from the top
     * @param searcher where the hits come from; it also rewrites and weighs the queries of features
     * @param fields how to read the fields of features
     * @param request what to do
     * @param interruption whether to stop
     * @return all hits in their final order
     * @throws IllegalArgumentException if a feature does not fit its field, a query is missing, or
     *     the window is too large
     * @throws RescoreFailedException if a model fails and the request says {@link OnFailure#FAIL}
     * @throws IOException if the index cannot be read
     */
    public RescoreResult rescore(
            TopDocs retrieved,
            int window,
            IndexSearcher searcher,
            FieldTypes fields,
            RescoreRequest request,
            Interruption interruption)
            throws IOException {
        Guard guard = new Guard(request.deadlineNanos(), interruption);
        int hits = Math.min(window, retrieved.scoreDocs.length);
        if (hits < 0 || hits > ScoreScale.MAX_WINDOW) {
            throw new IllegalArgumentException(
                    "the window must hold between 0 and "
                            + ScoreScale.MAX_WINDOW
                            + " hits, not "
                            + hits);
        }
        ExtractionContext context =
                new ExtractionContext(
                        request.params(),
                        request.nowMillis(),
                        request.queries(),
                        searcher,
                        fields,
                        retrieved.scoreDocs,
                        codes,
                        rows);
        Workspace workspace = null;
        try {
            workspace = workspaces.take();
            workspace.ensureWindow(hits);
            return new Rescore(
                            bundle, workspace, retrieved, context, request, guard, cost, cpuClock)
                    .run();
        } catch (DirectMemoryException e) {
            return withoutMemory(retrieved, hits, request, e);
        } finally {
            if (workspace != null) {
                workspaces.giveBack(workspace);
            }
        }
    }

    private RescoreResult withoutMemory(
            TopDocs retrieved, int hits, RescoreRequest request, DirectMemoryException thrown) {
        if (request.onFailure() == OnFailure.FAIL) {
            throw new RescoreFailedException(
                    "bundle [" + bundle.name() + "] failed: " + thrown.getMessage(), thrown);
        }
        return new RescoreResult(
                ScoreScale.retrievalOrder(retrieved),
                hits,
                0,
                0,
                Degradation.NO_MEMORY,
                Optional.of(thrown),
                StageTimes.NONE,
                Map.of());
    }

    /**
     * What a hit costs in the expressive model, in nanoseconds: a moving average; NaN before the
     * first one.
     */
    public double expressiveNanosPerHit() {
        return cost.nanosPerHit();
    }

    /** What an expressive score must promise where searches keep to an average. */
    public Price price() {
        return price;
    }

    /** The direct memory of the workspaces that wait for their next use, in bytes. */
    public long memoryBytes() {
        return workspaces.memoryBytes();
    }

    /** Lets go of all memory; a rescore that still runs finishes. */
    @Override
    public void close() {
        workspaces.close();
        codes.close();
        rows.close();
    }
}
