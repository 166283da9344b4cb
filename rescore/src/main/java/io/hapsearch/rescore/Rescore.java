/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore;

import io.hapsearch.models.bundle.LoadedBundle;
import io.hapsearch.models.tensor.DirectMemoryException;
import io.hapsearch.models.tensor.RequestEncoder;
import io.hapsearch.rescore.extract.Extraction;
import io.hapsearch.rescore.extract.ExtractionContext;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.lucene.search.TopDocs;

/** One rescore from beginning to end. Not thread-safe. */
final class Rescore {
    private final LoadedBundle bundle;
    private final Workspace workspace;
    private final TopDocs retrieved;
    private final ExtractionContext context;
    private final RescoreRequest request;
    private final Guard guard;
    private final Stopwatch stopwatch;
    private final Recorder recorder;
    private final HardStage hardStage;
    private Degradation degradation = Degradation.NONE;
    private RuntimeException failure;

    /**
     * @param workspace with room for the window
     */
    Rescore(
            LoadedBundle bundle,
            Workspace workspace,
            TopDocs retrieved,
            ExtractionContext context,
            RescoreRequest request,
            Guard guard,
            HitCost cost,
            LongSupplier cpuClock) {
        this.stopwatch = new Stopwatch(cpuClock);
        this.bundle = bundle;
        this.workspace = workspace;
        this.retrieved = retrieved;
        this.context = context;
        this.request = request;
        this.guard = guard;
        this.recorder = new Recorder(request.record(), workspace.scores.size());
        this.hardStage =
                new HardStage(
                        workspace,
                        bundle.expressive().calibration(),
                        request,
                        retrieved.scoreDocs,
                        guard,
                        cost,
                        stopwatch,
                        recorder);
    }

    RescoreResult run() throws IOException {
        if (workspace.scores.size() == 0) {
            return finish();
        }
        // all features are opened before any model runs, so that a request that does not fit the
        // index fails early and always
        Extraction windowExtraction = new Extraction(context, workspace.windowColumns);
        Extraction batchExtraction = new Extraction(context, workspace.batchColumns);
        if (mayGoOn()) {
            fillWindow(windowExtraction);
            if (mayGoOn() && runLight()) {
                runHard(batchExtraction);
            }
        }
        return finish();
    }

    private boolean mayGoOn() {
        degradation = degradation.or(guard.check());
        return degradation == Degradation.NONE;
    }

    private void fillWindow(Extraction extraction) throws IOException {
        RequestEncoder encoder = new RequestEncoder(bundle.spec());
        encoder.encode(request.params(), workspace.windowInputs);
        encoder.encode(request.params(), workspace.batchInputs);
        workspace.hits.takeAll(retrieved.scoreDocs, workspace.scores.size());
        extraction.fill(workspace.hits, guard::isOver);
        recorder.features(workspace.windowColumns, workspace.scores.size());
        stopwatch.extraction();
    }

    private boolean runLight() {
        try {
            degrade(
                    new LightStage(bundle.light().calibration()).run(workspace, guard),
                    bundle.light().file());
            return !degradation.isInterruption();
        } catch (ModelFailure e) {
            fail(reason(e, Degradation.LIGHT_FAILED), e.thrown());
            return false;
        } finally {
            stopwatch.light();
        }
    }

    private void runHard(Extraction extraction) throws IOException {
        try {
            hardStage.run(extraction);
            degrade(hardStage.degradation(), bundle.expressive().file());
        } catch (ModelFailure e) {
            fail(reason(e, Degradation.EXPRESSIVE_FAILED), e.thrown());
            if (request.onFailure() == OnFailure.RETRIEVAL) {
                workspace.scores.forget();
            }
        }
    }

    private void degrade(Degradation found, String model) {
        if (found == Degradation.NOT_FINITE && request.onFailure() == OnFailure.FAIL) {
            throw new RescoreFailedException(
                    "bundle ["
                            + bundle.name()
                            + "]: ["
                            + model
                            + "] gave a logit that is not a finite number",
                    null);
        }
        degradation = degradation.or(found);
    }

    private static Degradation reason(ModelFailure failure, Degradation otherwise) {
        return failure.thrown() instanceof DirectMemoryException
                ? Degradation.NO_MEMORY
                : otherwise;
    }

    private void fail(Degradation found, RuntimeException thrown) {
        if (request.onFailure() == OnFailure.FAIL) {
            throw new RescoreFailedException(
                    "bundle [" + bundle.name() + "] failed: " + thrown.getMessage(), thrown);
        }
        degradation = degradation.or(found);
        failure = thrown;
    }

    private RescoreResult finish() {
        Map<Integer, HitRecord> records = recorder.records(retrieved.scoreDocs, workspace.scores);
        TopDocs sorted = workspace.order.sort(retrieved, workspace.scores);
        stopwatch.sort();
        return new RescoreResult(
                sorted,
                workspace.scores.size(),
                hardStage.hard(),
                hardStage.microBatches(),
                degradation,
                Optional.ofNullable(failure),
                stopwatch.times(),
                records);
    }
}
