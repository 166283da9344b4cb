/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hapsearch.cli.experiment.Comparisons.Comparison;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonsTest {
    @Test
    void differencesAreThoseOfMeansOverSeedsAndLeaveOutWhatARequestCannotTell() {
        List<Row> rows =
                List.of(
                        row("retrieval", "retrieval", 0, 0.0, 0.0, null),
                        row("light", "mixed", 1, 0.2, 0.4, null),
                        row("light", "mixed", 2, 0.4, 0.2, null),
                        row("light", "separated", 1, 0.5, 0.6, null),
                        row("light", "separated", 2, 0.7, 0.4, null));
        List<Comparison> comparisons = new Comparisons(rows).all("separated");
        Comparison found =
                comparisons.stream()
                        .filter(
                                one ->
                                        one.a().equals("separated")
                                                && one.b().equals("mixed")
                                                && one.metric().equals("auc"))
                        .findFirst()
                        .orElseThrow();
        assertEquals(0.25, found.difference(), 1e-9);
        assertEquals(0.2, found.low(), 1e-9);
        assertEquals(0.3, found.high(), 1e-9);
        assertTrue(
                comparisons.stream().noneMatch(one -> one.metric().startsWith("ndcg")),
                "no request says anything about it");
        assertEquals(
                List.of("mixed/retrieval", "separated/mixed", "separated/retrieval"),
                comparisons.stream()
                        .map(one -> one.a() + "/" + one.b())
                        .distinct()
                        .sorted()
                        .toList());
    }

    private static Row row(
            String model, String variant, long seed, Double first, Double second, Double third) {
        Map<String, List<Double>> requests = new HashMap<>();
        for (RequestMetric metric : RequestMetric.values()) {
            requests.put(
                    metric.key(),
                    metric == RequestMetric.AUC
                            ? Arrays.asList(first, second, third)
                            : new ArrayList<>(Collections.nCopies(3, null)));
        }
        return new Row(model, variant, seed, Map.of(), requests, List.of(), 0);
    }
}
