/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hapsearch.cli.base.ProjectHome;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.json.StrictJson;
import io.hapsearch.models.testing.GraphBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands in shell blocks of the guides run as they stand there, over files of the names that
 * they use.
 */
class DocumentedCommandsTest {

    private static final Pattern BLOCK =
            Pattern.compile("^```sh\\R(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    private static final String FEATURES =
            """
            { "params": [ { "name": "age", "type": "number", "default": 30 },
                          { "name": "taste", "type": "number", "default": 0 } ],
              "inputs": [
                { "name": "hit", "per": "hit", "type": "float", "features": [
                  { "kind": "field", "name": "price", "field": "price", "missing": -1 },
                  { "kind": "field", "name": "size", "field": "size", "missing": -1 },
                  { "kind": "field", "name": "stars", "field": "stars", "missing": -1 } ] },
                { "name": "user", "per": "request", "type": "float", "features": [
                  { "kind": "param", "name": "user_age", "param": "age" },
                  { "kind": "param", "name": "user_taste", "param": "taste" } ] } ] }
            """;

    private static final String TREES =
            """
            tree
            num_class=1
            num_tree_per_iteration=1
            max_feature_idx=4
            feature_names=Column_0 Column_1 Column_2 Column_3 Column_4

            Tree=0
            num_leaves=2
            num_cat=0
            split_feature=2
            threshold=3
            decision_type=8
            left_child=-1
            right_child=-2
            leaf_value=-1 1
            is_linear=0

            end of trees
            """;

    @TempDir private Path folder;

    private final CommandLineHarness hap = new CommandLineHarness(ProjectHome.find());

    @BeforeEach
    void writeFiles() throws IOException {
        Random random = new Random(2);
        write("features.json", FEATURES);
        write("model.txt", TREES);
        Files.write(folder.resolve("light.onnx"), likePyTorch(random, 8));
        Files.write(folder.resolve("expressive.onnx"), likePyTorch(random, 64));
        write(
                "examples.json",
                """
                { "requests": [ { "now": 1700000000000, "params": { "age": 41 },
                    "hits": [ { "fields": { "price": 3, "size": 2, "stars": 5 } }, { "fields": {} } ] } ] }
                """);
        StringBuilder requests = new StringBuilder("request_id,time,age,taste\n");
        StringBuilder samples = new StringBuilder("request_id,source,label,price,size,stars\n");
        for (int request = 0; request < 30; request++) {
            requests.append(request + "," + (1_700_000_000_000L + request) + ",25,1\n");
            for (String source : List.of("exposed", "exposed", "ranking", "global")) {
                int label = source.equals("exposed") ? random.nextInt(2) : 0;
                samples.append(
                        String.format(
                                Locale.ROOT,
                                "%d,%s,%d,%.3f,%d,%d%n",
                                request,
                                source,
                                label,
                                20 * random.nextDouble(),
                                random.nextInt(9),
                                random.nextInt(6)));
            }
        }
        write("requests.csv", requests.toString());
        write("samples.csv", samples.toString());
    }

    @Test
    void theyRun() throws IOException {
        List<String> commands = new ArrayList<>();
        for (String page : List.of("packing.md", "evaluation.md")) {
            List<String> ofPage = commands(page);
            assertTrue(!ofPage.isEmpty(), () -> page + " shows commands");
            commands.addAll(ofPage);
        }
        for (String command : commands) {
            String[] words =
                    Stream.of(command.split(" ", -1))
                            .skip(1)
                            .map(this::inFolder)
                            .toArray(String[]::new);
            assertEquals(0, hap.run(words), () -> command + ": " + hap.err());
        }
        for (String written :
                List.of("feed-8.zip", "feed-10.zip", "feed-11.zip", "report.html", "result.json")) {
            assertTrue(Files.isRegularFile(folder.resolve(written)), written);
        }
    }

    private static List<String> commands(String page) throws IOException {
        Path file = ProjectHome.find().path().resolve("docs").resolve(page);
        Matcher blocks = BLOCK.matcher(Files.readString(file));
        List<String> commands = new ArrayList<>();
        while (blocks.find()) {
            blocks.group(1)
                    .lines()
                    .filter(line -> line.startsWith("./hap "))
                    .forEach(commands::add);
        }
        return commands;
    }

    private String inFolder(String word) {
        return word.matches("[a-z0-9-]+\\.(onnx|txt|json|csv|zip|html)")
                ? folder.resolve(word).toString()
                : word;
    }

    /**
     * The graph of the guide's module with one more layer, of the nodes that an export by tracing
     * consists of.
     */
    private static byte[] likePyTorch(Random random, int width) {
        FeatureSpec spec =
                new StrictJson()
                        .read(
                                "features.json",
                                FEATURES.getBytes(StandardCharsets.UTF_8),
                                FeatureSpec.class);
        GraphBuilder graph = new GraphBuilder();
        String hit = graph.input(spec.inputs().getFirst());
        String user = graph.input(spec.inputs().getLast());
        String hits = graph.node("Gather", "axis", 0, graph.node("Shape", hit), graph.constant(0L));
        String shape = graph.node("Concat", "axis", 0, hits, graph.constant(2L));
        String both = graph.node("Concat", "axis", 1, hit, graph.node("Expand", user, shape));
        String dense =
                graph.node(
                        "Gemm",
                        "transB",
                        1,
                        both,
                        graph.constant(weights(random, width * 5), width, 5),
                        graph.constant(weights(random, width), width));
        String first = graph.node("Relu", dense);
        graph.add(
                "Relu",
                "hidden",
                graph.node(
                        "Gemm",
                        "transB",
                        1,
                        first,
                        graph.constant(weights(random, width * width), width, width),
                        graph.constant(weights(random, width), width)));
        graph.add(
                "Identity",
                "logit",
                graph.node(
                        "Gemm",
                        "transB",
                        1,
                        "hidden",
                        graph.constant(weights(random, width), 1, width),
                        graph.constant(weights(random, 1), 1)));
        return graph.output("logit", 1).output("hidden", width).build();
    }

    private static float[] weights(Random random, int count) {
        float[] weights = new float[count];
        for (int i = 0; i < count; i++) {
            weights[i] = (float) random.nextGaussian() * 0.2f;
        }
        return weights;
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }
}
