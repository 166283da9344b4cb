/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.experiment;

import io.hapsearch.cli.experiment.Candidates.Judged;
import io.hapsearch.models.calibration.Calibration;
import io.hapsearch.training.evaluate.BinaryMetrics;
import io.hapsearch.training.model.Batch;
import io.hapsearch.training.model.BatchAssembler;
import io.hapsearch.training.model.Layout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Measures a scorer on requests. Not thread-safe. */
final class Judge {
    private static final int BATCH = 1_024;
    private static final int BINS = 10;

    private final Candidates candidates;
    private final Candidates exposures;
    private final BatchAssembler assembler;
    private final BatchAssembler exposureAssembler;

    /**
     * @param candidates requests with windows
     * @param exposures requests of which only what was shown counts, none of them left out for what
     *     the user did, so that calibration can be measured; null if there are none
     */
    Judge(Candidates candidates, Candidates exposures, Layout layout) {
        this.candidates = candidates;
        this.exposures = exposures;
        this.assembler = new BatchAssembler(candidates.samples(), layout);
        this.exposureAssembler =
                exposures == null ? null : new BatchAssembler(exposures.samples(), layout);
    }

    /** Each metric of each request. */
    Map<RequestMetric, double[]> requests(Scorer scorer) {
        Map<RequestMetric, double[]> values = new EnumMap<>(RequestMetric.class);
        int n = candidates.requests().size();
        for (RequestMetric metric : RequestMetric.values()) {
            values.put(metric, new double[n]);
        }
        for (int i = 0; i < n; i++) {
            Judged request = candidates.requests().get(i);
            int[] hits = new int[request.gains().length];
            int first = candidates.first(i);
            Arrays.setAll(hits, at -> first + at);
            Batch batch = assembler.assemble(new int[] {i}, hits);
            double[] scores = scorer.scores(batch);
            int at = i;
            values.forEach((metric, array) -> array[at] = metric.of(scores, request));
        }
        return values;
    }

    /** The metrics of retrieval itself. */
    Map<RequestMetric, double[]> retrieval() {
        return requests(
                batch -> {
                    double[] scores = new double[batch.item().rows()];
                    Arrays.setAll(scores, i -> -i);
                    return scores;
                });
    }

    /** Whether calibration can be measured. */
    boolean hasExposures() {
        return exposures != null;
    }

    /** The expected calibration error and the Brier score of what was shown. */
    double[] calibration(Scorer scorer, Calibration calibration) {
        List<int[]> shown = new ArrayList<>();
        List<Boolean> labels = new ArrayList<>();
        for (int i = 0; i < exposures.requests().size(); i++) {
            Judged request = exposures.requests().get(i);
            for (int at = 0; at < request.gains().length; at++) {
                if (request.judged()[at]) {
                    shown.add(new int[] {i, exposures.first(i) + at});
                    labels.add(request.relevant()[at]);
                }
            }
        }
        double[] probabilities = new double[shown.size()];
        boolean[] positive = new boolean[probabilities.length];
        for (int from = 0; from < probabilities.length; from += BATCH) {
            List<int[]> some = shown.subList(from, Math.min(probabilities.length, from + BATCH));
            double[] logits =
                    scorer.scores(
                            exposureAssembler.assemble(
                                    some.stream().mapToInt(pair -> pair[0]).toArray(),
                                    some.stream().mapToInt(pair -> pair[1]).toArray()));
            for (int i = 0; i < logits.length; i++) {
                probabilities[from + i] = calibration.probability(logits[i]);
                positive[from + i] = labels.get(from + i);
            }
        }
        return new double[] {
            BinaryMetrics.expectedCalibrationError(probabilities, positive, BINS),
            BinaryMetrics.brier(probabilities, positive)
        };
    }
}
