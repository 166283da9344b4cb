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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code hap evaluate} over a feed in KuaiRand-Pure's layout, with a model from elsewhere. */
class EvaluateFeedTest {

    private static final String FEATURES =
            """
            { "inputs": [ { "name": "hit", "per": "hit", "type": "float", "features": [
                { "kind": "field", "name": "duration", "field": "duration" } ] } ] }
            """;

    private static final String TREES =
            """
            tree
            num_class=1
            num_tree_per_iteration=1
            max_feature_idx=0
            feature_names=duration

            Tree=0
            num_leaves=2
            num_cat=0
            split_feature=0
            threshold=20000
            decision_type=0
            left_child=-1
            right_child=-2
            leaf_value=-1 1
            is_linear=0

            end of trees
            """;

    @TempDir private Path folder;

    private final CommandLineHarness hap = new CommandLineHarness(ProjectHome.find());
    private Path feed;

    @BeforeEach
    void writeFeedAndBundle() throws IOException {
        feed = Files.createDirectory(folder.resolve("kuairand"));
        new TinyKuaiRand().write(feed, 30);
        Files.writeString(folder.resolve("features.json"), FEATURES);
        Files.writeString(folder.resolve("model.txt"), TREES);
        pack();
    }

    @Test
    void candidatesFallIntoSourcesByExposureAndPosition() throws Exception {
        assertEquals(0, evaluate("--cutoffs", "10,100", "--json"), hap::err);
        JsonNode result = hap.json();
        assertEquals("kuairand", result.path("dataset").asText());
        JsonNode sources = result.path("sources");
        List<String> names = new ArrayList<>();
        sources.fieldNames().forEachRemaining(names::add);
        assertEquals(List.of("exposed", "ranking", "preranking", "global"), names);
        assertTrue(sources.at("/exposed/variants").has("retrieval"));
        assertFalse(sources.at("/global/variants").has("retrieval"), "it was not retrieved");
        assertFalse(sources.at("/global/variants").has("two_stage"), "it is in no window");
        long exposed = sources.at("/exposed/candidates").asLong();
        assertTrue(exposed < sources.at("/preranking/candidates").asLong());
        assertTrue(
                sources.at("/preranking/candidates").asLong() < result.path("candidates").asLong());
        for (JsonNode view : List.of(result, sources.path("exposed"))) {
            assertEquals(
                    view.at("/variants/light/ndcg@10").asDouble(),
                    view.at("/variants/expressive_all/ndcg@10").asDouble(),
                    "one model stands for both");
        }
        assertEquals(0, result.path("budget").asInt(), "which needs no second look");

        String first = hap.out();
        assertEquals(0, evaluate("--cutoffs", "10,100", "--json"), hap::err);
        assertEquals(first, hap.out());
    }

    @Test
    void equalScoresDoNotFavourWhatWasRetrieved() throws Exception {
        Files.writeString(
                folder.resolve("model.txt"), TREES.replace("leaf_value=-1 1", "leaf_value=1 1"));
        pack();
        assertEquals(0, evaluate("--cutoffs", "1", "--json"), hap::err);
        JsonNode light = hap.json().at("/sources/global/variants/light");
        assertEquals(0.5, light.path("auc").asDouble());
        assertTrue(light.path("hr@1").asDouble() < 0.4, light::toString);
    }

    @Test
    void whatOnlyAnIndexKnowsIsNotMadeUp() throws Exception {
        Files.writeString(
                folder.resolve("features.json"),
                FEATURES.replace(
                        "\"features\": [",
                        "\"features\": [ { \"kind\": \"score\", \"name\": \"s\" },"));
        pack();
        assertEquals(1, evaluate());
        assertTrue(hap.err().contains("[s]") && hap.err().contains("--samples"), hap.err());
    }

    private void pack() {
        run("pack --lightgbm model.txt --features features.json --name k --version 1 --out k.zip");
    }

    private int evaluate(String... more) {
        return hap.run(
                Stream.concat(
                                Stream.of(
                                        "evaluate", "--bundle", folder.resolve("k.zip").toString()),
                                Stream.concat(
                                        Stream.of("--data", feed.toString()), Stream.of(more)))
                        .toArray(String[]::new));
    }

    private void run(String command) {
        String[] words =
                Stream.of(command.split(" ", -1))
                        .map(word -> word.contains(".") ? folder.resolve(word).toString() : word)
                        .toArray(String[]::new);
        assertEquals(0, hap.run(words), hap::err);
    }
}
