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
import io.hapsearch.cli.opensearch.SearchClient;
import io.hapsearch.cli.opensearch.SearchReply;
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
    private final Workload workload;
    private final Progress progress;
    private final long seed;

    /**
     * @param seed decides weights, queries, and in which order variants take their turns
     */
    Bench(NodeClient node, Workload workload, Progress progress, long seed) {
        this.node = node;
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
        new Deployer(node, progress)
                .deploy(new BenchBundle(seed).make(), BenchBundle.NAME.name());
    }

    /**
     * Measures every variant at every window.
     *
     * @param requests how many different queries
     */
    BenchResult measure(List<Integer> windows, int requests) {
        List<BenchRow> rows = new ArrayList<>();
        for (int window : windows) {
            rows.addAll(measure(window, workload.texts(requests)));
        }
        return new BenchResult(rows, new FixedCost().of(rows));
    }

    private List<BenchRow> measure(int window, List<List<String>> texts) {
        SearchClient search = new SearchClient(node, INDEX);
        List<List<Payload>> bodies = bodies(window, texts);
        Interleaving interleaving = new Interleaving(VARIANTS.length, texts.size(), seed);
        long steps = (long) (WARM_UP_PASSES + PASSES) * texts.size();
        Timings timings;
        try (ProgressBar bar = progress.bar("Window " + window, steps)) {
            Interleaving.Asker asker =
                    (variant, text) -> ask(search, bodies.get(variant).get(text), window);
            interleaving.run(WARM_UP_PASSES, asker, bar::step);
            timings = interleaving.run(PASSES, asker, bar::step);
        }
        List<BenchRow> rows = new ArrayList<>();
        for (BenchVariant variant : VARIANTS) {
            if (variant != BenchVariant.PLAIN) {
                rows.add(
                        BenchRow.single(
                                variant.key(),
                                window,
                                timings.millis(variant.ordinal()),
                                timings.millisOver(
                                        variant.ordinal(), BenchVariant.PLAIN.ordinal())));
            }
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
