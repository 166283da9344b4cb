/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore;

import static org.apache.lucene.tests.util.LuceneTestCase.random;

import com.fasterxml.jackson.databind.JsonNode;
import io.hapsearch.models.bundle.BundleName;
import io.hapsearch.models.bundle.BundleWriter;
import io.hapsearch.models.bundle.LoadedBundle;
import io.hapsearch.models.bundle.LoadedModel;
import io.hapsearch.models.bundle.ModelEntry;
import io.hapsearch.models.calibration.Calibration;
import io.hapsearch.models.feature.ElementType;
import io.hapsearch.models.feature.Feature;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.feature.HitValues;
import io.hapsearch.models.feature.Input;
import io.hapsearch.models.feature.ParamValues;
import io.hapsearch.models.feature.Scope;
import io.hapsearch.models.onnx.BatchScorer;
import io.hapsearch.models.onnx.CallWatch;
import io.hapsearch.models.tensor.HitEncoder;
import io.hapsearch.models.tensor.InputBuffers;
import io.hapsearch.models.tensor.RequestEncoder;
import io.hapsearch.models.testing.Bundles;
import io.hapsearch.models.testing.Graphs;
import io.hapsearch.rescore.extract.RowBudget;
import io.hapsearch.rescore.route.Policy;
import io.hapsearch.rescore.route.Router;
import io.hapsearch.rescore.route.Thresholds;
import io.hapsearch.rescore.testing.RandomIndex;
import io.hapsearch.rescore.testing.Specs;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;

/**
 * A loaded bundle with its rescorer, and what is needed to rescore and to compute the same by hand.
 */
final class Fixture implements AutoCloseable {
    static final long NOW = 1_790_000_000_000L;

    /** The only input of small bundles, one double field. */
    static final Input X =
            new Input(
                    "x",
                    Scope.HIT,
                    ElementType.FLOAT,
                    List.of(new Feature.Field("x", "double", 1.0, null)));

    final LoadedBundle bundle;
    private final CallWatch watch;
    final TwoStageRescorer rescorer;
    final Map<String, JsonNode> params;
    final Map<String, Query> queries;

    private Fixture(byte[] zip, Map<String, JsonNode> params, Map<String, Query> queries) {
        this.bundle = Bundles.load(zip);
        this.watch = new CallWatch(Thread::new);
        this.rescorer =
                new TwoStageRescorer(bundle, new RowBudget(() -> 1 << 16), watch, System::nanoTime);
        this.params = params;
        this.queries = queries;
    }

    /** Two networks over every kind of feature, the light one with a hidden layer to look at. */
    static Fixture everyKind(Map<String, Query> queries) {
        Random random = random();
        FeatureSpec spec = Specs.everyKind(random);
        List<Input> all = spec.inputs();
        byte[] light = Graphs.mlp(random, all.subList(0, 3), 8);
        byte[] expressive = Graphs.mlp(random, all, 16, 8);
        Map<String, JsonNode> params = Specs.params(random);
        BundleWriter.ModelFile lightFile =
                new BundleWriter.ModelFile(light, entry(Graphs.HIDDEN, random));
        BundleWriter.ModelFile expressiveFile =
                new BundleWriter.ModelFile(expressive, entry(null, random));
        BundleName name = new BundleName("every", "1");
        return new Fixture(
                Bundles.zip(name, spec, lightFile, expressiveFile, Bundles.emptyHit(params)),
                params,
                queries);
    }

    /** Two graphs over {@link #X}. */
    static Fixture small(byte[] light, byte[] expressive) {
        FeatureSpec spec = new FeatureSpec(List.of(), List.of(X));
        return new Fixture(
                Bundles.zip(
                        new BundleName("small", "1"),
                        spec,
                        light,
                        expressive,
                        Bundles.emptyHit(Map.of())),
                Map.of(),
                Map.of());
    }

    private static ModelEntry entry(String hidden, Random random) {
        double shift = random.nextDouble();
        Calibration calibration =
                new Calibration(
                        new double[] {-3 - shift, 0, 2 + shift}, new double[] {0.01, 0.4, 0.95});
        return new ModelEntry(Graphs.LOGIT, hidden, calibration);
    }

    RescoreRequest request(Router router, int budget, int microBatch) {
        return request(router, budget, microBatch, Long.MAX_VALUE, OnFailure.LIGHT);
    }

    RescoreRequest request(
            Router router, int budget, int microBatch, long deadlineNanos, OnFailure onFailure) {
        return new RescoreRequest(
                ParamValues.resolve(bundle.spec(), params),
                NOW,
                queries,
                router,
                budget,
                Long.MAX_VALUE,
                10,
                microBatch,
                deadlineNanos,
                onFailure,
                true);
    }

    RescoreResult rescore(RandomIndex index, TopDocs hits, int window, RescoreRequest request)
            throws IOException {
        return rescorer.rescore(
                copy(hits), window, index.searcher(), index.fields(), request, Interruption.NONE);
    }

    /** The probabilities of a model for hits, each computed alone. */
    double[] probabilities(LoadedModel model, RandomIndex index, ScoreDoc[] hits)
            throws IOException {
        ParamValues values = ParamValues.resolve(bundle.spec(), params);
        InputBuffers inputs = new InputBuffers(bundle.spec(), 1);
        new RequestEncoder(bundle.spec()).encode(values, inputs);
        HitEncoder encoder = new HitEncoder(values, NOW);
        double[] probabilities = new double[hits.length];
        List<HitValues> raw = index.values(hits, queries);
        try (BatchScorer scorer = model.scorer(inputs)) {
            for (int i = 0; i < hits.length; i++) {
                encoder.encode(raw.get(i), inputs, 0);
                scorer.score(1);
                probabilities[i] = model.calibration().probability(scorer.logits().get(0));
            }
        }
        return probabilities;
    }

    static Router top() {
        return Policy.TOP.router(new Thresholds(0, 1));
    }

    static TopDocs copy(TopDocs hits) {
        ScoreDoc[] copies = new ScoreDoc[hits.scoreDocs.length];
        for (int i = 0; i < copies.length; i++) {
            copies[i] = new ScoreDoc(hits.scoreDocs[i].doc, hits.scoreDocs[i].score);
        }
        return new TopDocs(hits.totalHits, copies);
    }

    @Override
    public void close() {
        rescorer.close();
        watch.close();
        bundle.release();
    }
}
