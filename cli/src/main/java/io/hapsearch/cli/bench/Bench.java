/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hapsearch.cli.base.CommandFailure;
import io.hapsearch.cli.base.Progress;
import io.hapsearch.cli.measure.Interleaving;
import io.hapsearch.cli.measure.Timings;
import io.hapsearch.cli.opensearch.NodeClient;
import io.hapsearch.cli.opensearch.Payload;
import io.hapsearch.cli.opensearch.RescoreCounts;
import io.hapsearch.cli.opensearch.SearchClient;
import io.hapsearch.cli.opensearch.SearchReply;
import io.hapsearch.cli.opensearch.StatsClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import me.tongfei.progressbar.ProgressBar;

/** Measures on a running node whose indices are filled. */
final class Bench {

    /** Before anything is measured: the first situation must not pay for the compiler. */
    private static final int FIRST_PASSES = 8;

    private static final int WARM_UP_PASSES = 2;
    private static final int PASSES = 4;

    private final NodeClient node;
    private final StatsClient stats;
    private final List<Variant> variants;
    private final List<List<String>> texts;
    private final Allocation allocation;
    private final Progress progress;
    private final long seed;

    /**
     * @param variants what to measure, the plain query first
     * @param texts the questions
     * @param allocation measures what the node allocates
     * @param seed decides in which order variants take their turns
     */
    Bench(
            NodeClient node,
            List<Variant> variants,
            List<List<String>> texts,
            Allocation allocation,
            Progress progress,
            long seed) {
        this.node = node;
        this.stats = new StatsClient(node);
        this.variants = List.copyOf(variants);
        this.texts = texts;
        this.allocation = allocation;
        this.progress = progress;
        this.seed = seed;
    }

    /** Measures every variant in every situation. */
    BenchResult measure(List<Cell> cells) {
        List<BenchRow> rows = new ArrayList<>();
        List<StageRow> stages = new ArrayList<>();
        // how many clients ask at the same time does not change what a request allocates
        Map<Cell, double[]> allocated = new HashMap<>();
        for (Cell cell : cells) {
            SearchClient search = new SearchClient(node, cell.layout().index());
            List<List<Payload>> bodies = bodies(cell.window());
            int warmUp = rows.isEmpty() ? FIRST_PASSES : WARM_UP_PASSES;
            List<Timings> timings = time(cell, search, bodies, warmUp);
            Map<String, RescoreCounts> counts = count(cell, search, bodies);
            double hits = hits(counts, cell);
            double[] bytes =
                    allocated.computeIfAbsent(
                            new Cell(cell.layout(), cell.window(), 1),
                            key -> allocated(search, bodies));
            for (int i = 0; i < variants.size(); i++) {
                rows.add(row(cell, i, timings, hits, bytes[i]));
            }
            if (cell.clients() == 1) {
                counts.forEach((variant, own) -> stages.add(StageRow.of(variant, cell, own)));
            }
        }
        Cell usual = cells.getFirst();
        return new BenchResult(rows, stages, new FixedCost().of(like(usual, rows)));
    }

    private static List<BenchRow> like(Cell cell, List<BenchRow> rows) {
        return rows.stream()
                .filter(
                        row ->
                                row.segments() == cell.layout().segments()
                                        && row.shards() == cell.layout().shards()
                                        && row.clients() == cell.clients()
                                        && !row.variant().equals(Variant.PLAIN))
                .toList();
    }

    private List<Timings> time(
            Cell cell, SearchClient search, List<List<Payload>> bodies, int warmUp) {
        Crew crew = new Crew(cell.clients(), variants.size(), texts.size(), seed);
        Interleaving.Asker asker =
                (variant, question) ->
                        ask(search, bodies.get(variant).get(question), cell.window());
        long steps = (long) (warmUp + PASSES) * texts.size() * cell.clients();
        try (ProgressBar bar = progress.bar(title(cell), steps)) {
            crew.run(warmUp, asker, bar::step);
            return crew.run(PASSES, asker, bar::step);
        }
    }

    private static String title(Cell cell) {
        return "Window "
                + cell.window()
                + ", "
                + cell.layout().shards()
                + " shards of "
                + cell.layout().segments()
                + " segments, "
                + cell.clients()
                + " clients";
    }

    /** Each variant by itself, since the node counts by model and not by variant. */
    private Map<String, RescoreCounts> count(
            Cell cell, SearchClient search, List<List<Payload>> bodies) {
        Map<String, RescoreCounts> counts = new LinkedHashMap<>();
        for (int i = 0; i < variants.size(); i++) {
            String variant = variants.get(i).key();
            if (OwnVariants.COUNTED.contains(variant)) {
                RescoreCounts before = stats.counts(BenchBundle.NAME);
                bodies.get(i).forEach(body -> ask(search, body, cell.window()));
                counts.put(variant, stats.counts(BenchBundle.NAME).since(before));
            }
        }
        return counts;
    }

    /** How many hits of a request are rescored: a shard may have fewer than the window. */
    private double hits(Map<String, RescoreCounts> counts, Cell cell) {
        RescoreCounts light = counts.get(OwnVariants.LIGHT);
        double hits = (double) light.hits() / texts.size();
        if (cell.layout().shards() == 1 && hits < cell.window()) {
            throw new CommandFailure(
                    "Queries match only "
                            + hits
                            + " documents on average, less than the window of "
                            + cell.window());
        }
        return hits;
    }

    /** Bytes per request of each variant. */
    private double[] allocated(SearchClient search, List<List<Payload>> bodies) {
        List<Runnable> requests = bodies.stream().map(own -> inTurn(own, search)).toList();
        return allocation.perRequest(requests, texts.size());
    }

    private static Runnable inTurn(List<Payload> own, SearchClient search) {
        int[] next = {0};
        return () -> search.search(own.get(next[0]++ % own.size()));
    }

    private BenchRow row(
            Cell cell, int variant, List<Timings> timings, double hits, double allocated) {
        double[] millis =
                timings.stream().flatMapToDouble(t -> DoubleStream.of(t.millis(variant))).toArray();
        double[] over =
                timings.stream()
                        .flatMapToDouble(t -> DoubleStream.of(t.millisOver(variant, 0)))
                        .toArray();
        return BenchRow.of(variants.get(variant).key(), cell, millis, over, hits, allocated);
    }

    private List<List<Payload>> bodies(int window) {
        List<List<Payload>> bodies = new ArrayList<>();
        for (Variant variant : variants) {
            List<Payload> own = new ArrayList<>();
            for (List<String> text : texts) {
                ObjectNode body = variant.search().of(window, text);
                own.add(Payload.json(body));
            }
            bodies.add(own);
        }
        return bodies;
    }

    private static long ask(SearchClient search, Payload body, int window) {
        SearchReply reply = search.search(body);
        if (reply.total() < window) {
            throw new CommandFailure(
                    "A query matches only "
                            + reply.total()
                            + " documents, less than the window of "
                            + window);
        }
        return reply.nanos();
    }
}
