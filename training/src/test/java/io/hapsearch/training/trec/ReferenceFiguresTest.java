/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.trec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hapsearch.training.evaluate.RankingMetrics;
import io.hapsearch.training.evaluate.RankingMetrics.Gain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** NDCG of runs of the TREC Deep Learning Tracks whose figures are known. */
class ReferenceFiguresTest {
    private static final Path DATA = Path.of("..", "..", "shared", "data", "msmarco-dl");
    private static final int K = 10;

    @ParameterizedTest
    @CsvSource({
        "dl19, 43, 0, 0.5058",
        "dl20, 54, 0, 0.4796",
        "dl19, 43, 100, 0.7149",
        "dl20, 54, 100, 0.6600",
        "dl19, 43, 30, 0.6631",
        "dl20, 54, 30, 0.6223"
    })
    void reorderingTheTopGivesTheKnownFigures(String year, int queries, int depth, double ndcg) {
        Assumptions.assumeTrue(
                Files.isDirectory(DATA), () -> "msmarco-dl is not at " + DATA.toAbsolutePath());
        Qrels qrels = Qrels.read(DATA.resolve("qrels." + year + ".txt"));
        TrecRun first = TrecRun.read(DATA.resolve("runs/bm25." + year + ".trec"));
        TrecRun second = TrecRun.read(DATA.resolve("runs/splade-pp." + year + ".trec"));
        assertEquals(queries, qrels.queries().size());
        double sum = 0;
        for (String query : qrels.queries().keySet()) {
            List<String> ranked = reordered(first.documents(query), second.documents(query), depth);
            sum +=
                    RankingMetrics.ndcg(
                            qrels.grades(query, ranked), qrels.judged(query), K, Gain.LINEAR);
        }
        assertEquals(ndcg, sum / queries, 0.5e-4);
    }

    /** The top in the order of another list, what that one does not know at the end of the top. */
    private static List<String> reordered(List<String> documents, List<String> order, int depth) {
        Map<String, Integer> positions = new HashMap<>();
        order.forEach(document -> positions.put(document, positions.size()));
        List<String> ranked = new ArrayList<>(documents);
        ranked.subList(0, Math.min(depth, ranked.size()))
                .sort(
                        Comparator.comparingInt(
                                document -> positions.getOrDefault(document, order.size())));
        return ranked;
    }
}
