/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.evaluate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hapsearch.models.calibration.Calibration;
import io.hapsearch.rescore.route.BandRouter;
import io.hapsearch.rescore.route.Thresholds;
import io.hapsearch.rescore.route.TopRouter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

class TwoStagesTest {

    private static final Calibration CALIBRATION = Calibration.logistic();

    @RepeatedTest(20)
    void theBestLightScoresMeetTheExpressiveModel(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Scores scores = scores(random, 1 + random.nextInt(400));
        int budget = random.nextInt(500);

        TwoStages.Outcome outcome = new TwoStages(new TopRouter(), budget).route(scores);

        List<Integer> byLight =
                IntStream.range(0, scores.size())
                        .boxed()
                        .sorted(Comparator.comparingDouble((Integer i) -> -scores.lightLogits()[i]))
                        .toList();
        double[] expected = scores.light().clone();
        byLight.stream().limit(budget).forEach(i -> expected[i] = scores.expressive()[i]);
        assertArrayEquals(expected, outcome.probabilities());
        assertEquals(Math.min(budget, scores.size()), outcome.hard());
    }

    @RepeatedTest(10)
    void whatIsSurelyEasyKeepsItsLightScore(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Scores scores = scores(random, 300);
        Thresholds thresholds = new Thresholds(0.3, 0.6);

        TwoStages.Outcome outcome = new TwoStages(new BandRouter(thresholds), 1_000).route(scores);

        int hard = 0;
        for (int i = 0; i < scores.size(); i++) {
            boolean isHard = thresholds.isHard(scores.light()[i]);
            hard += isHard ? 1 : 0;
            assertEquals(
                    isHard ? scores.expressive()[i] : scores.light()[i],
                    outcome.probabilities()[i]);
        }
        assertEquals(hard, outcome.hard());
    }

    private static Scores scores(Random random, int size) {
        float[] light = new float[size];
        double[] expressive = new double[size];
        for (int i = 0; i < size; i++) {
            light[i] = (float) random.nextGaussian();
            expressive[i] = random.nextGaussian();
        }
        return new Scores(
                light,
                IntStream.range(0, size)
                        .mapToDouble(i -> CALIBRATION.probability(light[i]))
                        .toArray(),
                expressive,
                Arrays.stream(expressive).map(CALIBRATION::probability).toArray(),
                null,
                0,
                Double.NaN);
    }
}
