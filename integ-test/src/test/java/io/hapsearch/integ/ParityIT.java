/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.integ;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hapsearch.integ.ReferenceRescorer.Retrieved;
import io.hapsearch.models.bundle.LoadedBundle;
import io.hapsearch.models.bundle.LoadedModel;
import io.hapsearch.models.feature.ElementType;
import io.hapsearch.models.feature.Feature;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.feature.Input;
import io.hapsearch.models.feature.Scope;
import io.hapsearch.models.onnx.BatchScorer;
import io.hapsearch.models.tensor.InputBuffers;
import io.hapsearch.models.tensor.TensorBuffer;
import io.hapsearch.models.testing.Bundles;
import io.hapsearch.training.export.BatchBuffers;
import io.hapsearch.training.model.Architecture;
import io.hapsearch.training.model.BatchAssembler;
import io.hapsearch.training.model.Layout;
import io.hapsearch.training.sample.EncodedSamples;
import io.hapsearch.training.sample.SampleEncoder;
import io.hapsearch.training.sample.SampleFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a trainer reads from files of logged samples is what a node reads from its index: every
 * column of every feature per hit, and what follows from them.
 */
@ExtendWith(SharedNode.class)
class ParityIT {
    private static final int DOCUMENTS = 250;
    private static final double TOLERANCE = 1e-5;

    private static final String QUERY =
            """
            {"bool": {"must": {"match_all": {}}, "should": {"match": {"title": "red cat sea"}}}}""";

    /** With values that no vocabulary holds, lists cut and empty, and defaults. */
    private static final List<String> PARAMS =
            List.of(
                    Models.PARAMS,
                    """
                    {"text": "nowhere", "country": "xx", "interests": [0, 0, 0]}""",
                    """
                    {"text": "sea bird", "age": -3.5, "country": "jp", "interests": [1, 2, 3],
                     "history": [999999, -5, 0], "topics": ["unseen", "t2"]}""");

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final FeatureSpec spec = Models.spec(Corpus.resource("features.json"));
    private final Rest rest;

    @TempDir private Path folder;

    ParityIT(Rest rest) {
        this.rest = rest;
    }

    @Test
    void trainingReadsFromLogsWhatNodesReadFromTheIndex() throws Exception {
        Corpus corpus = new Corpus(random, DOCUMENTS);
        corpus.index(rest, "docs", 1, 3);
        byte[] zip = Models.rich("feed/1", random);
        Models.activate(rest, "feed/1", zip);

        List<List<Retrieved>> windows = new ArrayList<>();
        for (String params : PARAMS) {
            windows.add(
                    new Retrieval(rest, "docs", corpus)
                            .window(0, Models.json(QUERY), DOCUMENTS, spec, Models.fields(params)));
        }
        EncodedSamples samples = encoded(windows);
        assertEquals(PARAMS.size() * DOCUMENTS, samples.sampleCount(), this::seed);

        LoadedBundle bundle = Bundles.load(zip);
        try {
            for (int request = 0; request < PARAMS.size(); request++) {
                InputBuffers inputs = inputs(samples, request);
                compare(
                        search(PARAMS.get(request)),
                        windows.get(request),
                        inputs,
                        logits(bundle.light(), inputs),
                        logits(bundle.expressive(), inputs),
                        bundle);
            }
        } finally {
            bundle.release();
        }
    }

    private void compare(
            Result result,
            List<Retrieved> window,
            InputBuffers inputs,
            float[] light,
            float[] expressive,
            LoadedBundle bundle) {
        Map<String, Result.Hit> hits = new HashMap<>();
        result.hits().forEach(hit -> hits.put(hit.id(), hit));
        assertEquals(DOCUMENTS, hits.size());
        for (int row = 0; row < window.size(); row++) {
            Result.Hit hit = hits.get(window.get(row).id());
            assertEquals("hard", hit.route(), this::seed);
            Map<String, Double> seen = explanations(hit.explanation());
            for (Input input : spec.inputs()) {
                if (input.per() == Scope.HIT) {
                    compare(seen, input, inputs.get(input.name()), row);
                }
            }
            close(light[row], seen.get("light logit"), "light logit");
            close(expressive[row], seen.get("expressive logit"), "expressive logit");
            double probability = bundle.expressive().calibration().probability(expressive[row]);
            close(
                    bundle.light().calibration().probability(light[row]),
                    seen.get("light probability, calibrated from"),
                    "light probability");
            close(
                    probability,
                    seen.get("expressive probability, calibrated from"),
                    "expressive probability");
            close(1 + probability, (double) hit.score(), "score");
        }
    }

    private void compare(Map<String, Double> seen, Input input, TensorBuffer values, int row) {
        int column = row * input.width();
        for (Feature feature : input.features()) {
            for (int i = 0; i < feature.width(); i++, column++) {
                String name =
                        feature.width() == 1 ? feature.name() : feature.name() + "[" + i + "]";
                double expected =
                        input.type() == ElementType.FLOAT
                                ? values.floats().get(column)
                                : values.longs().get(column);
                close(expected, seen.get(name), name);
            }
        }
    }

    private void close(double expected, Double actual, String what) {
        assertNotNull(actual, () -> what + " is not explained, " + seed());
        double tolerance = TOLERANCE * Math.max(1, Math.abs(expected));
        assertTrue(
                Math.abs(expected - actual) <= tolerance,
                () -> what + ": training has " + expected + ", the node " + actual + ", " + seed());
    }

    private static Map<String, Double> explanations(JsonNode explanation) {
        Map<String, Double> values = new HashMap<>();
        for (JsonNode detail : explanation.findParents("description")) {
            values.putIfAbsent(
                    detail.path("description").asText(), detail.path("value").asDouble());
        }
        return values;
    }

    /** All hits meet both models, so that the features of both are explained. */
    private Result search(String params) {
        return Search.of(QUERY, "feed")
                .window(DOCUMENTS)
                .page(0, DOCUMENTS)
                .budget(DOCUMENTS)
                .hap("policy", "\"top\"")
                .hap("params", params)
                .explain()
                .run(rest, "docs");
    }

    /** As the trainer fills its batches: a group of all samples of a request. */
    private InputBuffers inputs(EncodedSamples samples, int request) {
        Architecture.Layers layers = new Architecture.Layers(List.of(), List.of(), 2, List.of(2));
        Layout layout = Layout.of(spec, new Architecture(2, List.of(), List.of(), layers, layers));
        int first = samples.firstSample(request);
        InputBuffers inputs = new InputBuffers(spec, DOCUMENTS);
        new BatchBuffers(layout)
                .fill(
                        new BatchAssembler(samples, layout)
                                .assemble(
                                        new int[] {request},
                                        IntStream.range(first, first + DOCUMENTS).toArray()),
                        0,
                        inputs);
        return inputs;
    }

    private static float[] logits(LoadedModel model, InputBuffers inputs) {
        float[] logits = new float[DOCUMENTS];
        try (BatchScorer scorer = model.scorer(inputs)) {
            scorer.score(DOCUMENTS);
            scorer.logits().get(0, logits);
        }
        return logits;
    }

    private EncodedSamples encoded(List<List<Retrieved>> windows) throws IOException {
        List<String> requests = new ArrayList<>();
        List<String> samples = new ArrayList<>();
        for (int request = 0; request < windows.size(); request++) {
            ObjectNode row = JsonNodeFactory.instance.objectNode();
            row.put("request_id", "r" + request).put("time", Corpus.NOW);
            Models.fields(PARAMS.get(request)).forEach(row::set);
            requests.add(row.toString());
            for (int rank = 0; rank < windows.get(request).size(); rank++) {
                samples.add(sample("r" + request, rank, windows.get(request).get(rank)));
            }
        }
        SampleEncoder encoder = new SampleEncoder(spec);
        new SampleFiles(
                        Files.write(folder.resolve("requests.jsonl"), requests),
                        Files.write(folder.resolve("samples.jsonl"), samples),
                        spec)
                .writeTo(encoder);
        return encoder.finish();
    }

    /** A logged sample: of a number with several values the smallest is logged. */
    private static String sample(String request, int rank, Retrieved hit) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("request_id", request).put("source", "exposed").put("label", 0);
        row.put("score", hit.score()).put("rank", rank);
        row.putNull("nowhere");
        hit.source().forEach(row::set);
        if (row.path("likes").isArray()) {
            int smallest = Integer.MAX_VALUE;
            for (JsonNode likes : row.path("likes")) {
                smallest = Math.min(smallest, likes.asInt());
            }
            row.put("likes", smallest);
        }
        for (String query : List.of("title_match", "known_author", "in_sport")) {
            row.putNull(query);
        }
        hit.queries().forEach(row::put);
        return row.toString();
    }

    private String seed() {
        return "seed " + seed;
    }
}
