/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hapsearch.cli.experiment.Candidates.Judged;
import org.junit.jupiter.api.Test;

class RequestMetricTest {
    /** Three retrieved, of which the second was shown and skipped; a fourth was shown and liked. */
    private static final Judged REQUEST =
            new Judged(
                    3,
                    new double[] {0, 0, 0, 1},
                    new boolean[] {false, false, false, true},
                    new boolean[] {false, true, false, true},
                    1);

    @Test
    void impressionsCountWhetherTheyWereRetrievedOrNot() {
        assertEquals(
                1, RequestMetric.NDCG_IMPRESSIONS.of(new double[] {9, 1, 8, 2}, REQUEST), 1e-12);
        assertEquals(
                Math.log(2) / Math.log(3),
                RequestMetric.NDCG_IMPRESSIONS.of(new double[] {9, 2, 8, 1}, REQUEST),
                1e-12);
        assertEquals(1, RequestMetric.AUC.of(new double[] {9, 1, 8, 2}, REQUEST));
    }

    @Test
    void whatWasNotRetrievedIsNotFound() {
        assertEquals(0, RequestMetric.RECALL_WINDOW.of(new double[] {1, 2, 3, 4}, REQUEST));
    }

    @Test
    void recallIsTheShareFoundAmongTheFirstHundred() {
        double[] gains = new double[150];
        boolean[] relevant = new boolean[150];
        double[] scores = new double[150];
        for (int i = 0; i < 150; i++) {
            scores[i] = -i;
        }
        relevant[99] = true;
        relevant[100] = true;
        gains[99] = 1;
        gains[100] = 1;
        Judged request = new Judged(150, gains, relevant, null, 4);
        assertEquals(0.25, RequestMetric.RECALL_WINDOW.of(scores, request));
        assertEquals(0, RequestMetric.NDCG_WINDOW.of(scores, request));
        assertTrue(Double.isNaN(RequestMetric.NDCG_IMPRESSIONS.of(scores, request)));
    }
}
