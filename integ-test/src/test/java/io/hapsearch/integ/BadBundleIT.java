/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.integ;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hapsearch.models.testing.Graphs;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A bundle with a fault gets a 400 that names the file, leaves nothing behind and does no harm. */
@ExtendWith(SharedNode.class)
class BadBundleIT {
    private static final byte[] GOOD = Models.linear("feed/1", 1, -5, 2, -10);

    private final Rest rest;

    BadBundleIT(Rest rest) {
        this.rest = rest;
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                arguments("bundle", new byte[0]),
                arguments("bundle", "not a zip".getBytes(StandardCharsets.UTF_8)),
                arguments("bundle", Arrays.copyOf(GOOD, GOOD.length / 2)),
                arguments("bundle", Arrays.copyOf(GOOD, GOOD.length - 10)),
                arguments("manifest.json", good().remove("manifest.json").zip()),
                arguments("features.json", good().remove("features.json").zip()),
                arguments("golden.json", good().remove("golden.json").zip()),
                arguments("light.onnx", good().remove("light.onnx").zip()),
                arguments("expressive.onnx", good().remove("expressive.onnx").zip()),
                arguments("../evil", good().put("../evil", "x").zip()),
                arguments("manifest.json", good().put("manifest.json", "{").zip()),
                arguments("[format]", good().edit("manifest.json", m -> m.put("format", 2)).zip()),
                arguments(
                        "surprise", good().edit("manifest.json", m -> m.put("surprise", 2)).zip()),
                arguments(
                        "light.onnx",
                        good().put("light.onnx", flipped(good().get("light.onnx"))).zip()),
                arguments("light.onnx", good().put("light.onnx", "not ONNX").hashed().zip()),
                arguments("light.onnx", good().put("light.onnx", "").hashed().zip()),
                arguments(
                        "expressive.onnx",
                        good().put("expressive.onnx", otherInput()).hashed().zip()),
                arguments(
                        "expressive.onnx",
                        good().put("expressive.onnx", widerInput()).hashed().zip()),
                arguments(
                        "light.onnx",
                        good().edit("manifest.json", m -> output(m, "nowhere")).zip()),
                arguments(
                        "golden.json",
                        good().edit("golden.json", BadBundleIT::wrongGolden).hashed().zip()),
                arguments(
                        "golden.json",
                        good().edit("golden.json", g -> g.putArray("requests")).hashed().zip()),
                arguments(
                        "features.json",
                        good().edit("features.json", f -> f.remove("inputs")).hashed().zip()),
                arguments(
                        "features.json",
                        good().edit("features.json", f -> f.put("more", 1)).hashed().zip()),
                arguments(
                        "calibration",
                        good().edit("manifest.json", BadBundleIT::fallingCalibration).zip()));
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @MethodSource("faults")
    void namesTheFileAndStoresNothing(String named, byte[] zip) {
        Rest.Answer refused = rest.upload("feed/1", zip);

        assertEquals(400, refused.status(), refused::text);
        assertTrue(refused.reason().contains(named), refused::text);
        assertEquals(0, rest.ok("GET", "/_plugins/_hap/models").path("models").size());
        assertEquals("green", rest.ok("GET", "/_cluster/health").path("status").asText());
    }

    @ParameterizedTest
    @CsvSource({"Feed,1", "feed,1%20", "_feed,1", "feed,-1", "f%C3%BCr,1", "feed,%2E%2E"})
    void illegalNames(String name, String version) {
        Rest.Answer refused = rest.upload(name + "/" + version, GOOD);
        assertEquals(400, refused.status(), refused::text);
        assertTrue(refused.reason().contains("must match"), refused::text);
    }

    @Test
    void theUrlMustSayWhatTheManifestSays() {
        for (String other : new String[] {"feed/2", "feet/1"}) {
            Rest.Answer refused = rest.upload(other, GOOD);
            assertEquals(400, refused.status(), refused::text);
            assertTrue(
                    refused.reason().contains("[feed/1]") && refused.reason().contains(other),
                    refused::text);
        }
        assertEquals(0, rest.ok("GET", "/_plugins/_hap/models").path("models").size());
    }

    @Test
    void versionsAreImmutable() {
        assertEquals(201, rest.upload("feed/1", GOOD).status());
        assertEquals(200, rest.upload("feed/1", GOOD).status(), "the same content changes nothing");
        JsonNode before = rest.ok("GET", "/_plugins/_hap/models/feed/1");
        assertEquals(409, rest.upload("feed/1", Models.linear("feed/1", 9, 0, 9, 0)).status());
        assertEquals(before, rest.ok("GET", "/_plugins/_hap/models/feed/1"));
    }

    @Test
    void aGoodBundleIsWelcomeAfterABadOne() {
        rest.upload("feed/1", good().put("light.onnx", "not ONNX").hashed().zip());
        new Corpus(new Random(), 5).index(rest, "docs", 1, 1);
        Models.activate(rest, "feed/1", GOOD);
        assertEquals(5, Search.all("feed").run(rest, "docs").hits().size());
    }

    private static BundleFiles good() {
        return new BundleFiles(GOOD);
    }

    private static byte[] flipped(byte[] content) {
        byte[] flipped = content.clone();
        flipped[flipped.length / 2] ^= 1;
        return flipped;
    }

    private static byte[] otherInput() {
        return Graphs.linear(
                Models.spec(
                                Models.json(
                                        new String(
                                                        good().get("features.json"),
                                                        StandardCharsets.UTF_8)
                                                .replace("\"x\"", "\"y\"")))
                        .inputs()
                        .getFirst(),
                new float[] {1},
                0);
    }

    private static byte[] widerInput() {
        String two =
                """
                {"inputs": [{"name": "x", "per": "hit", "type": "float", "features": [
                  {"kind": "field", "name": "a", "field": "price"}, {"kind": "field", "name": "b", "field": "quality"}]}]}""";
        return Graphs.linear(
                Models.spec(Models.json(two)).inputs().getFirst(), new float[] {1, 2}, 0);
    }

    private static void output(ObjectNode manifest, String name) {
        ((ObjectNode) manifest.get("light")).put("output", name);
    }

    private static void wrongGolden(ObjectNode golden) {
        ObjectNode hit = (ObjectNode) golden.at("/requests/0/hits/0");
        hit.put("expressive", hit.get("expressive").asDouble() + 0.01);
    }

    private static void fallingCalibration(ObjectNode manifest) {
        ((ObjectNode) manifest.at("/light/calibration")).putArray("logits").add(1).add(0);
        ((ObjectNode) manifest.at("/light/calibration"))
                .putArray("probabilities")
                .add(0.2)
                .add(0.8);
    }
}
