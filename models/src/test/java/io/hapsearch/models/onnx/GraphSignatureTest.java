/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OrtEnvironment;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.json.InvalidDocumentException;
import io.hapsearch.models.testing.Documents;
import io.hapsearch.models.testing.GraphBuilder;
import io.hapsearch.models.testing.Graphs;
import java.io.IOException;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class GraphSignatureTest {
    private static final OutputNames NAMES = new OutputNames(Graphs.LOGIT, Graphs.HIDDEN);

    private final FeatureSpec spec =
            Documents.spec(
                    """
            {'params': [{'name': 'p', 'type': 'number'}],
             'inputs': [
              {'name': 'hit', 'per': 'hit', 'type': 'float', 'features': [
                {'kind': 'score', 'name': 's'}, {'kind': 'rank', 'name': 'r'}]},
              {'name': 'user', 'per': 'request', 'type': 'float', 'features': [{'kind': 'param', 'name': 'x', 'param': 'p'}]}]}
            """);
    private final byte[] graph = Graphs.mlp(new Random(1), spec.inputs(), 4);

    @Test
    void readsWhatAGraphTakesAndGives() {
        GraphSignature signature = check(graph, NAMES);
        assertEquals(spec.inputs(), signature.inputs());
        assertEquals(Graphs.LOGIT, signature.logit());
        assertEquals(2, signature.logitRank());
        assertEquals(4, signature.hiddenWidth());
        GraphSignature withoutHidden = check(graph, new OutputNames(Graphs.LOGIT, null));
        assertNull(withoutHidden.hidden());
        assertEquals(0, withoutHidden.hiddenWidth());
    }

    @Test
    void aGraphMayTakeLessThanTheSpec() {
        byte[] light = Graphs.mlp(new Random(1), spec.inputs().subList(0, 1), 4);
        assertEquals(spec.inputs().subList(0, 1), check(light, NAMES).inputs());
    }

    @Test
    void aGraphMayLeaveDimensionsOpen() throws IOException {
        byte[] open =
                with(
                        graph,
                        builder -> builder.getInputBuilder(1),
                        value -> dimension(value, 0).clearDimValue().setDimParam("requests"));
        assertEquals(2, check(open, NAMES).inputs().size());
    }

    @Test
    void refusesInputsThatDoNotFit() throws IOException {
        assertError(
                "input [hit] is INT64[-1, 2], features.json declares FLOAT[hits, 2]",
                over(
                        0,
                        value ->
                                value.getTypeBuilder()
                                        .getTensorTypeBuilder()
                                        .setElemType(TensorProto.DataType.INT64.getNumber())));
        assertError(
                "input [hit] is FLOAT[-1, 3]",
                over(0, value -> dimension(value, 1).setDimValue(3)));
        assertError(
                "input [hit] is FLOAT[7, 2]", over(0, value -> dimension(value, 0).setDimValue(7)));
        assertError(
                "(hits must be a dynamic dimension)",
                over(0, value -> dimension(value, 0).setDimValue(1)));
        assertError(
                "input [user] is FLOAT[2, 1], features.json declares FLOAT[1, 1]",
                over(1, value -> dimension(value, 0).setDimValue(2)));
        assertError(
                "input [hit] is FLOAT[-1, 2, 1]",
                over(
                        0,
                        value ->
                                value.getTypeBuilder()
                                        .getTensorTypeBuilder()
                                        .getShapeBuilder()
                                        .addDim(Dimension.newBuilder().setDimValue(1))));
        assertError(
                "input [hit] is FLOAT[-1]",
                over(
                        0,
                        value ->
                                value.getTypeBuilder()
                                        .getTensorTypeBuilder()
                                        .getShapeBuilder()
                                        .removeDim(1)));
    }

    @Test
    void refusesInputsThatTheSpecDoesNotDeclare() {
        FeatureSpec less = new FeatureSpec(spec.params(), spec.inputs().subList(0, 1));
        InvalidDocumentException e =
                assertThrows(InvalidDocumentException.class, () -> check(graph, NAMES, less));
        assertEquals(
                "[light.onnx] takes input [user], which features.json does not declare",
                e.getMessage());
    }

    @Test
    void refusesAGraphWithoutInputsPerHit() {
        GraphBuilder builder = new GraphBuilder();
        builder.add("Identity", Graphs.LOGIT, builder.input(spec.inputs().get(1)));
        assertError(
                "takes none of the inputs per hit",
                builder.output(Graphs.LOGIT, 1).build(),
                new OutputNames(Graphs.LOGIT, null));
    }

    @Test
    void refusesOutputsThatDoNotFit() throws IOException {
        assertError(
                "has no output [score], only [hidden, logit]",
                graph,
                new OutputNames("score", null));
        assertError("has no output [other], only", graph, new OutputNames(Graphs.LOGIT, "other"));
        assertError(
                "output [hidden] has shape [-1, 4], not [hits] or [hits, 1]",
                graph,
                new OutputNames(Graphs.HIDDEN, null));
        GraphBuilder integers = new GraphBuilder();
        String input = integers.input(spec.inputs().get(0));
        integers.add(
                "Identity", Graphs.LOGIT, integers.node("ReduceSum", input, integers.constant(1)));
        integers.add("Identity", "copy", input);
        byte[] onnx = integers.output(Graphs.LOGIT, 1).output("copy", 2).build();
        assertError("output [copy] has shape [-1, 2]", onnx, new OutputNames("copy", null));
        byte[] cast = castTo(TensorProto.DataType.INT64);
        assertError(
                "output [logit] is not a float tensor", cast, new OutputNames(Graphs.LOGIT, null));
        byte[] fixed =
                with(
                        graph,
                        builder -> builder.getOutputBuilder(1),
                        value -> dimension(value, 0).setDimValue(3));
        assertError("(hits must be a dynamic dimension)", fixed, NAMES);
    }

    private byte[] castTo(TensorProto.DataType type) throws IOException {
        GraphBuilder builder = new GraphBuilder();
        String sum =
                builder.node("ReduceSum", builder.input(spec.inputs().get(0)), builder.constant(1));
        builder.add("Identity", Graphs.LOGIT, builder.node("Cast", "to", type.getNumber(), sum));
        ModelProto.Builder model =
                ModelProto.parseFrom(builder.output(Graphs.LOGIT, 1).build()).toBuilder();
        model.getGraphBuilder()
                .getOutputBuilder(0)
                .getTypeBuilder()
                .getTensorTypeBuilder()
                .setElemType(type.getNumber());
        return model.build().toByteArray();
    }

    /**
     * A graph that computes with both inputs whatever type and shape they have, one of them
     * changed.
     */
    private byte[] over(int index, Consumer<ValueInfoProto.Builder> change) throws IOException {
        GraphBuilder builder = new GraphBuilder();
        String hit = flat(builder, builder.input(spec.inputs().get(0)));
        String user = flat(builder, builder.input(spec.inputs().get(1)));
        String sum = builder.node("ReduceSum", user, builder.constant(0));
        builder.add("Add", Graphs.HIDDEN, builder.node("Expand", hit, builder.constant(1, 1)), sum);
        builder.add("Identity", Graphs.LOGIT, Graphs.HIDDEN);
        byte[] onnx = builder.output(Graphs.HIDDEN, 1).output(Graphs.LOGIT, 1).build();
        return with(onnx, graphBuilder -> graphBuilder.getInputBuilder(index), change);
    }

    private static String flat(GraphBuilder builder, String input) {
        String floats = builder.node("Cast", "to", TensorProto.DataType.FLOAT.getNumber(), input);
        return builder.node("Reshape", floats, builder.constant(-1, 1));
    }

    private static byte[] with(
            byte[] onnx,
            Function<GraphProto.Builder, ValueInfoProto.Builder> which,
            Consumer<ValueInfoProto.Builder> change)
            throws IOException {
        ModelProto.Builder model = ModelProto.parseFrom(onnx).toBuilder();
        change.accept(which.apply(model.getGraphBuilder()));
        return model.build().toByteArray();
    }

    private static Dimension.Builder dimension(ValueInfoProto.Builder value, int index) {
        return value.getTypeBuilder().getTensorTypeBuilder().getShapeBuilder().getDimBuilder(index);
    }

    private void assertError(String message, byte[] onnx) {
        assertError(message, onnx, NAMES);
    }

    private void assertError(String message, byte[] onnx, OutputNames names) {
        InvalidDocumentException e =
                assertThrows(InvalidDocumentException.class, () -> check(onnx, names));
        assertTrue(e.getMessage().startsWith("[light.onnx] "), e.getMessage());
        assertTrue(e.getMessage().contains(message), e.getMessage());
    }

    private GraphSignature check(byte[] onnx, OutputNames names) {
        return check(onnx, names, spec);
    }

    private static GraphSignature check(byte[] onnx, OutputNames names, FeatureSpec spec) {
        try (OnnxModel model =
                OnnxModel.load(OrtEnvironment.getEnvironment(), "light.onnx", onnx)) {
            return GraphSignature.check(model, spec, names);
        }
    }
}
