/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hapsearch.cli.base.ProjectHome;
import io.hapsearch.models.bundle.Bundle;
import io.hapsearch.models.bundle.BundleReader;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.json.StrictJson;
import io.hapsearch.models.testing.Bundles;
import io.hapsearch.models.testing.Graphs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A folder with models that no exporter of the project has written, to be packed. */
abstract class PackCase {

    static final String FEATURES =
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
    static final String LIGHTGBM =
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

    @TempDir Path folder;

    final CommandLineHarness hap = new CommandLineHarness(ProjectHome.find());

    @BeforeEach
    void writeModels() throws IOException {
        write("features.json", FEATURES);
        write("model.txt", LIGHTGBM);
        FeatureSpec spec = spec();
        Files.write(folder.resolve("light.onnx"), Graphs.mlp(new Random(1), spec.inputs(), 8));
        Files.write(
                folder.resolve("expressive.onnx"), Graphs.mlp(new Random(2), spec.inputs(), 16, 8));
    }

    void assertFails(String... named) {
        assertEquals(1, hap.err().lines().count(), hap.err());
        for (String word : named) {
            assertTrue(hap.err().contains(word), hap.err());
        }
        if (!named[0].startsWith("requests") && !named[0].startsWith("calibration")) {
            assertFalse(Files.exists(folder.resolve("bundle.zip")));
        }
    }

    static FeatureSpec spec() {
        return new StrictJson()
                .read(
                        "features.json",
                        FEATURES.getBytes(StandardCharsets.UTF_8),
                        FeatureSpec.class);
    }

    /** The bundle, after a node's checks. */
    Bundle bundle() throws IOException {
        byte[] zip = Files.readAllBytes(folder.resolve("bundle.zip"));
        Bundles.load(zip).release();
        return new BundleReader(Long.MAX_VALUE).read(zip);
    }

    int pack(String... more) {
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
    void writeSamples() throws IOException {
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

    void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }
}
