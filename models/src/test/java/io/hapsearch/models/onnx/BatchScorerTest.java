/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OrtEnvironment;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.feature.Input;
import io.hapsearch.models.json.InvalidDocumentException;
import io.hapsearch.models.tensor.InputBuffers;
import io.hapsearch.models.testing.Documents;
import io.hapsearch.models.testing.GraphBuilder;
import io.hapsearch.models.testing.Graphs;
import io.hapsearch.models.testing.Seeded;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class BatchScorerTest {
    private static final int WIDTH = 3;
    private static final int USER = 2;

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final FeatureSpec spec =
            Documents.spec(
                    """
            {'params': [{'name': 'p', 'type': 'vector', 'length': 2}],
             'inputs': [
              {'name': 'hit', 'per': 'hit', 'type': 'float', 'features': [{'kind': 'vector', 'name': 'v', 'field': 'f', 'dimension': 3}]},
              {'name': 'user', 'per': 'request', 'type': 'float', 'features': [{'kind': 'param', 'name': 'x', 'param': 'p', 'length': 2}]}]}
            """);
    private final Input hit = spec.inputs().get(0);
    private final Input user = spec.inputs().get(1);

    /**
     * relu(hit W + user U + b) is the hidden layer, its product with v the logit: written out once
     * more in plain Java.
     */
    @Test
    void equalsHandComputation() {
        Seeded.repeat(
                20,
                random -> {
                    Weights weights = new Weights(random, 1 + random.nextInt(9));
                    InputBuffers buffers = new InputBuffers(spec, 1);
                    try (OnnxModel model = load(weights.graph(hit, user));
                            BatchScorer scorer = scorer(model, buffers, Graphs.HIDDEN)) {
                        for (int run = 0; run < 8; run++) {
                            int rows = run % 3 == 2 ? 1 : 1 + random.nextInt(300);
                            buffers.ensureRows(rows);
                            fill(
                                    random,
                                    buffers.get("hit").floats(),
                                    buffers.get("hit").rows() * WIDTH);
                            fill(random, buffers.get("user").floats(), USER);
                            scorer.score(rows);
                            weights.assertOutputs(buffers, scorer, rows);
                        }
                        assertTrue(scorer.memoryBytes() > 0);
                    }
                });
    }

    @Test
    void seesNewContentOfTheSameBuffers() {
        InputBuffers buffers = new InputBuffers(spec, 4);
        byte[] onnx = Graphs.linear(hit, new float[] {1, 10, 100}, 0.5f);
        try (OnnxModel model = load(onnx);
                BatchScorer scorer = scorer(model, buffers, null)) {
            for (int round = 0; round < 3; round++) {
                for (int i = 0; i < 4 * WIDTH; i++) {
                    buffers.get("hit").floats().put(i, round + i);
                }
                scorer.score(4);
                for (int row = 0; row < 4; row++) {
                    int first = round + row * WIDTH;
                    assertEquals(
                            first + 10 * (first + 1) + 100 * (first + 2) + 0.5f,
                            scorer.logits().get(row));
                }
            }
            assertNull(scorer.hidden());
            assertEquals(0, scorer.hiddenWidth());
        }
    }

    @Test
    void scorersOfOneModelRunSideBySide() throws Exception {
        Weights weights = new Weights(new Random(3), 16);
        try (OnnxModel model = load(weights.graph(hit, user));
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Void>> tasks = new ArrayList<>();
            for (int task = 0; task < 4; task++) {
                Random random = new Random(task);
                tasks.add(
                        () -> {
                            InputBuffers buffers = new InputBuffers(spec, 64);
                            try (BatchScorer scorer = scorer(model, buffers, Graphs.HIDDEN)) {
                                for (int run = 0; run < 200; run++) {
                                    int rows = 1 + random.nextInt(64);
                                    fill(random, buffers.get("hit").floats(), rows * WIDTH);
                                    fill(random, buffers.get("user").floats(), USER);
                                    scorer.score(rows);
                                    weights.assertOutputs(buffers, scorer, rows);
                                }
                            }
                            return null;
                        });
            }
            for (Future<Void> future : threads.invokeAll(tasks)) {
                future.get();
            }
        }
    }

    @Test
    void aFailureNamesTheModelAndTheNextRunWorks() {
        InputBuffers buffers = new InputBuffers(spec, 2);
        try (OnnxModel model = load(Graphs.failingAbove(hit, 5));
                BatchScorer scorer = scorer(model, buffers, null)) {
            buffers.get("hit").floats().put(0, 6);
            ScoringException e = assertThrows(ScoringException.class, () -> scorer.score(2));
            assertTrue(e.getMessage().startsWith("[light.onnx] failed: "), e.getMessage());
            buffers.get("hit").floats().put(0, 4);
            scorer.score(2);
            assertEquals(4, scorer.logits().get(0));
        }
    }

    @Test
    void aGraphThatBreaksItsPromiseFailsInsteadOfWritingElsewhere() throws Exception {
        // declares one logit per hit, gives two
        GraphBuilder graph = new GraphBuilder();
        String name = graph.input(hit);
        String shape = graph.node("Shape", name);
        String two = graph.node("ConstantOfShape", graph.node("Mul", shape, graph.constant(2, 1)));
        graph.add("Identity", Graphs.LOGIT, two);
        byte[] onnx = ModelProto.parseFrom(graph.output(Graphs.LOGIT, 1).build()).toByteArray();
        InputBuffers buffers = new InputBuffers(spec, 4);
        try (OnnxModel model = load(onnx);
                BatchScorer scorer = scorer(model, buffers, null)) {
            assertThrows(ScoringException.class, () -> scorer.score(4));
        }
    }

    @Test
    void asksForAsManyRowsAsThereAre() {
        InputBuffers buffers = new InputBuffers(spec, 2);
        try (OnnxModel model = load(Graphs.linear(hit, new float[WIDTH], 0));
                BatchScorer scorer = scorer(model, buffers, null)) {
            for (int rows : new int[] {-1, 0, 3}) {
                IllegalArgumentException e =
                        assertThrows(IllegalArgumentException.class, () -> scorer.score(rows));
                assertEquals("input [hit] has room for 2 rows, not for " + rows, e.getMessage());
            }
            scorer.score(2);
        }
    }

    @Test
    void onlyOnnxIsLoaded() throws Exception {
        // ONNX Runtime takes a model with this marker at offset 4 for its own format, unless told
        // otherwise
        byte[] marked =
                ModelProto.parseFrom(Graphs.linear(hit, new float[WIDTH], 0)).toBuilder()
                        .setProducerName("ORTM")
                        .build()
                        .toByteArray();
        assertEquals("ORTM", new String(marked, 4, 4, StandardCharsets.US_ASCII));
        InputBuffers buffers = new InputBuffers(spec, 1);
        try (OnnxModel model = load(marked);
                BatchScorer scorer = scorer(model, buffers, null)) {
            scorer.score(1);
        }
    }

    @Test
    void whatIsNotAModelIsRefused() {
        InvalidDocumentException e =
                assertThrows(InvalidDocumentException.class, () -> load(new byte[] {1, 2, 3}));
        assertTrue(
                e.getMessage().startsWith("[light.onnx] is not accepted by ONNX Runtime: "),
                e.getMessage());
    }

    private OnnxModel load(byte[] onnx) {
        return OnnxModel.load(environment, "light.onnx", onnx);
    }

    private BatchScorer scorer(OnnxModel model, InputBuffers buffers, String hidden) {
        OutputNames names = new OutputNames(Graphs.LOGIT, hidden);
        return new BatchScorer(model, GraphSignature.check(model, spec, names), buffers);
    }

    private static void fill(Random random, FloatBuffer buffer, int count) {
        for (int i = 0; i < count; i++) {
            buffer.put(i, (float) random.nextGaussian());
        }
    }

    private static final class Weights {
        private final int hidden;
        private final float[] forHit;
        private final float[] forUser;
        private final float[] bias;
        private final float[] last;

        Weights(Random random, int hidden) {
            this.hidden = hidden;
            this.forHit = random(random, WIDTH * hidden);
            this.forUser = random(random, USER * hidden);
            this.bias = random(random, hidden);
            this.last = random(random, hidden);
        }

        byte[] graph(Input hit, Input user) {
            GraphBuilder graph = new GraphBuilder();
            String hits =
                    graph.node("MatMul", graph.input(hit), graph.constant(forHit, WIDTH, hidden));
            String request =
                    graph.node("MatMul", graph.input(user), graph.constant(forUser, USER, hidden));
            String sum =
                    graph.node(
                            "Add", hits, graph.node("Add", request, graph.constant(bias, hidden)));
            graph.add("Relu", Graphs.HIDDEN, sum);
            graph.add("MatMul", Graphs.LOGIT, Graphs.HIDDEN, graph.constant(last, hidden, 1));
            return graph.output(Graphs.LOGIT, 1).output(Graphs.HIDDEN, hidden).build();
        }

        void assertOutputs(InputBuffers buffers, BatchScorer scorer, int rows) {
            assertEquals(hidden, scorer.hiddenWidth());
            FloatBuffer hit = buffers.get("hit").floats();
            FloatBuffer user = buffers.get("user").floats();
            for (int row = 0; row < rows; row++) {
                double logit = 0;
                for (int unit = 0; unit < hidden; unit++) {
                    double sum = bias[unit];
                    for (int i = 0; i < WIDTH; i++) {
                        sum += hit.get(row * WIDTH + i) * forHit[i * hidden + unit];
                    }
                    for (int i = 0; i < USER; i++) {
                        sum += user.get(i) * forUser[i * hidden + unit];
                    }
                    double expected = Math.max(0, sum);
                    assertEquals(expected, scorer.hidden().get(row * hidden + unit), 1e-4);
                    logit += expected * last[unit];
                }
                assertEquals(logit, scorer.logits().get(row), 1e-4);
            }
        }

        private static float[] random(Random random, int count) {
            float[] values = new float[count];
            for (int i = 0; i < count; i++) {
                values[i] = (float) random.nextGaussian();
            }
            return values;
        }
    }
}
