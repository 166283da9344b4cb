/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hapsearch.models.bundle.Bundle;
import io.hapsearch.models.bundle.Golden;
import io.hapsearch.models.bundle.Precision;
import io.hapsearch.models.testing.Graphs;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code hap pack --int8}. */
class PackInt8Test extends PackCase {

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
}
