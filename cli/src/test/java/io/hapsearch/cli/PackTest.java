/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl;
import io.hapsearch.models.bundle.Bundle;
import io.hapsearch.models.bundle.Golden;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.feature.Input;
import io.hapsearch.models.json.StrictJson;
import io.hapsearch.models.testing.Graphs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code hap pack}: models that no exporter of the project has written. */
class PackTest extends PackCase {

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
    void samplesAreReadAsATrainingReadsThem() throws Exception {
        writeSamples();
        Path days = Files.createDirectory(folder.resolve("days"));
        Files.move(folder.resolve("samples.csv"), days.resolve("day-1.csv"));
        for (Path samples : List.of(days, days.resolve("day-*.csv"))) {
            assertEquals(0, packWith(samples.toString(), "1"), hap::err);
            assertEquals(1_200, hap.json().path("calibrated_on").asInt());
        }
        Files.delete(folder.resolve("bundle.zip"));
        assertEquals(1, packWith(days.toString(), "2"), "no label is as high");
        assertFails("there are 1200, 0 of them with label 1");
        assertEquals(1, packWith("nowhere.csv", "1"));
        assertFails("nowhere.csv] is missing");
    }

    private int packWith(String samples, String positiveFrom) {
        return pack(
                "--lightgbm",
                "model.txt",
                "--requests",
                "requests.csv",
                "--samples",
                samples,
                "--positive-from",
                positiveFrom,
                "--json");
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

    private static FeatureSpec spec(String input, String name) {
        return new StrictJson()
                .read(
                        "features.json",
                        FEATURES.replace(
                                        "\"name\": \"" + input + "\"", "\"name\": \"" + name + "\"")
                                .getBytes(StandardCharsets.UTF_8),
                        FeatureSpec.class);
    }
}
