/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl;
import io.hapsearch.cli.base.ProjectHome;
import io.hapsearch.models.bundle.Bundle;
import io.hapsearch.models.bundle.BundleReader;
import io.hapsearch.models.bundle.Golden;
import io.hapsearch.models.bundle.Precision;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.feature.Input;
import io.hapsearch.models.json.StrictJson;
import io.hapsearch.models.testing.Bundles;
import io.hapsearch.models.testing.Graphs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code hap pack}: models that no exporter of the project has written. */
class PackTest {

    private static final String FEATURES =
            """
            { "params": [ { "name": "taste", "type": "number", "default": 0 } ],
              "inputs": [
                { "name": "hit", "per": "hit", "type": "float",
                  "features": [ { "kind": "field", "name": "price", "field": "price", "missing": -1 },
                                { "kind": "score", "name": "match" } ] },
                { "name": "user", "per": "request", "type": "float",
                  "features": [ { "kind": "param", "name": "taste", "param": "taste" } ] },
                { "name": "codes", "per": "hit", "type": "int64",
                  "features": [ { "kind": "keyword", "name": "tag", "field": "tag", "length": 2,
                                  "encoding": { "vocabulary": ["a", "b"] } } ] } ] }
            """;

    /** Two splits by hand: by price at 3, with what is missing to the right, and by match at 2. */
    private static final String LIGHTGBM =
            """
            tree
            version=v4
            num_class=1
            num_tree_per_iteration=1
            label_index=0
            max_feature_idx=1
            objective=lambdarank
            feature_names=match price
            feature_infos=[0:9] [0:9]
            tree_sizes=400

            Tree=0
            num_leaves=3
            num_cat=0
            split_feature=1 0
            split_gain=2 1
            threshold=3 2
            decision_type=8 8
            left_child=1 -1
            right_child=-2 -3
            leaf_value=-0.5 0.25 1.5
            is_linear=0
            shrinkage=1


            end of trees
            """;

    @TempDir private Path folder;

    private final CommandLineHarness hap = new CommandLineHarness(ProjectHome.find());

    @BeforeEach
    void writeModels() throws IOException {
        write("features.json", FEATURES);
        write("model.txt", LIGHTGBM);
        FeatureSpec spec = spec();
        Files.write(folder.resolve("light.onnx"), Graphs.mlp(new Random(1), spec.inputs(), 8));
        Files.write(
                folder.resolve("expressive.onnx"), Graphs.mlp(new Random(2), spec.inputs(), 16, 8));
    }

    @Test
    void twoGraphsWithMadeUpExamples() throws Exception {
        assertEquals(
                0,
                pack("--light", "light.onnx", "--expressive", "expressive.onnx", "--json"),
                hap::err);
        assertEquals("mine/3", hap.json().path("model").asText());
        assertEquals("logit", hap.json().path("light_output").asText());
        Bundle bundle = bundle();
        assertTrue(
                bundle.golden().requests().stream().anyMatch(request -> request.hits().size() > 1));
        assertEquals(null, bundle.manifest().defaults().budget());
        assertEquals("light.onnx", bundle.manifest().provenance().path("light").asText());
        byte[] again = Files.readAllBytes(folder.resolve("bundle.zip"));
        assertEquals(0, pack("--light", "light.onnx", "--expressive", "expressive.onnx"));
        assertTrue(Arrays.equals(again, Files.readAllBytes(folder.resolve("bundle.zip"))));
    }

    @Test
    void oneModelServesForBothAndProposesNoBudget() throws Exception {
        assertEquals(0, pack("--light", "light.onnx", "--hidden", "hidden"), hap::err);
        Bundle bundle = bundle();
        assertEquals(0, bundle.manifest().defaults().budget());
        assertEquals("hidden", bundle.manifest().light().hidden());
        for (Golden.Hit hit : bundle.golden().requests().getFirst().hits()) {
            assertEquals(hit.light(), hit.expressive());
        }
    }

    @Test
    void aLightGbmModelIsPackedAsItIs() throws Exception {
        write(
                "examples.json",
                """
                { "requests": [ { "now": 1, "hits": [
                    { "score": 1, "fields": { "price": 3 }, "light": -0.5, "expressive": -0.5 },
                    { "score": 3, "fields": { "price": 2.5 }, "light": 1.5 },
                    { "score": 1, "fields": { "price": 4 }, "light": 0.25 },
                    { "score": 1, "fields": {}, "light": 0.25 } ] } ] }
                """);
        assertEquals(
                0,
                pack("--lightgbm", "model.txt", "--missing", "-1", "--examples", "examples.json"),
                hap::err);
        assertEquals(4, bundle().golden().requests().getFirst().hits().size());
        assertEquals(
                1,
                pack("--lightgbm", "model.txt", "--examples", "examples.json"),
                "without --missing, -1 goes to the left");
        assertFails("requests[0].hits[3].light", "-0.5", "0.25");
    }

    @Test
    void samplesCalibrateAndBecomeExamples() throws Exception {
        writeSamples();
        assertEquals(
                0,
                pack(
                        "--lightgbm",
                        "model.txt",
                        "--requests",
                        "requests.csv",
                        "--samples",
                        "samples.csv",
                        "--json"),
                hap::err);
        assertEquals(1_200, hap.json().path("calibrated_on").asInt());
        assertEquals(0.8, hap.json().path("light_auc").asDouble(), 0.05);
        Bundle bundle = bundle();
        assertEquals(0.8, bundle.manifest().light().calibration().probability(1.5), 0.05);
        assertEquals(0.2, bundle.manifest().light().calibration().probability(-0.5), 0.05);
        assertEquals(
                "a",
                bundle.golden().requests().getFirst().hits().getFirst().keywords("tag").getFirst());
    }

    @Test
    void anExpressiveModelOfIntegersTellsWhatItLost() throws Exception {
        writeSamples();
        Files.write(
                folder.resolve("wide.onnx"), Graphs.mlp(new Random(2), spec().inputs(), 96, 64));
        String[] samples = {"--requests", "requests.csv", "--samples", "samples.csv"};
        List<String> args =
                new ArrayList<>(List.of("--light", "light.onnx", "--expressive", "wide.onnx"));
        args.addAll(List.of(samples));
        assertEquals(0, pack(args.toArray(String[]::new)), hap::err);
        int floatBytes = bundle().expressive().length;
        assertFalse(hap.out().contains("int8: "), hap.out());

        args.add("--int8");
        assertEquals(0, pack(args.toArray(String[]::new)), hap::err);
        assertTrue(hap.out().contains("int8: 1 of 1 layers"), hap.out());
        args.add("--json");
        assertEquals(0, pack(args.toArray(String[]::new)), hap::err);
        Bundle bundle = bundle();
        assertEquals(Precision.INT8, bundle.manifest().expressive().precision());
        assertEquals(null, bundle.manifest().light().precision());
        assertEquals(floatBytes, hap.json().at("/int8/float_bytes").asInt());
        assertEquals(bundle.expressive().length, hap.json().at("/int8/int8_bytes").asInt());
        assertEquals(1_200, hap.json().at("/int8/samples").asInt());
        assertTrue(hap.json().at("/int8/max_absolute_difference").asDouble() > 0, hap.out());
        assertEquals(
                hap.json().path("expressive_auc").asDouble(),
                hap.json().at("/int8/int8_auc").asDouble());
        byte[] again = Files.readAllBytes(folder.resolve("bundle.zip"));
        assertEquals(0, pack(args.toArray(String[]::new)), hap::err);
        assertTrue(Arrays.equals(again, Files.readAllBytes(folder.resolve("bundle.zip"))));
    }

    /** Logits that were computed elsewhere are those of the graph with floats. */
    @Test
    void givenLogitsAreComparedBeforeTheyAreQuantized() throws Exception {
        writeSamples();
        Files.write(
                folder.resolve("wide.onnx"), Graphs.mlp(new Random(2), spec().inputs(), 96, 64));
        String[] args = {
            "--light",
            "light.onnx",
            "--expressive",
            "wide.onnx",
            "--requests",
            "requests.csv",
            "--samples",
            "samples.csv",
            "--examples",
            "examples.json",
            "--int8"
        };
        String examples =
                """
                { "requests": [ { "now": 1, "hits": [
                    { "score": 3, "fields": { "price": 2.5, "tag": "a" }%s } ] } ] }
                """;
        write("examples.json", examples.formatted(""));
        assertEquals(0, pack(Arrays.copyOf(args, args.length - 1)), hap::err);
        Golden.Hit known = bundle().golden().requests().getFirst().hits().getFirst();
        write("examples.json", examples.formatted(", \"expressive\": " + known.expressive()));
        assertEquals(0, pack(args), hap::err);
        Files.delete(folder.resolve("bundle.zip"));
        write("examples.json", examples.formatted(", \"expressive\": 77"));
        assertEquals(1, pack(args));
        assertFails("requests[0].hits[0].expressive", "77");
    }

    @Test
    void whatInt8NeedsIsSaid() throws Exception {
        writeSamples();
        assertEquals(2, pack("--light", "light.onnx", "--expressive", "light.onnx", "--int8"));
        assertTrue(hap.err().contains("--int8 needs"), hap.err());
        String[] samples = {"--requests", "requests.csv", "--samples", "samples.csv", "--int8"};
        assertEquals(
                2,
                pack(
                        Stream.concat(Stream.of("--light", "light.onnx"), Stream.of(samples))
                                .toArray(String[]::new)));
        assertTrue(hap.err().contains("--expressive"), hap.err());
        assertEquals(
                1,
                pack(
                        Stream.concat(
                                        Stream.of(
                                                "--light",
                                                "light.onnx",
                                                "--expressive",
                                                "expressive.onnx"),
                                        Stream.of(samples))
                                .toArray(String[]::new)));
        assertFails("expressive.onnx", "has nothing to quantize");
    }

    @Test
    void calibrationsCanBeGiven() throws Exception {
        write(
                "calibration.json",
                """
                { "light": { "logits": [-1, 1], "probabilities": [0.1, 0.3] },
                  "expressive": { "logits": [-1, 1], "probabilities": [0.2, 0.4] } }
                """);
        assertEquals(
                0, pack("--light", "light.onnx", "--calibration", "calibration.json"), hap::err);
        assertEquals(0.2, bundle().manifest().light().calibration().probability(0), 1e-12);
        assertEquals(0.3, bundle().manifest().expressive().calibration().probability(0), 1e-12);
        write("calibration.json", "{ \"light\": null }");
        assertEquals(1, pack("--light", "light.onnx", "--calibration", "calibration.json"));
        assertFails("calibration.json");
    }

    @Test
    void whatDoesNotFitIsNamed() throws Exception {
        assertEquals(1, pack("--light", "missing.onnx"));
        assertFails("missing.onnx");

        write("broken.onnx", "no graph");
        assertEquals(1, pack("--light", "broken.onnx"));
        assertFails("broken.onnx");

        Input other = spec("hit", "another").inputs().getFirst();
        Files.write(folder.resolve("other.onnx"), Graphs.linear(other, new float[] {1, 2}, 0));
        assertEquals(1, pack("--light", "other.onnx"));
        assertFails("other.onnx", "takes input [another]", "features.json does not declare");

        assertEquals(1, pack("--light", "light.onnx", "--light-output", "score"));
        assertFails("light.onnx", "has no output [score]", "logit");

        Files.write(folder.resolve("renamed.onnx"), renamed("logit", "first"));
        assertEquals(1, pack("--light", "renamed.onnx"));
        assertFails("renamed.onnx", "first", "hidden");
        assertEquals(0, pack("--light", "renamed.onnx", "--light-output", "first"), hap::err);
        Files.delete(folder.resolve("bundle.zip"));

        assertEquals(1, pack("--light", "light.onnx", "--expressive", "features.json"), hap::err);
        assertFails("features.json");

        write(
                "model.txt",
                LIGHTGBM.replace("feature_names=match price", "feature_names=match colour"));
        assertEquals(1, pack("--lightgbm", "model.txt"));
        assertFails("model.txt", "colour", "price");

        assertEquals(2, pack("--light", "light.onnx", "--samples", "samples.csv"));
        assertEquals(2, pack("--light", "light.onnx", "--out", "no/such/folder.zip"));
    }

    private void assertFails(String... named) {
        assertEquals(1, hap.err().lines().count(), hap.err());
        for (String word : named) {
            assertTrue(hap.err().contains(word), hap.err());
        }
        if (!named[0].startsWith("requests") && !named[0].startsWith("calibration")) {
            assertFalse(Files.exists(folder.resolve("bundle.zip")));
        }
    }

    /** The light graph with another name for one of its two outputs. */
    private byte[] renamed(String from, String to) throws IOException {
        OnnxMl.ModelProto.Builder model =
                OnnxMl.ModelProto.parseFrom(Files.readAllBytes(folder.resolve("light.onnx")))
                        .toBuilder();
        model.getGraphBuilder()
                .getOutputBuilderList()
                .forEach(
                        output -> {
                            if (output.getName().equals(from)) {
                                output.setName(to);
                            }
                        });
        model.getGraphBuilder()
                .getNodeBuilderList()
                .forEach(
                        node -> {
                            for (int i = 0; i < node.getOutputCount(); i++) {
                                if (node.getOutput(i).equals(from)) {
                                    node.setOutput(i, to);
                                }
                            }
                        });
        return model.build().toByteArray();
    }

    private static FeatureSpec spec() {
        return new StrictJson()
                .read(
                        "features.json",
                        FEATURES.getBytes(StandardCharsets.UTF_8),
                        FeatureSpec.class);
    }

    private static FeatureSpec spec(String input, String name) {
        return new StrictJson()
                .read(
                        "features.json",
                        FEATURES.replace(
                                        "\"name\": \"" + input + "\"", "\"name\": \"" + name + "\"")
                                .getBytes(StandardCharsets.UTF_8),
                        FeatureSpec.class);
    }

    /** The bundle, after a node's checks. */
    private Bundle bundle() throws IOException {
        byte[] zip = Files.readAllBytes(folder.resolve("bundle.zip"));
        Bundles.load(zip).release();
        return new BundleReader(Long.MAX_VALUE).read(zip);
    }

    private int pack(String... more) {
        List<String> args = new ArrayList<>(List.of("pack", "--name", "mine", "--version", "3"));
        List<String> given = List.of(more);
        if (!given.contains("--out")) {
            args.addAll(List.of("--out", folder.resolve("bundle.zip").toString()));
        }
        args.addAll(List.of("--features", folder.resolve("features.json").toString()));
        for (String arg : given) {
            boolean file = arg.matches("[a-z]+\\.(onnx|txt|json|csv)");
            args.add(file ? folder.resolve(arg).toString() : arg);
        }
        return hap.run(args.toArray(String[]::new));
    }

    /** Eight in ten samples with a score above 2 are positive, and two in ten of the others. */
    private void writeSamples() throws IOException {
        Random random = new Random(3);
        List<String> requests = new ArrayList<>(List.of("request_id,time,taste"));
        List<String> samples = new ArrayList<>(List.of("request_id,source,label,price,tag,score"));
        for (int i = 0; i < 300; i++) {
            requests.add(i + "," + (1_700_000_000_000L + i) + ",0.5");
            for (int j = 0; j < 4; j++) {
                double score = 4 * random.nextDouble();
                int label = random.nextDouble() < (score > 2 ? 0.8 : 0.2) ? 1 : 0;
                samples.add(i + ",exposed," + label + ",1,a," + score);
            }
            samples.add(i + ",global,0,9,b,0");
        }
        Files.write(folder.resolve("requests.csv"), requests);
        Files.write(folder.resolve("samples.csv"), samples);
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }
}
