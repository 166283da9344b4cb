/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hapsearch.cli.base.ProjectHome;
import io.hapsearch.models.bundle.Bundle;
import io.hapsearch.models.bundle.BundleName;
import io.hapsearch.models.bundle.BundleReader;
import io.hapsearch.models.bundle.Precision;
import io.hapsearch.models.testing.Bundles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code hap train} from one's own logs. */
class TrainFromFilesTest {

    private static final String FEATURES =
            """
            { "params": [ { "name": "taste", "type": "number" } ],
              "inputs": [
                { "name": "user", "per": "request", "type": "float",
                  "features": [ { "kind": "param", "name": "taste", "param": "taste" } ] },
                { "name": "item", "per": "hit", "type": "float",
                  "features": [ { "kind": "field", "name": "kind", "field": "kind" } ] } ] }
            """;

    @TempDir private Path folder;

    private final CommandLineHarness hap = new CommandLineHarness(ProjectHome.find());
    private final List<String> requests = new ArrayList<>(List.of("request_id,time,taste"));
    private final List<String> samples = new ArrayList<>(List.of("request_id,source,label,kind"));

    /** Users like what has the sign of their taste. */
    @BeforeEach
    void writeLogs() throws IOException {
        Random random = new Random(5);
        for (int request = 0; request < 200; request++) {
            double taste = random.nextBoolean() ? 1 : -1;
            requests.add(request + "," + (1_700_000_000_000L + request) + "," + taste);
            samples.add(sample(request, "exposed", 1, taste * random.nextDouble()));
            for (String source : List.of("exposed", "ranking", "preranking", "global")) {
                samples.add(sample(request, source, 0, -taste * random.nextDouble()));
                samples.add(sample(request, source, 0, -taste * random.nextDouble()));
            }
        }
        write("features.json", List.of(FEATURES));
        write("requests.csv", requests);
        write("samples.csv", samples);
    }

    @Test
    void aBundleComesOutThatLearntTheTaste() throws Exception {
        assertEquals(0, train("--epochs", "12", "--json"), hap::err);

        byte[] zip = Files.readAllBytes(folder.resolve("bundle.zip"));
        assertEquals(
                new BundleName("taste", "2"),
                new BundleReader(Long.MAX_VALUE).read(zip).manifest().bundleName());
        Bundles.load(zip).release();
        assertEquals("taste/2", hap.json().path("model").asText());
        assertTrue(hap.json().at("/report/light/auc").asDouble() > 0.9, hap.out());
        assertTrue(hap.json().at("/report/expressive/auc").asDouble() > 0.9, hap.out());
    }

    @Test
    void objectivesAndHarmonizationsAreChosenAndDrawn() throws Exception {
        String page = folder.resolve("training.html").toString();
        assertEquals(0, train("--objective", "mixed", "--json", "--report", page), hap::err);
        assertTrue(hap.json().at("/report/light/epochs/0/loss").has("mixed"), hap.out());
        assertTrue(hap.json().at("/report/light/conflict/0/cosines").has("exposed:global"));
        assertTrue(hap.json().at("/report/agreement/mean_absolute_difference").isNumber());
        assertTrue(Files.readString(Path.of(page)).contains("exposed:global"));

        assertEquals(
                0,
                train("--harmonization", "conflict_projection", "--conflict-sampling"),
                hap::err);
        assertEquals(0, train("--objective", "bce", "--checkpoint", folder + "/state"), hap::err);
    }

    @Test
    void anExpressiveModelOfIntegersIsCalibratedAndTellsWhatItLost() throws Exception {
        assertEquals(0, train("--int8", "--json"), hap::err);
        Bundle bundle =
                new BundleReader(Long.MAX_VALUE)
                        .read(Files.readAllBytes(folder.resolve("bundle.zip")));
        assertEquals(Precision.INT8, bundle.manifest().expressive().precision());
        assertEquals(null, bundle.manifest().light().precision());
        JsonNode int8 = hap.json().at("/report/expressive/int8");
        assertEquals(bundle.expressive().length, int8.path("int8_bytes").asInt());
        assertTrue(int8.path("float_bytes").asInt() > bundle.expressive().length, hap.out());
        assertEquals(
                hap.json().at("/report/expressive/auc").asDouble(),
                int8.path("int8_auc").asDouble());
        assertFalse(hap.json().at("/report/light").has("int8"), hap.out());
        assertTrue(bundle.manifest().provenance().at("/report/expressive/int8").isObject());

        assertEquals(0, train("--int8"), hap::err);
        assertTrue(hap.out().contains("int8: "), hap.out());
    }

    @Test
    void anUnknownNameIsWrongUsageThatTellsTheKnownOnes() {
        assertEquals(2, train("--objective", "hinge"));
        assertTrue(hap.err().contains("--objective must be one of [bce, mixed, separated]"));
        assertEquals(2, train("--harmonization", "magic"));
        assertTrue(hap.err().contains("conflict_averse"), hap.err());
        assertEquals(2, train("--checkpoint-every", "0"));
        assertTrue(hap.err().contains("--checkpoint-every"), hap.err());
    }

    @Test
    void whatIsWrongWithTheLogsIsNamed() throws Exception {
        samples.set(7, "1,exposed,maybe,0.5");
        write("samples.csv", samples);
        assertFails("samples.csv", "row 7", "label", "maybe");

        write("samples.csv", List.of("request_id,source,label"));
        assertFails("samples.csv", "kind");

        Files.delete(folder.resolve("samples.csv"));
        assertFails("samples.csv");

        write("features.json", List.of("{ \"inputs\": [], \"colour\": 1 }"));
        write("samples.csv", samples);
        assertFails("features.json");
    }

    private void assertFails(String... named) {
        assertEquals(1, train(), hap::out);
        assertEquals(1, hap.err().lines().count(), hap.err());
        for (String word : named) {
            assertTrue(hap.err().contains(word), hap.err());
        }
        assertFalse(Files.exists(folder.resolve("bundle.zip")));
    }

    private int train(String... more) {
        List<String> args = new ArrayList<>(List.of("train", "--name", "taste", "--version", "2"));
        args.addAll(List.of("--out", folder.resolve("bundle.zip").toString()));
        for (String file : List.of("features.json", "requests.csv", "samples.csv")) {
            args.add("--" + file.substring(0, file.indexOf('.')));
            args.add(folder.resolve(file).toString());
        }
        args.addAll(Arrays.asList(more));
        return hap.run(args.toArray(String[]::new));
    }

    private static String sample(int request, String source, int label, double kind) {
        return String.format(Locale.ROOT, "%d,%s,%d,%.4f", request, source, label, kind);
    }

    private void write(String name, List<String> lines) throws IOException {
        Files.write(folder.resolve(name), lines);
    }
}
