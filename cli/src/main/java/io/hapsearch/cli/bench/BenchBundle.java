/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.bench;

import ai.onnxruntime.OrtEnvironment;
import com.fasterxml.jackson.databind.JsonNode;
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

/**
 * The bundle of the standard workload: 22 features (two match queries and all numeric fields), and
 * two dense networks with random weights. Deterministic by seed.
 *
 * @param seed decides the weights
 */
record BenchBundle(long seed) {

    static final BundleName NAME = new BundleName("bench", "1");

    /** The param that is matched whole. */
    static final String TEXT = "text";

    /** The param with one word. */
    static final String FOCUS = "focus";

    private static final String INPUT = "features";
    private static final List<Integer> LIGHT = List.of(22, 64, 32, 1);
    private static final List<Integer> EXPRESSIVE = List.of(22, 512, 256, 128, 1);
    private static final int GOLDEN_HITS = 4;

    /** Makes the bundle. */
    BundleFile make() {
        FeatureSpec spec = spec();
        byte[] light = new RandomMlp(INPUT, LIGHT, seed).onnx();
        byte[] expressive = new RandomMlp(INPUT, EXPRESSIVE, seed + 1).onnx();
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
                        new Param(FOCUS, ParamType.KEYWORD, null, null)),
                List.of(new Input(INPUT, Scope.HIT, ElementType.FLOAT, features)));
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
                Map.of(TEXT, json.textNode("one two"), FOCUS, json.textNode("one"));
        return new Example(new RawRequest("golden", 0, params), hits);
    }

    private static ModelFile model(byte[] onnx) {
        return new ModelFile(
                onnx,
                new ModelEntry(
                        NetworkExporter.LOGIT, NetworkExporter.HIDDEN, Calibration.logistic()));
    }
}
