/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hapsearch.cli.base.ProjectHome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GhclExperimentTest {
    private static final Set<String> VARIANTS =
            Set.of(
                    "bce",
                    "mixed",
                    "separated",
                    "separated+fixed_weights",
                    "separated+gradient_norm",
                    "separated+conflict_projection",
                    "separated+conflict_averse",
                    "separated+conflict_sampling",
                    "lambdarank");

    @TempDir private Path folder;

    private final CommandLineHarness hap = new CommandLineHarness(ProjectHome.find());

    @Test
    void everyVariantOfBothModelsIsTrainedComparedAndShown() throws Exception {
        assertEquals(0, run(), hap::err);
        JsonNode result = new ObjectMapper().readTree(folder.resolve("ghcl.json").toFile());
        assertEquals(
                List.of("rows", "comparisons", "conflict"),
                result.properties().stream().map(Map.Entry::getKey).toList());

        Set<String> light = new HashSet<>(VARIANTS);
        light.addAll(
                Set.of(
                        "without_exposed",
                        "without_ranking",
                        "without_preranking",
                        "without_global"));
        assertEquals(light, variants(result, "light"));
        Set<String> expressive = new HashSet<>(VARIANTS);
        expressive.add("all_sources");
        assertEquals(expressive, variants(result, "expressive"));
        for (JsonNode row : result.get("rows")) {
            assertTrue(row.at("/metrics/recall@100_window").isNumber(), row::toString);
        }
        for (JsonNode comparison : result.get("comparisons")) {
            double difference = comparison.get("difference").asDouble();
            assertTrue(comparison.get("low").asDouble() <= difference, comparison::toString);
            assertTrue(comparison.get("high").asDouble() >= difference, comparison::toString);
            assertNotEquals(comparison.get("a"), comparison.get("b"));
        }
        JsonNode point = result.at("/conflict/light/separated/0");
        assertEquals(4, point.get("norms").size());
        assertEquals(6, point.get("cosines").size());
        assertEquals(1, result.at("/conflict/expressive/mixed/0/cosines").size());
        String page = Files.readString(folder.resolve("ghcl.html"));
        assertTrue(page.contains("<svg") && page.contains("exposed:global"));
        assertFalse(page.contains("http://") && page.contains("src="));

        assertOnlyWhatIsMissingIsTrainedAgain(result);
    }

    private void assertOnlyWhatIsMissingIsTrainedAgain(JsonNode before) throws Exception {
        List<Path> kept;
        try (Stream<Path> files = Files.walk(folder.resolve("ghcl-rows"))) {
            kept = files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
        FileTime longAgo = FileTime.fromMillis(0);
        for (Path file : kept) {
            Files.setLastModifiedTime(file, longAgo);
        }
        Path missing =
                kept.stream()
                        .filter(file -> file.endsWith("light-mixed-1.json"))
                        .findFirst()
                        .orElseThrow();
        Files.delete(missing);
        assertEquals(0, run(), hap::err);
        for (Path file : kept) {
            boolean written = !Files.getLastModifiedTime(file).equals(longAgo);
            assertEquals(file.equals(missing), written, file::toString);
        }
        assertEquals(before, new ObjectMapper().readTree(folder.resolve("ghcl.json").toFile()));
    }

    private int run() {
        return hap.run("experiment", "ghcl", "--tiny", "--seeds", "1", "--out", folder.toString());
    }

    private static Set<String> variants(JsonNode result, String model) {
        Set<String> variants = new TreeSet<>();
        for (JsonNode row : result.get("rows")) {
            if (row.get("model").asText().equals(model)) {
                variants.add(row.get("variant").asText());
            }
        }
        return variants;
    }
}
