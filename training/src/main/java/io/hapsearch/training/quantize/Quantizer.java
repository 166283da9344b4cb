/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.quantize;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OrtEnvironment;
import com.google.protobuf.InvalidProtocolBufferException;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.json.InvalidDocumentException;
import io.hapsearch.models.onnx.OutputNames;
import io.hapsearch.training.export.GraphScorer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Rewrites a graph so that layers compute with 8-bit integers, quantized statically: the ranges of
 * their inputs are those seen on samples. Layers that are small, that are computed once per
 * request, or that lose too much by themselves keep their floats. Stateless.
 */
public final class Quantizer {
    /**
     * The most that a layer may lose: the standard deviation of what logits move by, as a part of
     * that of the logits. What all of them move by alike, calibration takes back. An input with a
     * few numbers that are much larger than the others loses more.
     */
    private static final double MAX_NOISE = 0.1;

    /** The operator set that has scales by column. */
    private static final long MIN_OPSET = 13;

    private final OrtEnvironment environment;
    private final FeatureSpec spec;

    /**
     * @param spec what graphs take
     */
    public Quantizer(OrtEnvironment environment, FeatureSpec spec) {
        this.environment = environment;
        this.spec = spec;
    }

    /**
     * Quantizes.
     *
     * @param file the graph's name, for errors
     * @param names its outputs
     * @param batches samples of what it will see, with at least one hit
     * @throws InvalidDocumentException that names the file if nothing in it can be quantized, or
     *     nothing without losing too much
     */
    public QuantizedGraph quantize(
            String file, byte[] onnx, OutputNames names, List<CalibrationBatch> batches) {
        ModelProto model = parse(file, onnx);
        List<DenseLayer> layers;
        Map<String, ValueRange> ranges;
        List<DenseLayer> all = DenseLayers.of(model.getGraph());
        try (LayerProbe probe = new LayerProbe(environment, file, model, all)) {
            layers = all.stream().filter(probe::perHit).toList();
            requireSome(file, layers);
            ranges = probe.ranges(batches);
        }
        List<DenseLayer> kept = new ArrayList<>();
        float[] logits = logits(file, onnx, names, batches);
        double mostNoise = MAX_NOISE * deviation(logits);
        for (DenseLayer layer : layers) {
            byte[] alone = Int8Writer.write(model, List.of(layer), ranges);
            if (deviation(differences(logits, logits(file, alone, names, batches))) <= mostNoise) {
                kept.add(layer);
            }
        }
        if (kept.isEmpty()) {
            throw new InvalidDocumentException(
                    file,
                    "loses too much in 8 bits: each layer moves logits by more than a tenth of their"
                            + " standard deviation");
        }
        return new QuantizedGraph(
                Int8Writer.write(model, kept, ranges), kept.size(), layers.size());
    }

    private static void requireSome(String file, List<DenseLayer> layers) {
        if (layers.isEmpty()) {
            throw new InvalidDocumentException(
                    file,
                    "has nothing to quantize: no MatMul or Gemm over hits with a constant matrix of "
                            + DenseLayers.MIN_MULTIPLICATIONS
                            + " or more elements");
        }
    }

    private static ModelProto parse(String file, byte[] onnx) {
        ModelProto model;
        try {
            model = ModelProto.parseFrom(onnx);
        } catch (InvalidProtocolBufferException e) {
            throw new InvalidDocumentException(file, "is not an ONNX model: " + e.getMessage(), e);
        }
        boolean old =
                model.getOpsetImportList().stream()
                        .anyMatch(
                                operators ->
                                        operators.getDomain().isEmpty()
                                                && operators.getVersion() < MIN_OPSET);
        if (old) {
            throw new InvalidDocumentException(
                    file, "has an operator set below " + MIN_OPSET + ", which int8 needs");
        }
        if (Int8Graphs.isInt8(model)) {
            throw new InvalidDocumentException(file, "is quantized already");
        }
        return model;
    }

    private float[] logits(
            String file, byte[] onnx, OutputNames names, List<CalibrationBatch> batches) {
        float[] all = new float[batches.stream().mapToInt(CalibrationBatch::rows).sum()];
        int at = 0;
        try (GraphScorer scorer = new GraphScorer(environment, file, onnx, spec, names)) {
            for (CalibrationBatch batch : batches) {
                float[] some = scorer.logits(batch.inputs(), batch.rows());
                System.arraycopy(some, 0, all, at, some.length);
                at += some.length;
            }
        }
        return all;
    }

    private static double deviation(float[] values) {
        double mean = 0;
        for (float value : values) {
            mean += value / values.length;
        }
        double squares = 0;
        for (float value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / values.length);
    }

    private static float[] differences(float[] logits, float[] others) {
        float[] differences = new float[logits.length];
        for (int i = 0; i < logits.length; i++) {
            differences[i] = logits[i] - others[i];
        }
        return differences;
    }
}
