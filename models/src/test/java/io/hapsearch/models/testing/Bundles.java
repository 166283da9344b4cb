/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.testing;

import ai.onnxruntime.OrtEnvironment;
import com.fasterxml.jackson.databind.JsonNode;
import io.hapsearch.models.bundle.Bundle;
import io.hapsearch.models.bundle.BundleName;
import io.hapsearch.models.bundle.BundleReader;
import io.hapsearch.models.bundle.BundleWriter;
import io.hapsearch.models.bundle.Golden;
import io.hapsearch.models.bundle.LoadedBundle;
import io.hapsearch.models.bundle.ModelEntry;
import io.hapsearch.models.bundle.RoutingDefaults;
import io.hapsearch.models.calibration.Calibration;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.feature.ParamValues;
import io.hapsearch.models.onnx.BatchScorer;
import io.hapsearch.models.onnx.GraphSignature;
import io.hapsearch.models.onnx.OnnxModel;
import io.hapsearch.models.onnx.OutputNames;
import io.hapsearch.models.tensor.HitEncoder;
import io.hapsearch.models.tensor.InputBuffers;
import io.hapsearch.models.tensor.RequestEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Bundles of any two graphs, with golden examples computed by the graphs themselves. */
public final class Bundles {
    private static final long MAX_BYTES = 1L << 28;

    private Bundles() {}

    /**
     * A bundle as bytes.
     *
     * @param example a request with raw values for golden examples; its logits are replaced
     */
    public static byte[] zip(
            BundleName name,
            FeatureSpec spec,
            byte[] light,
            byte[] expressive,
            Golden.Request example) {
        ModelEntry entry = new ModelEntry(Graphs.LOGIT, null, Calibration.logistic());
        return zip(
                name,
                spec,
                new BundleWriter.ModelFile(light, entry),
                new BundleWriter.ModelFile(expressive, entry),
                example);
    }

    /** A bundle as bytes, with outputs and calibrations of one's own. */
    public static byte[] zip(
            BundleName name,
            FeatureSpec spec,
            BundleWriter.ModelFile light,
            BundleWriter.ModelFile expressive,
            Golden.Request example) {
        float[] lightLogits = logits(spec, light, example);
        float[] expressiveLogits = logits(spec, expressive, example);
        List<Golden.Hit> hits = new ArrayList<>();
        for (int i = 0; i < example.hits().size(); i++) {
            Golden.Hit hit = example.hits().get(i);
            hits.add(
                    new Golden.Hit(
                            hit.score(),
                            hit.rank(),
                            hit.fields(),
                            hit.queries(),
                            lightLogits[i],
                            expressiveLogits[i]));
        }
        Golden golden =
                new Golden(List.of(new Golden.Request(example.now(), example.params(), hits)));
        return new BundleWriter()
                .write(name, spec, golden, light, expressive, RoutingDefaults.NONE, null);
    }

    /** An open bundle; the caller releases it. */
    public static LoadedBundle load(byte[] zip) {
        Bundle bundle = new BundleReader(MAX_BYTES).read(zip);
        return LoadedBundle.load(OrtEnvironment.getEnvironment(), bundle);
    }

    /** A golden request of one hit without any field or query. */
    public static Golden.Request emptyHit(Map<String, JsonNode> params) {
        return new Golden.Request(
                0, params, List.of(new Golden.Hit(1, 0, Map.of(), Map.of(), 0, 0)));
    }

    private static float[] logits(
            FeatureSpec spec, BundleWriter.ModelFile file, Golden.Request example) {
        int hits = example.hits().size();
        InputBuffers inputs = new InputBuffers(spec, hits);
        ParamValues params = ParamValues.resolve(spec, example.params());
        new RequestEncoder(spec).encode(params, inputs);
        HitEncoder encoder = new HitEncoder(params, example.now());
        for (int row = 0; row < hits; row++) {
            encoder.encode(example.hits().get(row), inputs, row);
        }
        OutputNames names = new OutputNames(file.entry().output(), file.entry().hidden());
        try (OnnxModel model =
                        OnnxModel.load(OrtEnvironment.getEnvironment(), "test", file.onnx());
                BatchScorer scorer =
                        new BatchScorer(model, GraphSignature.check(model, spec, names), inputs)) {
            scorer.score(hits);
            float[] logits = new float[hits];
            scorer.logits().get(0, logits);
            return logits;
        }
    }
}
