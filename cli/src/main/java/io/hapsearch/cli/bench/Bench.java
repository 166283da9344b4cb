/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.bench;

import io.hapsearch.cli.base.CommandFailure;
import io.hapsearch.cli.base.Progress;
import io.hapsearch.cli.deploy.Deployer;
import io.hapsearch.cli.measure.Interleaving;
import io.hapsearch.cli.measure.Timings;
import io.hapsearch.cli.opensearch.IndexClient;
import io.hapsearch.cli.opensearch.NodeClient;
import io.hapsearch.cli.opensearch.Payload;
import io.hapsearch.cli.opensearch.RescoreCounts;
import io.hapsearch.cli.opensearch.SearchClient;
import io.hapsearch.cli.opensearch.SearchReply;
import io.hapsearch.cli.opensearch.StatsClient;
import java.util.ArrayList;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;

/** Measures on a running node. */
final class Bench {

    private static final String INDEX = "bench";
    private static final BenchVariant[] VARIANTS = BenchVariant.values();
    private static final int WARM_UP_PASSES = 2;
    private static final int PASSES = 4;

    private final NodeClient node;
    private final SearchClient search;
    private final StatsClient stats;
    private final Workload workload;
    private final Progress progress;
    private final long seed;

    /**
     * @param seed decides weights, queries, and in which order variants take their turns
     */
    Bench(NodeClient node, Workload workload, Progress progress, long seed) {
        this.node = node;
        this.search = new SearchClient(node, INDEX);
        this.stats = new StatsClient(node);
        this.workload = workload;
        this.progress = progress;
        this.seed = seed;
    }

    /** Fills the index and deploys the bundle. */
    void prepare() throws Exception {
        IndexClient index = new IndexClient(node, INDEX);
        index.create(workload.index());
        try (ProgressBar bar = progress.bar("Indexing", workload.size())) {
            index.fill(workload.documents(), bar::stepTo);
        }
        index.refresh();
        progress.during(
                "Merging to one segment",
                () -> {
                    index.forceMerge(1);
                    return null;
                });
        new Deployer(node, progress).deploy(new BenchBundle(seed).make(), BenchBundle.NAME.name());
    }

    /**
     * Measures every variant at every window.
     *
     * @param requests how many different queries
     */
    BenchResult measure(List<Integer> windows, int requests) {
        List<List<String>> texts = workload.texts(requests);
        List<BenchRow> rows = new ArrayList<>();
        List<StageRow> stages = new ArrayList<>();
        for (int window : windows) {
            List<List<Payload>> bodies = bodies(window, texts);
            rows.addAll(time(window, bodies));
            stages.addAll(countStages(window, bodies));
        }
        return new BenchResult(rows, stages, new FixedCost().of(rows));
    }

    private List<BenchRow> time(int window, List<List<Payload>> bodies) {
        int questions = bodies.get(0).size();
        Interleaving interleaving = new Interleaving(VARIANTS.length, questions, seed);
        Timings timings;
        long steps = (long) (WARM_UP_PASSES + PASSES) * questions;
        try (ProgressBar bar = progress.bar("Window " + window, steps)) {
            Interleaving.Asker asker =
                    (variant, question) -> ask(bodies.get(variant).get(question), window);
            interleaving.run(WARM_UP_PASSES, asker, bar::step);
            timings = interleaving.run(PASSES, asker, bar::step);
        }
        List<BenchRow> rows = new ArrayList<>();
        for (BenchVariant variant : VARIANTS) {
            if (variant != BenchVariant.PLAIN) {
                double[] millis = timings.millis(variant.ordinal());
                double[] over = timings.millisOver(variant.ordinal(), BenchVariant.PLAIN.ordinal());
                rows.add(BenchRow.single(variant.key(), window, millis, over));
            }
        }
        return rows;
    }

    /** Each variant by itself, since the node counts by model and not by variant. */
    private List<StageRow> countStages(int window, List<List<Payload>> bodies) {
        List<BenchVariant> ours =
                List.of(BenchVariant.LIGHT, BenchVariant.TWO_STAGE, BenchVariant.EXPRESSIVE_ALL);
        List<StageRow> rows = new ArrayList<>();
        for (BenchVariant variant : ours) {
            RescoreCounts before = stats.counts(BenchBundle.NAME);
            bodies.get(variant.ordinal()).forEach(body -> ask(body, window));
            RescoreCounts counts = stats.counts(BenchBundle.NAME).since(before);
            rows.add(StageRow.of(variant.key(), window, counts));
        }
        return rows;
    }

    private static List<List<Payload>> bodies(int window, List<List<String>> texts) {
        BenchBodies searches = new BenchBodies(BenchBundle.NAME.name(), window);
        List<List<Payload>> bodies = new ArrayList<>();
        for (BenchVariant variant : VARIANTS) {
            bodies.add(texts.stream().map(t -> Payload.json(searches.page(variant, t))).toList());
        }
        return bodies;
    }

    private long ask(Payload body, int window) {
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
