/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hapsearch.cli.base.ProjectHome;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trainings in processes of their own, since only those can be killed for good. */
class KilledTrainingTest {
    private static final String FEATURES =
            """
            { "params": [ { "name": "taste", "type": "number" } ],
              "inputs": [
                { "name": "user", "per": "request", "type": "float",
                  "features": [ { "kind": "param", "name": "taste", "param": "taste" } ] },
                { "name": "item", "per": "hit", "type": "float",
                  "features": [ { "kind": "field", "name": "kind", "field": "kind" } ] },
                { "name": "codes", "per": "hit", "type": "int64",
                  "features": [ { "kind": "keyword", "name": "id", "field": "id",
                                  "encoding": { "vocabulary": ["d1", "d2", "d3"] } } ] } ] }
            """;

    @TempDir private Path folder;

    @BeforeEach
    void writeLogs() throws IOException {
        Random random = new Random(5);
        List<String> requests = new ArrayList<>(List.of("request_id,time,taste"));
        List<String> samples = new ArrayList<>(List.of("request_id,source,label,kind,id"));
        for (int request = 0; request < 2_000; request++) {
            double taste = random.nextBoolean() ? 1 : -1;
            requests.add(request + "," + (1_700_000_000_000L + request) + "," + taste);
            samples.add(sample(request, "exposed", 1, taste * random.nextDouble(), random));
            for (String source : List.of("exposed", "ranking", "preranking", "global")) {
                samples.add(sample(request, source, 0, -taste * random.nextDouble(), random));
            }
        }
        Files.writeString(folder.resolve("features.json"), FEATURES);
        Files.write(folder.resolve("requests.csv"), requests);
        Files.write(folder.resolve("samples.csv"), samples);
    }

    @Test
    void whatWasKilledAndResumedIsByteForByteWhatAnotherProcessTrainsInOneGo() throws Exception {
        Process whole = train("whole.zip");
        assertEquals(0, whole.waitFor(), () -> log("whole.zip"));

        Path checkpoints = folder.resolve("checkpoints");
        Path checkpoint = checkpoints.resolve("light.checkpoint");
        String[] resumable = {
            "--checkpoint", checkpoints.toString(), "--checkpoint-every", "1",
        };
        Process killed = train("resumed.zip", resumable);
        while (killed.isAlive() && !Files.exists(checkpoint)) {
            killed.waitFor(2, TimeUnit.MILLISECONDS);
        }
        killed.destroyForcibly();
        assertNotEquals(0, killed.waitFor(), () -> log("resumed.zip"));
        assertTrue(Files.exists(checkpoint), () -> log("resumed.zip"));
        assertFalse(Files.exists(folder.resolve("resumed.zip")));

        Process other = train("other.zip", with(resumable, "--harmonization", "conflict_averse"));
        assertEquals(1, other.waitFor());
        assertTrue(log("other.zip").contains("is of a training with other [options]"));

        Process resumed = train("resumed.zip", resumable);
        assertEquals(0, resumed.waitFor(), () -> log("resumed.zip"));
        assertArrayEquals(
                Files.readAllBytes(folder.resolve("whole.zip")),
                Files.readAllBytes(folder.resolve("resumed.zip")));
        assertFalse(Files.exists(checkpoint), "a finished training leaves no checkpoint");
    }

    private Process train(String bundle, String... more) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Xmx512m", "-cp"));
        command.add(System.getProperty("java.class.path"));
        command.add("-Dhap.home=" + ProjectHome.find().path());
        command.add(Hap.class.getName());
        command.addAll(List.of("train", "--name", "taste", "--version", "2", "--out"));
        command.add(folder.resolve(bundle).toString());
        for (String file : List.of("features.json", "requests.csv", "samples.csv")) {
            command.add("--" + file.substring(0, file.indexOf('.')));
            command.add(folder.resolve(file).toString());
        }
        command.addAll(Arrays.asList(more));
        File log = folder.resolve(bundle + ".log").toFile();
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
    }

    private String log(String bundle) {
        try {
            return Files.readString(folder.resolve(bundle + ".log"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static String[] with(String[] some, String... more) {
        List<String> all = new ArrayList<>(Arrays.asList(some));
        all.addAll(Arrays.asList(more));
        return all.toArray(String[]::new);
    }

    private static String sample(
            int request, String source, int label, double kind, Random random) {
        return String.format(
                Locale.ROOT, "%d,%s,%d,%.4f,d%d", request, source, label, kind, random.nextInt(40));
    }
}
