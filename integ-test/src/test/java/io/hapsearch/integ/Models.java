/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.integ;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.hapsearch.models.bundle.BundleName;
import io.hapsearch.models.bundle.BundleWriter;
import io.hapsearch.models.bundle.Golden;
import io.hapsearch.models.bundle.ModelEntry;
import io.hapsearch.models.calibration.Calibration;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.feature.Input;
import io.hapsearch.models.json.StrictJson;
import io.hapsearch.models.testing.Bundles;
import io.hapsearch.models.testing.Graphs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Bundles for the tests, and the way to bring them to a node. Stateless. */
final class Models {
    /** Params that every spec with the params of {@code features.json} takes. */
    static final String PARAMS =
            """
            {"text": "red cat", "age": 41, "country": "fr", "interests": [0.5, -1.25, 2],
             "history": [3, 7, 7, 21, -2], "topics": ["t1", "t4", "t8"]}""";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Calibration LIGHT =
            new Calibration(new double[] {-3, 0, 2}, new double[] {0.1, 0.4, 0.9});
    private static final Calibration EXPRESSIVE =
            new Calibration(new double[] {-2, 1, 4}, new double[] {0.05, 0.5, 0.95});

    private Models() {}

    /**
     * All feature kinds that need no further plugin, random weights, and a calibration of its own
     * for each model.
     */
    static byte[] rich(String name, Random random) {
        return rich(name, random, Set.of());
    }

    /** The same without some features. */
    static byte[] rich(String name, Random random, Set<String> without) {
        JsonNode declared = Corpus.resource("features.json");
        for (JsonNode input : declared.path("inputs")) {
            ((ArrayNode) input.path("features"))
                    .removeIf(feature -> without.contains(feature.path("name").asText()));
        }
        FeatureSpec spec = spec(declared);
        List<Input> all = spec.inputs();
        byte[] light = Graphs.mlp(random, all.subList(0, 3), 8);
        byte[] expressive = Graphs.mlp(random, all, 16, 8);
        return Bundles.zip(
                name(name),
                spec,
                new BundleWriter.ModelFile(light, new ModelEntry(Graphs.LOGIT, null, LIGHT)),
                new BundleWriter.ModelFile(
                        expressive, new ModelEntry(Graphs.LOGIT, Graphs.HIDDEN, EXPRESSIVE)),
                goldenRequest(random));
    }

    /**
     * One feature, the price (0 where it is missing): the light logit is {@code light * price +
     * lightBias}, the expressive one alike.
     */
    static byte[] linear(
            String name, float light, float lightBias, float expressive, float expressiveBias) {
        return linear(name, "price", light, lightBias, expressive, expressiveBias);
    }

    /** The same for any field. */
    static byte[] linear(
            String name,
            String field,
            float light,
            float lightBias,
            float expressive,
            float expressiveBias) {
        return linear(name, fieldSpec(field), light, lightBias, expressive, expressiveBias);
    }

    /** The same for any spec of a single number. */
    static byte[] linear(
            String name,
            FeatureSpec spec,
            float light,
            float lightBias,
            float expressive,
            float expressiveBias) {
        Input input = spec.inputs().getFirst();
        return of(
                name,
                spec,
                Graphs.linear(input, new float[] {light}, lightBias),
                Graphs.linear(input, new float[] {expressive}, expressiveBias));
    }

    /** Any two graphs over one field. */
    static byte[] of(String name, FeatureSpec spec, byte[] light, byte[] expressive) {
        return Bundles.zip(name(name), spec, light, expressive, Bundles.emptyHit(Map.of()));
    }

    /**
     * One feature, the price. The light model has a hidden layer, in which hits resemble each
     * other; the expressive one prefers high prices a little.
     */
    static byte[] resembling(String name) {
        FeatureSpec spec = fieldSpec("price");
        byte[] light = Graphs.mlp(new Random(1), spec.inputs(), 8);
        byte[] expressive = Graphs.linear(spec.inputs().getFirst(), new float[] {0.2f}, -2);
        return Bundles.zip(
                name(name),
                spec,
                new BundleWriter.ModelFile(
                        light, new ModelEntry(Graphs.LOGIT, Graphs.HIDDEN, LIGHT)),
                new BundleWriter.ModelFile(
                        expressive, new ModelEntry(Graphs.LOGIT, null, EXPRESSIVE)),
                Bundles.emptyHit(Map.of()));
    }

    /** A spec with one input {@code x} of one field. */
    static FeatureSpec fieldSpec(String field) {
        return featureSpec(
                "{\"kind\": \"field\", \"name\": \"the_%s\", \"field\": \"%s\"}"
                        .formatted(field, field));
    }

    /** Reads a spec as a bundle does. */
    static FeatureSpec spec(JsonNode json) {
        return new StrictJson()
                .read(
                        "features.json",
                        json.toString().getBytes(StandardCharsets.UTF_8),
                        FeatureSpec.class);
    }

    /** Uploads a bundle and points its name's alias to it. */
    static void activate(Rest rest, String name, byte[] zip) {
        Rest.Answer answer = rest.upload(name, zip);
        if (answer.status() >= 300) {
            throw new AssertionError(answer.text());
        }
        rest.ok("POST", "/_plugins/_hap/models/" + name + "/_activate");
    }

    /** From {@code name/version}. */
    static BundleName name(String name) {
        String[] parts = name.split("/", -1);
        return new BundleName(parts[0], parts[1]);
    }

    /** The fields of a JSON object. */
    static Map<String, JsonNode> fields(String object) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        json(object).properties().forEach(entry -> fields.put(entry.getKey(), entry.getValue()));
        return fields;
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** A spec with one input {@code x} of one feature. */
    static FeatureSpec featureSpec(String feature) {
        return spec(
                json(
                        "{\"inputs\": [{\"name\": \"x\", \"per\": \"hit\", \"type\": \"float\", \"features\": ["
                                + feature
                                + "]}]}"));
    }

    private static Golden.Request goldenRequest(Random random) {
        List<Golden.Hit> hits =
                new Corpus(random, 5)
                        .documents().values().stream()
                                .map(
                                        source ->
                                                new Golden.Hit(
                                                        1.5,
                                                        2,
                                                        fields(source.toString()),
                                                        Map.of(),
                                                        0,
                                                        0))
                                .toList();
        Map<String, JsonNode> params = fields(PARAMS);
        params.put("age", JsonNodeFactory.instance.numberNode(25));
        return new Golden.Request(Corpus.NOW, params, hits);
    }
}
