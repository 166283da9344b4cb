/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.demo;

import io.hapsearch.cli.base.Progress;
import io.hapsearch.cli.deploy.BundleFile;
import io.hapsearch.cli.deploy.Deployer;
import io.hapsearch.cli.feed.Feed;
import io.hapsearch.cli.feed.FeedIndex;
import io.hapsearch.cli.measure.Difference;
import io.hapsearch.cli.measure.Quantiles;
import io.hapsearch.cli.measure.Timings;
import io.hapsearch.cli.opensearch.NodeClient;
import io.hapsearch.cli.opensearch.SearchClient;
import io.hapsearch.cli.opensearch.StatsClient;
import io.hapsearch.cli.train.Training;
import io.hapsearch.models.bundle.BundleName;
import io.hapsearch.training.TrainingOptions;
import io.hapsearch.training.feed.FeedRequest;
import io.hapsearch.training.sample.Source;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes a feed through everything on a running node: index, train, deploy, ask, measure. */
final class Demo {

    /** The index that the demo fills. */
    static final String INDEX = "videos";

    private static final BundleName MODEL = new BundleName("feed", "1");

    private final Feed feed;
    private final NodeClient node;
    private final Progress progress;
    private final long seed;
    private final SearchBodies bodies;

    /**
     * @param seed decides the weights that training starts from, and in which order variants take
     *     their turns
     */
    Demo(Feed feed, NodeClient node, Progress progress, long seed) {
        this.feed = feed;
        this.node = node;
        this.progress = progress;
        this.seed = seed;
        this.bodies = new SearchBodies(MODEL.name(), feed.window());
    }

    /** Creates and fills the index. */
    void index() {
        new FeedIndex(node, INDEX).fill(feed.data(), progress);
    }

    /** Trains both models. */
    BundleFile train() {
        // the first hundred hits of these windows are of every source
        TrainingOptions options =
                TrainingOptions.defaults(seed).withExpressiveSources(EnumSet.allOf(Source.class));
        byte[] zip =
                new Training(progress).run(Training.plan(feed.data(), MODEL, options)).bundle();
        return new BundleFile(MODEL, zip);
    }

    /** Gives the bundle to the node, so that searches find it. */
    void deploy(BundleFile bundle) throws Exception {
        new Deployer(node, progress).deploy(bundle, MODEL.name());
    }

    /**
     * Answers the held-out requests in every variant.
     *
     * @param started when the demo began, by {@link System#nanoTime}
     */
    DemoResult measure(long started) {
        List<FeedRequest> requests = feed.data().testRequests();
        SearchClient search = new SearchClient(node, INDEX);
        List<List<String>> candidates = new Candidates(search, bodies, progress).of(requests);
        Measurement measurement = new Measurement(search, bodies, requests, progress, seed);
        StatsClient stats = new StatsClient(node);
        Map<Variant, Answers> answers = measurement.judge(candidates, () -> stats.counts(MODEL));
        Timings timings = measurement.time();

        Map<String, VariantResult> variants = new LinkedHashMap<>();
        for (Variant variant : Variant.values()) {
            double[] over = timings.millisOver(variant.ordinal(), Variant.RETRIEVAL.ordinal());
            variants.put(variant.key(), VariantResult.of(answers.get(variant), over));
        }
        return new DemoResult(
                feed.data().name(),
                (System.nanoTime() - started) / 1e9,
                requests.size(),
                feed.window(),
                new Quantiles(timings.millis(Variant.RETRIEVAL.ordinal())).median(),
                variants,
                differences(answers));
    }

    /** A search that a user can try. */
    String curl() {
        FeedRequest request = feed.data().testRequests().get(0);
        return new CurlCommand().search(node.uri(), INDEX, bodies.simplest(request));
    }

    private static List<Difference> differences(Map<Variant, Answers> answers) {
        return List.of(
                difference(answers, Variant.LIGHT, Variant.RETRIEVAL),
                difference(answers, Variant.TWO_STAGE, Variant.LIGHT),
                difference(answers, Variant.EXPRESSIVE_ALL, Variant.TWO_STAGE));
    }

    private static Difference difference(
            Map<Variant, Answers> answers, Variant variant, Variant over) {
        return Difference.of(
                variant.key(),
                answers.get(variant).rankings(),
                over.key(),
                answers.get(over).rankings());
    }
}
