/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.onnx;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.SparseTensorProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TrainingInfoProto;
import com.google.protobuf.CodedOutputStream;
import io.hapsearch.models.json.InvalidDocumentException;
import io.hapsearch.models.testing.Documents;
import io.hapsearch.models.testing.Graphs;
import io.hapsearch.models.testing.Seeded;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraphInspectorTest {
    private static final TensorProto EXTERNAL =
            TensorProto.newBuilder()
                    .setName("weights")
                    .addExternalData(
                            StringStringEntryProto.newBuilder()
                                    .setKey("location")
                                    .setValue("/etc/passwd"))
                    .setDataLocation(TensorProto.DataLocation.EXTERNAL)
                    .build();
    private static final NodeProto CUSTOM =
            NodeProto.newBuilder().setName("evil").setDomain("my.company").setOpType("Run").build();

    private final byte[] graph =
            Graphs.mlp(
                    new Random(1),
                    Documents.floats("", "{'kind': 'score', 'name': 's'}").inputs(),
                    8);

    @Test
    void acceptsOrdinaryGraphs() {
        assertDoesNotThrow(() -> inspect(graph));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ai.onnx", "ai.onnx.ml", "com.microsoft"})
    void acceptsOperatorsOfOnnxRuntime(String domain) throws IOException {
        byte[] onnx = model(GraphProto.newBuilder().addNode(CUSTOM.toBuilder().setDomain(domain)));
        assertDoesNotThrow(() -> inspect(onnx));
    }

    static Stream<GraphProto.Builder> placesOfTensors() {
        AttributeProto.Builder tensor = AttributeProto.newBuilder().setName("value").setT(EXTERNAL);
        return Stream.of(
                GraphProto.newBuilder().addInitializer(EXTERNAL),
                GraphProto.newBuilder().addInitializer(EXTERNAL.toBuilder().clearDataLocation()),
                GraphProto.newBuilder().addInitializer(EXTERNAL.toBuilder().clearExternalData()),
                GraphProto.newBuilder()
                        .addSparseInitializer(SparseTensorProto.newBuilder().setValues(EXTERNAL)),
                GraphProto.newBuilder()
                        .addSparseInitializer(SparseTensorProto.newBuilder().setIndices(EXTERNAL)),
                node(tensor),
                node(AttributeProto.newBuilder().setName("values").addTensors(EXTERNAL)),
                node(
                        AttributeProto.newBuilder()
                                .setName("sparse")
                                .setSparseTensor(
                                        SparseTensorProto.newBuilder().setValues(EXTERNAL))),
                node(
                        AttributeProto.newBuilder()
                                .setName("then_branch")
                                .setG(GraphProto.newBuilder().addInitializer(EXTERNAL))),
                node(
                        AttributeProto.newBuilder()
                                .setName("then_branch")
                                .setG(
                                        node(
                                                AttributeProto.newBuilder()
                                                        .setName("body")
                                                        .addGraphs(node(tensor))))));
    }

    @ParameterizedTest
    @MethodSource("placesOfTensors")
    void refusesExternalDataAnywhere(GraphProto.Builder place) throws IOException {
        assertError("tensor [weights] refers to external data", model(place));
    }

    static Stream<GraphProto.Builder> placesOfNodes() {
        return Stream.of(
                GraphProto.newBuilder().addNode(CUSTOM),
                node(
                        AttributeProto.newBuilder()
                                .setName("body")
                                .setG(GraphProto.newBuilder().addNode(CUSTOM))),
                node(
                        AttributeProto.newBuilder()
                                .setName("bodies")
                                .addGraphs(
                                        node(
                                                AttributeProto.newBuilder()
                                                        .setName("body")
                                                        .setG(
                                                                GraphProto.newBuilder()
                                                                        .addNode(CUSTOM))))));
    }

    @ParameterizedTest
    @MethodSource("placesOfNodes")
    void refusesCustomOperatorsAnywhere(GraphProto.Builder place) throws IOException {
        assertError("node [evil] uses an operator of the domain [my.company]", model(place));
    }

    @Test
    void looksIntoFunctionsAndTrainingGraphs() throws IOException {
        ModelProto model = ModelProto.parseFrom(graph);
        assertError(
                "domain [my.company]",
                model.toBuilder()
                        .addFunctions(FunctionProto.newBuilder().setName("f").addNode(CUSTOM))
                        .build()
                        .toByteArray());
        assertError(
                "external data",
                model.toBuilder()
                        .addTrainingInfo(
                                TrainingInfoProto.newBuilder()
                                        .setInitialization(
                                                GraphProto.newBuilder().addInitializer(EXTERNAL)))
                        .build()
                        .toByteArray());
    }

    @Test
    void looksIntoEveryPartOfASplitMessage() throws IOException {
        // a message field may occur twice on the wire; readers merge both
        byte[] first = model(GraphProto.newBuilder().addInitializer(EXTERNAL));
        byte[] both = Arrays.copyOf(first, first.length + graph.length);
        System.arraycopy(graph, 0, both, first.length, graph.length);
        assertError("external data", both);
    }

    @Test
    void aDomainWrittenTwiceIsReadTwice() throws IOException {
        ByteArrayOutputStream node = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(node);
        out.writeString(NodeProto.DOMAIN_FIELD_NUMBER, "my.company");
        out.writeString(NodeProto.DOMAIN_FIELD_NUMBER, "");
        out.flush();
        ByteArrayOutputStream graphBytes = new ByteArrayOutputStream();
        out = CodedOutputStream.newInstance(graphBytes);
        out.writeByteArray(GraphProto.NODE_FIELD_NUMBER, node.toByteArray());
        out.flush();
        ByteArrayOutputStream model = new ByteArrayOutputStream();
        out = CodedOutputStream.newInstance(model);
        out.writeByteArray(ModelProto.GRAPH_FIELD_NUMBER, graphBytes.toByteArray());
        out.flush();
        assertError("domain [my.company]", model.toByteArray());
    }

    @Test
    void refusesWhatIsNotOnnx() {
        assertError("is not an ONNX model: it has no graph", new byte[0]);
        assertError("is not an ONNX model", "{\"not\": \"onnx\"}".getBytes(StandardCharsets.UTF_8));
        assertError(
                "is not an ONNX model",
                ModelProto.newBuilder().setIrVersion(8).build().toByteArray());
        assertError("is not an ONNX model: unexpected group", new byte[] {0x0b, 0x0c});
    }

    @Test
    void garbageNeverEndsInAnotherError() {
        Seeded.repeat(
                2_000,
                random -> {
                    byte[] bytes =
                            random.nextBoolean() ? new byte[random.nextInt(300)] : graph.clone();
                    if (bytes.length == graph.length) {
                        for (int i = random.nextInt(8); i >= 0; i--) {
                            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
                        }
                    } else {
                        random.nextBytes(bytes);
                    }
                    try {
                        inspect(bytes);
                    } catch (InvalidDocumentException e) {
                        assertTrue(e.getMessage().startsWith("[light.onnx] "), e.getMessage());
                    }
                });
    }

    @Test
    void everyTruncationOfAGraphIsFound() {
        for (int length = 1; length < graph.length; length++) {
            byte[] cut = Arrays.copyOf(graph, length);
            try {
                inspect(cut);
            } catch (InvalidDocumentException e) {
                continue;
            }
            // what is left may be a whole message: then it is the last field of the model that is
            // gone
            assertTrue(isModel(cut), "cut to " + length);
        }
    }

    @Test
    void refusesBombs() throws IOException {
        byte[] empty = new byte[10_000_000];
        for (int i = 0; i < empty.length; i += 2) {
            empty[i] = GraphProto.NODE_FIELD_NUMBER << 3 | 2;
        }
        ByteArrayOutputStream model = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(model);
        out.writeByteArray(ModelProto.GRAPH_FIELD_NUMBER, empty);
        out.flush();
        assertError("holds more than", model.toByteArray());

        GraphProto.Builder deep =
                GraphProto.newBuilder().addNode(NodeProto.newBuilder().setOpType("If"));
        for (int i = 0; i < 40; i++) {
            deep = node(AttributeProto.newBuilder().setName("body").setG(deep));
        }
        assertError("nested deeper than", model(deep));
    }

    private static boolean isModel(byte[] bytes) {
        try {
            return ModelProto.parseFrom(bytes).hasGraph();
        } catch (IOException e) {
            return false;
        }
    }

    private static GraphProto.Builder node(AttributeProto.Builder attribute) {
        return GraphProto.newBuilder()
                .addNode(NodeProto.newBuilder().setOpType("If").addAttribute(attribute));
    }

    private byte[] model(GraphProto.Builder graphWithMore) throws IOException {
        return ModelProto.parseFrom(graph).toBuilder()
                .setGraph(graphWithMore)
                .build()
                .toByteArray();
    }

    private static void assertError(String message, byte[] onnx) {
        InvalidDocumentException e =
                assertThrows(InvalidDocumentException.class, () -> inspect(onnx));
        assertTrue(e.getMessage().startsWith("[light.onnx] "), e.getMessage());
        assertTrue(e.getMessage().contains(message), e.getMessage());
    }

    private static void inspect(byte[] onnx) {
        new GraphInspector().inspect("light.onnx", onnx);
    }
}
