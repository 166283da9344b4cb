/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.integ;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtEnvironment;
import com.fasterxml.jackson.databind.JsonNode;
import io.hapsearch.models.bundle.RoutingDefaults;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.testing.Graphs;
import io.hapsearch.training.lightgbm.LightGbmExporter;
import io.hapsearch.training.lightgbm.LightGbmReader;
import io.hapsearch.training.pack.ForeignGraph;
import io.hapsearch.training.pack.PackPlan;
import io.hapsearch.training.pack.Packer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A node serves models that were trained elsewhere: trees of LightGBM, and a graph beside them. */
@ExtendWith(SharedNode.class)
class PackedModelsIT {
    private static final FeatureSpec SPEC =
            Models.spec(
                    Models.json(
                            """
                            { "inputs": [ { "name": "hit", "per": "hit", "type": "float", "features": [
                              { "kind": "field", "name": "price", "field": "price", "missing": -1 },
                              { "kind": "field", "name": "quality", "field": "quality" } ] } ] }"""));

    /** A price up to 8 is good if quality is above 0; no price is better still. */
    private static final String TREES =
            """
            tree
            version=v4
            num_class=1
            num_tree_per_iteration=1
            label_index=0
            max_feature_idx=1
            objective=lambdarank
            feature_names=quality price
            feature_infos=[-9:9] [0:20]
            tree_sizes=400 200

            Tree=0
            num_leaves=3
            num_cat=0
            split_feature=1 0
            threshold=8 0
            decision_type=8 0
            left_child=1 -1
            right_child=-2 -3
            leaf_value=-0.5 0.25 1.5
            is_linear=0

            Tree=1
            num_leaves=2
            num_cat=0
            split_feature=1
            threshold=inf
            decision_type=8
            left_child=-1
            right_child=-2
            leaf_value=0 3
            is_linear=0

            end of trees
            """;

    private final Rest rest;

    PackedModelsIT(Rest rest) {
        this.rest = rest;
    }

    @Test
    void treesDecideOnANodeAsTheyDoInLightGbm() {
        Corpus corpus = new Corpus(new Random(), 120);
        corpus.index(rest, "docs", 1, 2);
        byte[] trees =
                new LightGbmExporter(SPEC, -1f)
                        .export(
                                new LightGbmReader()
                                        .read("model.txt", TREES.getBytes(StandardCharsets.UTF_8)));
        byte[] network = Graphs.mlp(new Random(4), SPEC.inputs(), 8);
        byte[] zip =
                new Packer(OrtEnvironment.getEnvironment())
                        .pack(
                                new PackPlan(
                                        Models.name("packed/1"),
                                        SPEC,
                                        new ForeignGraph("model.txt", trees, null, null),
                                        new ForeignGraph("net.onnx", network, null, null),
                                        null,
                                        null,
                                        null,
                                        RoutingDefaults.NONE,
                                        null))
                        .bundle();
        Models.activate(rest, "packed/1", zip);

        Result result =
                Search.all("packed")
                        .window(120)
                        .page(0, 120)
                        .budget(20)
                        .explain()
                        .run(rest, "docs");

        assertEquals(120, result.hits().size());
        assertEquals(20, result.hard());
        for (Result.Hit hit : result.hits()) {
            JsonNode source = corpus.documents().get(hit.id());
            double logit = hit.explained("light logit");
            assertEquals(expected(source), logit, 1e-6, source::toString);
            if (hit.route().equals("easy")) {
                assertEquals(1 + 1 / (1 + Math.exp(-logit)), hit.score(), 2e-3);
            } else {
                assertTrue(Double.isFinite(hit.explained("expressive logit")));
            }
        }
    }

    private static double expected(JsonNode source) {
        if (!source.has("price")) {
            return 0.25 + 3;
        }
        boolean good = source.path("quality").floatValue() > 0;
        return source.path("price").asDouble() > 8 ? 0.25 : good ? 1.5 : -0.5;
    }
}
