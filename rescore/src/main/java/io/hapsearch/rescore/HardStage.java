/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore;

import io.hapsearch.models.calibration.Calibration;
import io.hapsearch.models.onnx.ScoringStoppedException;
import io.hapsearch.models.tensor.DirectMemoryException;
import io.hapsearch.models.tensor.TensorBuffer;
import io.hapsearch.rescore.extract.Extraction;
import io.hapsearch.rescore.route.LightWindow;
import io.hapsearch.rescore.route.Router;
import java.io.IOException;
import org.apache.lucene.search.ScoreDoc;

/**
 * The expressive stage of one rescore: lets the router name micro-batches and scores them until the
 * router, the budget, the deadline or a cancellation ends it. Not thread-safe.
 */
final class HardStage {
    private final Workspace workspace;
    private final WindowScores scores;
    private final Calibration calibration;
    private final RescoreRequest request;
    private final ScoreDoc[] hits;
    private final Guard guard;
    private final HitCost cost;
    private final Stopwatch stopwatch;
    private final Recorder recorder;
    private final int budget;
    private final int limit;
    private int hard;
    private int microBatches;
    private Degradation degradation = Degradation.NONE;

    HardStage(
            Workspace workspace,
            Calibration calibration,
            RescoreRequest request,
            ScoreDoc[] hits,
            Guard guard,
            HitCost cost,
            Stopwatch stopwatch,
            Recorder recorder) {
        this.workspace = workspace;
        this.scores = workspace.scores;
        this.calibration = calibration;
        this.request = request;
        this.hits = hits;
        this.guard = guard;
        this.cost = cost;
        this.stopwatch = stopwatch;
        this.recorder = recorder;
        this.budget = Math.min(request.budget(), scores.size());
        this.limit = evenBatches(budget, request.microBatch());
    }

    /**
     * Converses with the router until the end.
     *
     * @param extraction of the inputs that only the expressive model takes
     * @throws ModelFailure if the model or the router fails; what is scored by then stays scored
     */
    void run(Extraction extraction) throws IOException, ModelFailure {
        if (budget == 0) {
            return;
        }
        try {
            workspace.ensureBatch(limit);
        } catch (DirectMemoryException e) {
            throw new ModelFailure(e);
        }
        Router.Conversation conversation = open();
        while (hard < budget) {
            int affordable = cost.hitsWithin(request.budgetNanos() - spentNanos());
            if (affordable == 0) {
                break;
            }
            int intime = cost.hitsWithin(guard.nanosLeft());
            int room = Math.min(Math.min(affordable, Math.max(1, intime)), limit);
            int named = name(conversation, Math.min(room, budget - hard));
            stopwatch.routing();
            if (named == 0) {
                break;
            }
            Degradation interruption = intime == 0 ? Degradation.DEADLINE : guard.check();
            if (interruption == Degradation.NONE) {
                fill(extraction, named);
                stopwatch.extraction();
                interruption = guard.check();
            }
            if (interruption == Degradation.NONE) {
                stopwatch.beforeExpressive();
                try {
                    interruption = score(named);
                } finally {
                    stopwatch.expressive();
                }
            }
            if (interruption != Degradation.NONE) {
                degradation = degradation.or(interruption);
                recordCut(conversation, named);
                return;
            }
            tell(conversation, named);
        }
        predict(conversation);
        stopwatch.routing();
    }

    private long spentNanos() {
        return request.budgetNanos() == Long.MAX_VALUE ? 0 : stopwatch.times().expressive();
    }

    /** How many hits met the expressive model. */
    int hard() {
        return hard;
    }

    /** In how many calls they did. */
    int microBatches() {
        return microBatches;
    }

    /** What kept hits from an expressive score so far. */
    Degradation degradation() {
        return degradation;
    }

    /**
     * As many micro-batches as needed, of one size: the model's tensors are bound anew at each
     * change of size.
     */
    private static int evenBatches(int budget, int microBatch) {
        return budget == 0 ? 0 : Math.ceilDiv(budget, Math.ceilDiv(budget, microBatch));
    }

    private Router.Conversation open() throws ModelFailure {
        LightWindow window =
                new LightWindow(
                        scores.size(),
                        scores.lightLogits(),
                        scores.lightProbabilities(),
                        workspace.light.hidden(),
                        workspace.light.hiddenWidth(),
                        null,
                        workspace.routerMemory,
                        request.page(),
                        budget);
        try {
            return request.router().open(window);
        } catch (RuntimeException e) {
            throw new ModelFailure(e);
        }
    }

    /** Asks for a micro-batch; never lets the router go beyond the limit, whatever it says. */
    private int name(Router.Conversation conversation, int room) throws ModelFailure {
        try {
            int named = Math.min(conversation.next(workspace.batch, room), room);
            for (int i = 0; i < named; i++) {
                scores.name(workspace.batch[i]);
            }
            return Math.max(named, 0);
        } catch (RuntimeException e) {
            throw new ModelFailure(e);
        }
    }

    private void fill(Extraction extraction, int named) throws IOException {
        for (TensorBuffer shared : workspace.sharedColumns) {
            TensorBuffer window = workspace.windowInputs.get(shared.input().name());
            for (int row = 0; row < named; row++) {
                shared.copyRow(window, workspace.batch[row], row);
            }
        }
        workspace.hits.take(hits, workspace.batch, named);
        extraction.fill(workspace.hits, guard::isOver);
        recorder.features(workspace.batchColumns, workspace.batch, named);
    }

    /** Why the model was stopped, if it was: then no hit of the batch has an expressive score. */
    private Degradation score(int named) throws ModelFailure {
        long start = System.nanoTime();
        try {
            workspace.expressive.score(named, guard::isOver);
        } catch (ScoringStoppedException e) {
            cost.measuredAtLeast(named, System.nanoTime() - start);
            return guard.check();
        } catch (RuntimeException e) {
            throw new ModelFailure(e);
        }
        cost.measured(named, System.nanoTime() - start);
        hard += named;
        microBatches++;
        for (int row = 0; row < named; row++) {
            double logit = workspace.expressive.logits().get(row);
            if (Double.isFinite(logit)) {
                double probability = calibration.probability(logit);
                workspace.batchLogits[row] = logit;
                workspace.batchProbabilities[row] = probability;
                scores.expressive(workspace.batch[row], logit, probability);
            } else {
                workspace.batchLogits[row] = Double.NaN;
                workspace.batchProbabilities[row] = Double.NaN;
                degradation = degradation.or(Degradation.NOT_FINITE);
            }
        }
        return Degradation.NONE;
    }

    private void tell(Router.Conversation conversation, int named) throws ModelFailure {
        try {
            conversation.seen(workspace.batchLogits, workspace.batchProbabilities, named);
        } catch (RuntimeException e) {
            throw new ModelFailure(e);
        }
    }

    /** Lets the router tell what follows from the batches for hits that were in none of them. */
    private void predict(Router.Conversation conversation) throws ModelFailure {
        if (hard == 0) {
            return;
        }
        try {
            for (int position = 0; position < scores.size(); position++) {
                if (scores.isEasy(position)) {
                    scores.predict(position, conversation.predicted(position));
                }
            }
        } catch (RuntimeException e) {
            throw new ModelFailure(e);
        }
    }

    /** Only an explanation asks which hits were cut off, and pays for the router's answer. */
    private void recordCut(Router.Conversation conversation, int cut) throws ModelFailure {
        int left = request.record() ? budget - hard - cut : 0;
        while (left > 0) {
            int named = name(conversation, Math.min(limit, left));
            left = named == 0 ? 0 : left - named;
        }
    }
}
