/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hapsearch.training.feed.Truth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

class RankingTest {

    private record Gains(Map<String, Double> byId, Set<String> relevant) implements Truth {
        @Override
        public double gain(String document) {
            return byId.getOrDefault(document, 0.0);
        }
    }

    @RepeatedTest(10)
    void theOrderByGainIsIdealAndNoOtherIsBetter(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Map<String, Double> gains = new TreeMap<>();
        for (int i = 0; i < 40; i++) {
            gains.put("d" + i, random.nextDouble());
        }
        List<String> ideal = new ArrayList<>(gains.keySet());
        ideal.sort(Comparator.comparing(gains::get).reversed());
        List<String> shuffled = new ArrayList<>(ideal);
        Collections.shuffle(shuffled, random);
        Truth truth = new Gains(gains, Set.of(shuffled.get(4), "not retrieved"));

        Ranking best = Ranking.of(ideal.subList(0, 10), shuffled, truth);
        Ranking other = Ranking.of(shuffled.subList(0, 10), shuffled, truth);

        assertEquals(1, best.ndcg(), 1e-12);
        assertTrue(other.ndcg() <= best.ndcg());
        assertEquals(new Ranking(other.ndcg(), 1, 0.5, 0.2), other);
    }

    @RepeatedTest(5)
    void aDifferenceLiesInItsInterval(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<Ranking> a = new ArrayList<>();
        List<Ranking> b = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            a.add(new Ranking(0.5 + 0.4 * random.nextDouble(), 0, 0, 0));
            b.add(new Ranking(0.4 * random.nextDouble(), 0, 0, 0));
        }

        Difference difference = Difference.of("a", a, "b", b);

        double mean = Ranking.mean(a, Ranking::ndcg) - Ranking.mean(b, Ranking::ndcg);
        assertEquals(mean, difference.difference(), 1e-9);
        assertTrue(difference.low() > 0);
        assertTrue(difference.low() < mean && mean < difference.high());
    }
}
