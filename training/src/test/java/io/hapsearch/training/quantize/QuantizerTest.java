/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.quantize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.hapsearch.models.bundle.Precision;
import io.hapsearch.models.feature.ElementType;
import io.hapsearch.models.feature.Feature;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.feature.Input;
import io.hapsearch.models.feature.Scope;
import io.hapsearch.models.json.InvalidDocumentException;
import io.hapsearch.models.onnx.OutputNames;
import io.hapsearch.models.tensor.InputBuffers;
import io.hapsearch.models.testing.GraphBuilder;
import io.hapsearch.models.testing.Graphs;
import io.hapsearch.training.export.GraphScorer;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a node runs is judged: ONNX Runtime's logits, and the operators that it makes of a graph.
 */
class QuantizerTest {
    private static final int WIDTH = 40;
    private static final Input INPUT = input();
    private static final FeatureSpec SPEC = new FeatureSpec(List.of(), List.of(INPUT));
    private static final OutputNames NAMES = new OutputNames(Graphs.LOGIT, null);

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final Random random = new Random(5);

    @TempDir private Path folder;

    @Test
    void logitsOfMatMulsAreClose() throws Exception {
        assertClose(Graphs.mlp(random, List.of(INPUT), 128, 64), 2, "MatMulIntegerToFloat");
    }

    @Test
    void logitsOfGemmsAreCloseAndLayersPassCodesOn() throws Exception {
        assertClose(gemms(false), 2, "QGemm");
    }

    /** As PyTorch exports linear layers. */
    @Test
    void transposedWeightsAreTheSameWeights() throws Exception {
        assertClose(gemms(true), 2, "QGemm");
    }

    @Test
    void aHitDoesNotDependOnThoseBesideIt() {
        byte[] onnx = quantize(gemms(true)).onnx();
        CalibrationBatch batch = batch(50, 1);
        float[] together = logits(onnx, batch);
        for (int row = 0; row < batch.rows(); row++) {
            InputBuffers alone = new InputBuffers(SPEC, 1);
            alone.get("x").copyRow(batch.inputs().get("x"), row, 0);
            assertEquals(together[row], logits(onnx, new CalibrationBatch(alone, 1))[0], 0.1);
        }
    }

    @Test
    void aConstantThatIsStillTakenStays() {
        GraphBuilder graph = new GraphBuilder();
        String weights = constant(graph, WIDTH, 64);
        String wide = graph.node("MatMul", graph.input(INPUT), weights);
        String more = graph.node("MatMul", wide, graph.node("Transpose", weights));
        graph.add("ReduceSum", Graphs.LOGIT, more, graph.constant(1));
        byte[] onnx = graph.output(Graphs.LOGIT, 1).build();
        assertEquals(1, quantize(onnx).ofLayers());
    }

    /** One column that is a million times larger takes all codes. */
    @Test
    void aLayerThatLosesTooMuchKeepsItsFloats() {
        GraphBuilder graph = new GraphBuilder();
        float[] large = new float[WIDTH];
        Arrays.fill(large, 1);
        large[0] = 1e6f;
        String raw = graph.node("Mul", graph.input(INPUT), graph.constant(large, WIDTH));
        float[] first = gaussian(WIDTH * 64, 0.2);
        for (int i = 0; i < 64; i++) {
            first[i] *= 1e-6f;
        }
        String hidden =
                graph.node("Relu", graph.node("MatMul", raw, graph.constant(first, WIDTH, 64)));
        String second = graph.node("Relu", graph.node("MatMul", hidden, constant(graph, 64, 64)));
        graph.add("MatMul", Graphs.LOGIT, second, constant(graph, 64, 1));
        QuantizedGraph quantized = quantize(graph.output(Graphs.LOGIT, 1).build());
        assertEquals(1, quantized.layers());
        assertEquals(2, quantized.ofLayers());
    }

    @Test
    void whatIsComputedOncePerRequestKeepsItsFloats() {
        GraphBuilder graph = new GraphBuilder();
        String once =
                graph.node(
                        "MatMul",
                        graph.node("Relu", constant(graph, 1, WIDTH)),
                        constant(graph, WIDTH, 64));
        String each = graph.node("MatMul", graph.input(INPUT), constant(graph, WIDTH, 64));
        graph.add("MatMul", Graphs.LOGIT, graph.node("Mul", each, once), constant(graph, 64, 1));
        assertEquals(1, quantize(graph.output(Graphs.LOGIT, 1).build()).ofLayers());
    }

    @Test
    void whatCannotBeQuantizedIsRefused() {
        assertRefused("has nothing to quantize", Graphs.mlp(random, List.of(INPUT), 8));
        assertRefused("has nothing to quantize", Graphs.linear(INPUT, new float[WIDTH], 0));
        assertRefused("is quantized already", quantize(gemms(false)).onnx());
        assertRefused("is not an ONNX model", new byte[] {1, 2, 3});
        assertRefused("has an operator set below 13", withOpset(gemms(false), 11));
    }

    @Test
    void valuesThatAreNotFiniteAreRefused() {
        GraphBuilder graph = new GraphBuilder();
        String root = graph.node("Sqrt", graph.input(INPUT));
        String wide = graph.node("MatMul", root, constant(graph, WIDTH, 64));
        graph.add("MatMul", Graphs.LOGIT, wide, constant(graph, 64, 1));
        assertRefused("is not finite", graph.output(Graphs.LOGIT, 1).build());
    }

    private void assertClose(byte[] onnx, int layers, String operator) throws Exception {
        QuantizedGraph quantized = quantize(onnx);
        assertEquals(layers, quantized.layers());
        assertEquals(layers, quantized.ofLayers());
        assertEquals(Precision.INT8, Int8Graphs.precision(quantized.onnx()));
        assertEquals(Precision.FLOAT32, Int8Graphs.precision(onnx));
        assertTrue(quantized.onnx().length < 0.6 * onnx.length);
        List<String> operators = optimized(quantized.onnx());
        assertEquals(
                layers, operators.stream().filter(operator::equals).count(), operators::toString);
        assertFalse(operators.contains("DequantizeLinear"), operators::toString);

        CalibrationBatch unseen = batch(500, 99);
        float[] expected = logits(onnx, unseen);
        float[] actual = logits(quantized.onnx(), unseen);
        double squares = 0;
        double differences = 0;
        for (int i = 0; i < expected.length; i++) {
            squares += expected[i] * expected[i];
            differences += Math.pow(expected[i] - actual[i], 2);
        }
        assertTrue(differences > 0, "it computes with fewer bits");
        assertTrue(differences < 0.01 * squares, differences + " of " + squares);
    }

    private List<String> optimized(byte[] onnx) throws OrtException, IOException {
        Path file = folder.resolve("optimized.onnx");
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setOptimizedModelFilePath(file.toString());
            environment.createSession(onnx, options).close();
        }
        return ModelProto.parseFrom(Files.readAllBytes(file)).getGraph().getNodeList().stream()
                .map(NodeProto::getOpType)
                .toList();
    }

    private void assertRefused(String message, byte[] onnx) {
        InvalidDocumentException e =
                assertThrows(InvalidDocumentException.class, () -> quantize(onnx));
        assertTrue(e.getMessage().startsWith("[test.onnx] "), e.getMessage());
        assertTrue(e.getMessage().contains(message), e.getMessage());
    }

    private QuantizedGraph quantize(byte[] onnx) {
        List<CalibrationBatch> batches = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            batches.add(batch(50, i));
        }
        return new Quantizer(environment, SPEC).quantize("test.onnx", onnx, NAMES, batches);
    }

    private float[] logits(byte[] onnx, CalibrationBatch batch) {
        try (GraphScorer scorer = new GraphScorer(environment, "test.onnx", onnx, SPEC, NAMES)) {
            return scorer.logits(batch.inputs(), batch.rows());
        }
    }

    private byte[] gemms(boolean transposed) {
        GraphBuilder graph = new GraphBuilder();
        String first = graph.node("Relu", gemm(graph, graph.input(INPUT), WIDTH, 96, transposed));
        String second = graph.node("Relu", gemm(graph, first, 96, 48, transposed));
        graph.add("Identity", Graphs.LOGIT, gemm(graph, second, 48, 1, transposed));
        return graph.output(Graphs.LOGIT, 1).build();
    }

    private String gemm(GraphBuilder graph, String x, int in, int out, boolean transposed) {
        String weights = transposed ? constant(graph, out, in) : constant(graph, in, out);
        return graph.node(
                "Gemm", "transB", transposed ? 1 : 0, x, weights, constant(graph, 1, out));
    }

    private String constant(GraphBuilder graph, int rows, int columns) {
        return graph.constant(gaussian(rows * columns, 0.2), rows, columns);
    }

    private float[] gaussian(int size, double deviation) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) (deviation * random.nextGaussian());
        }
        return values;
    }

    private static byte[] withOpset(byte[] onnx, int version) {
        try {
            ModelProto.Builder model = ModelProto.parseFrom(onnx).toBuilder();
            model.getOpsetImportBuilder(0).setVersion(version);
            return model.build().toByteArray();
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static CalibrationBatch batch(int rows, long seed) {
        InputBuffers inputs = new InputBuffers(SPEC, rows);
        FloatBuffer values = inputs.get("x").floats();
        Random random = new Random(seed);
        for (int i = 0; i < rows * WIDTH; i++) {
            values.put(i, (float) random.nextGaussian());
        }
        return new CalibrationBatch(inputs, rows);
    }

    private static Input input() {
        List<Feature> features = new ArrayList<>();
        for (int i = 0; i < WIDTH; i++) {
            features.add(new Feature.Field("f" + i, "f" + i, null, null));
        }
        return new Input("x", Scope.HIT, ElementType.FLOAT, features);
    }
}
