/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.bench;

import ai.onnxruntime.OrtEnvironment;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.hapsearch.cli.deploy.BundleFile;
import io.hapsearch.models.bundle.Bundle;
import io.hapsearch.models.bundle.BundleName;
import io.hapsearch.models.bundle.BundleWriter;
import io.hapsearch.models.bundle.BundleWriter.ModelFile;
import io.hapsearch.models.bundle.Golden;
import io.hapsearch.models.bundle.ModelEntry;
import io.hapsearch.models.bundle.RoutingDefaults;
import io.hapsearch.models.calibration.Calibration;
import io.hapsearch.models.feature.ElementType;
import io.hapsearch.models.feature.Feature;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.feature.HashEncoding;
import io.hapsearch.models.feature.Input;
import io.hapsearch.models.feature.Param;
import io.hapsearch.models.feature.ParamType;
import io.hapsearch.models.feature.Scope;
import io.hapsearch.training.export.GoldenExamples;
import io.hapsearch.training.export.GraphScorer;
import io.hapsearch.training.export.NetworkExporter;
import io.hapsearch.training.sample.ExampleCollector.Example;
import io.hapsearch.training.sample.RawHit;
import io.hapsearch.training.sample.RawRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * The bundle of the standard workload: 22 features (two match queries and all numeric fields), a
 * dense light network, and an expressive one in which each hit attends to a history of 50 entries.
 * Deterministic by seed.
 *
 * @param seed decides the weights
 */
record BenchBundle(long seed) {

    static final BundleName NAME = new BundleName("bench", "1");

    /** The param that is matched whole. */
    static final String TEXT = "text";

    /** The param with one word. */
    static final String FOCUS = "focus";

    /** The param with the entries that hits attend to. */
    static final String HISTORY = "history";

    private static final String INPUT = "features";
    private static final int FEATURES = 2 + Workload.FIELDS;
    private static final List<Integer> LIGHT = List.of(FEATURES, 160, 64, 32, 1);
    private static final int ENTRIES = 50;
    private static final HashEncoding CODES = new HashEncoding(1_000);
    private static final int EMBEDDING = 64;
    private static final List<Integer> EXPRESSIVE = List.of(512, 256, 128, 64);
    private static final int GOLDEN_HITS = 4;

    /** Makes the bundle. */
    BundleFile make() {
        FeatureSpec spec = spec();
        byte[] light = new RandomMlp(INPUT, LIGHT, seed).onnx();
        byte[] expressive =
                new RandomAttention(
                                new RandomAttention.Side(INPUT, FEATURES, 0),
                                new RandomAttention.Side(HISTORY, ENTRIES, CODES.size()),
                                EMBEDDING,
                                EXPRESSIVE,
                                seed + 1)
                        .onnx();
        byte[] zip =
                new BundleWriter()
                        .write(
                                NAME,
                                spec,
                                golden(spec, light, expressive),
                                model(light),
                                model(expressive),
                                RoutingDefaults.NONE,
                                null);
        return new BundleFile(NAME, zip);
    }

    private static FeatureSpec spec() {
        List<Feature> features = new ArrayList<>();
        for (String param : List.of(TEXT, FOCUS)) {
            JsonNode query =
                    JsonNodeFactory.instance
                            .objectNode()
                            .set(
                                    "match",
                                    JsonNodeFactory.instance
                                            .objectNode()
                                            .put("title", "{{" + param + "}}"));
            features.add(new Feature.Query("match_" + param, query, null, null));
        }
        for (int i = 0; i < Workload.FIELDS; i++) {
            features.add(new Feature.Field(Workload.field(i), Workload.field(i), null, null));
        }
        return new FeatureSpec(
                List.of(
                        new Param(TEXT, ParamType.KEYWORD, null, null),
                        new Param(FOCUS, ParamType.KEYWORD, null, null),
                        new Param(HISTORY, ParamType.KEYWORDS, ENTRIES, null)),
                List.of(
                        new Input(INPUT, Scope.HIT, ElementType.FLOAT, features),
                        new Input(
                                HISTORY,
                                Scope.REQUEST,
                                ElementType.INT64,
                                List.of(
                                        new Feature.Parameter(
                                                HISTORY, HISTORY, ENTRIES, CODES, null)))));
    }

    /** A user's history. */
    static ArrayNode history(long user) {
        ArrayNode history = JsonNodeFactory.instance.arrayNode();
        new SplittableRandom(user).longs(ENTRIES, 0, 100_000).forEach(history::add);
        return history;
    }

    private Golden golden(FeatureSpec spec, byte[] light, byte[] expressive) {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (GraphScorer lightScorer = new GraphScorer(environment, Bundle.LIGHT, light, spec);
                GraphScorer expressiveScorer =
                        new GraphScorer(environment, Bundle.EXPRESSIVE, expressive, spec)) {
            return new GoldenExamples(spec, lightScorer, expressiveScorer).of(List.of(example()));
        }
    }

    private Example example() {
        Random random = new Random(seed);
        JsonNodeFactory json = JsonNodeFactory.instance;
        List<RawHit> hits = new ArrayList<>();
        for (int rank = 0; rank < GOLDEN_HITS; rank++) {
            Map<String, JsonNode> fields = new HashMap<>();
            for (int i = 0; i < Workload.FIELDS; i++) {
                fields.put(Workload.field(i), json.numberNode(random.nextGaussian()));
            }
            Map<String, Double> queries =
                    Map.of(
                            "match_text",
                            random.nextDouble(10),
                            "match_focus",
                            random.nextDouble(5));
            hits.add(new RawHit(random.nextDouble(10), rank, fields, queries));
        }
        Map<String, JsonNode> params =
                Map.of(
                        TEXT, json.textNode("one two"),
                        FOCUS, json.textNode("one"),
                        HISTORY, history(seed));
        return new Example(new RawRequest("golden", 0, params), hits);
    }

    private static ModelFile model(byte[] onnx) {
        return new ModelFile(
                onnx,
                new ModelEntry(
                        NetworkExporter.LOGIT, NetworkExporter.HIDDEN, Calibration.logistic()));
    }
}
