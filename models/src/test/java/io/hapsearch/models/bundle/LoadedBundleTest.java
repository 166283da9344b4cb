/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.bundle;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtEnvironment;
import io.hapsearch.models.calibration.Calibration;
import io.hapsearch.models.feature.ElementType;
import io.hapsearch.models.feature.Feature;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.feature.Input;
import io.hapsearch.models.feature.Scope;
import io.hapsearch.models.json.InvalidDocumentException;
import io.hapsearch.models.onnx.BatchScorer;
import io.hapsearch.models.tensor.InputBuffers;
import io.hapsearch.models.testing.Bundles;
import io.hapsearch.models.testing.Documents;
import io.hapsearch.models.testing.GraphBuilder;
import io.hapsearch.models.testing.Graphs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class LoadedBundleTest {
    private final Examples examples = new Examples();

    @Test
    void theLastReleaseCloses() {
        LoadedBundle bundle = Bundles.load(examples.zip());
        InputBuffers inputs = new InputBuffers(bundle.spec(), 1);
        assertTrue(bundle.tryAcquire());
        bundle.release();
        try (BatchScorer scorer = bundle.light().scorer(inputs)) {
            scorer.score(1);
            bundle.release();
            assertFalse(bundle.tryAcquire());
            assertThrows(IllegalStateException.class, () -> scorer.score(1));
        }
    }

    @Test
    void releasedTooOftenItStaysClosed() {
        LoadedBundle bundle = Bundles.load(examples.zip());
        bundle.release();
        for (int i = 0; i < 3; i++) {
            IllegalStateException e = assertThrows(IllegalStateException.class, bundle::release);
            assertTrue(e.getMessage().contains("feed/1"), e.getMessage());
            assertFalse(bundle.tryAcquire());
        }
    }

    /**
     * Threads score while they get a reference, the owner lets go in the midst: nobody meets a
     * closed session.
     */
    @Test
    void nobodyScoresWithAClosedSession() throws Exception {
        byte[] zip = examples.zip();
        try (ExecutorService threads = Executors.newFixedThreadPool(5)) {
            for (int round = 0; round < 20; round++) {
                LoadedBundle bundle = Bundles.load(zip);
                CountDownLatch midst = new CountDownLatch(20);
                List<Callable<Void>> tasks = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    tasks.add(
                            () -> {
                                for (int run = 0; run < 30 && bundle.tryAcquire(); run++) {
                                    try (BatchScorer scorer =
                                            bundle.expressive()
                                                    .scorer(new InputBuffers(bundle.spec(), 2))) {
                                        scorer.score(2);
                                        midst.countDown();
                                    } finally {
                                        bundle.release();
                                    }
                                }
                                return null;
                            });
                }
                tasks.add(
                        () -> {
                            midst.await();
                            bundle.release();
                            return null;
                        });
                for (Future<Void> future : threads.invokeAll(tasks)) {
                    future.get();
                }
                assertFalse(bundle.tryAcquire());
            }
        }
    }

    @Test
    void refusesLogitsThatTheModelsDoNotReproduce() {
        Bundle bundle = new BundleReader(1 << 20).read(examples.zip());
        Golden.Request request = bundle.golden().requests().get(0);
        assertGolden("at requests[0].hits[1].light: the model computes", request, 1, 1e-2, 0);
        assertGolden("at requests[0].hits[2].expressive: the model computes", request, 2, 0, -1e-2);
        assertDoesNotThrow(() -> load(withGolden(bundle, shifted(request, 0, 5e-5, 0))).release());
    }

    @Test
    void anInt8ModelMayBeOffByAStepOfItsCodesAndTheOtherMayNot() {
        ModelEntry int8 =
                new ModelEntry(Graphs.LOGIT, Graphs.HIDDEN, Precision.INT8, Calibration.logistic());
        byte[] zip =
                Bundles.zip(
                        Examples.NAME,
                        examples.spec(),
                        new BundleWriter.ModelFile(examples.light(), Examples.ENTRY),
                        new BundleWriter.ModelFile(examples.expressive(), int8),
                        examples.request());
        Bundle bundle = new BundleReader(1 << 20).read(zip);
        Golden.Request request = bundle.golden().requests().getFirst();
        double largest =
                request.hits().stream()
                        .mapToDouble(hit -> Math.abs(hit.expressive()))
                        .max()
                        .orElseThrow();
        double step = 0.09 * Math.max(1, largest);
        assertDoesNotThrow(() -> load(withGolden(bundle, shifted(request, 0, 0, step))).release());
        assertThrows(
                InvalidDocumentException.class,
                () -> load(withGolden(bundle, shifted(request, 0, 0, 1.3 * step))));
        assertThrows(
                InvalidDocumentException.class,
                () -> load(withGolden(bundle, shifted(request, 0, step, 0))));
    }

    @Test
    void refusesExamplesThatDoNotFitTheSpec() {
        Golden.Request request = examples.request();
        assertGoldenError(
                "at requests[0]: param [age] is missing",
                "{'now': 0, 'hits': [{'score': 1, 'rank': 0, 'light': 0, 'expressive': 0}]}");
        assertGoldenError(
                "at requests[0]: unknown param [x]",
                "{'now': 0, 'params': {'age': 1, 'x': 2}, 'hits': [{'score': 1, 'rank': 0, 'light': 0, 'expressive': 0}]}");
        assertGoldenError(
                "at requests[0]: [fields.price] must be finite numbers",
                "{'now': 0, 'params': {'age': 1}, 'hits': [{'score': 1, 'rank': 0, 'light': 0, 'expressive': 0, 'fields': {'price': 'a'}}]}");
        assertEquals(3, request.hits().size());
    }

    /** The mean over the hits of a batch makes a hit's logit depend on its neighbours. */
    @Test
    void refusesModelsWhoseLogitsDependOnTheBatch() {
        Input hit = examples.spec().input("hit").orElseThrow();
        GraphBuilder graph = new GraphBuilder();
        String sum =
                graph.node("MatMul", graph.input(hit), graph.constant(new float[] {1, 2}, 2, 1));
        String mean = graph.node("ReduceMean", sum);
        graph.add("Sub", Graphs.LOGIT, sum, mean);
        graph.add("Identity", Graphs.HIDDEN, sum);
        byte[] onnx = graph.output(Graphs.LOGIT, 1).output(Graphs.HIDDEN, 1).build();
        byte[] zip = examples.zip(onnx, examples.expressive());
        InvalidDocumentException e =
                assertThrows(InvalidDocumentException.class, () -> Bundles.load(zip));
        assertTrue(
                e.getMessage()
                        .startsWith(
                                "[golden.json] at requests[0].hits[0] alone.light: the model computes"),
                e.getMessage());
    }

    @Test
    void refusesModelsThatFailOnTheirExamples() {
        Input hit = examples.spec().input("hit").orElseThrow();
        Bundle bundle = new BundleReader(1 << 20).read(examples.zip());
        GraphBuilder graph = new GraphBuilder();
        String position = graph.node("Cast", "to", 7, graph.input(hit));
        String gathered = graph.node("Gather", graph.constant(new float[] {0}, 1), position);
        graph.add("MatMul", Graphs.LOGIT, gathered, graph.constant(new float[] {1, 1}, 2, 1));
        graph.add("Identity", Graphs.HIDDEN, gathered);
        byte[] onnx = graph.output(Graphs.LOGIT, 1).output(Graphs.HIDDEN, 2).build();
        Bundle failing =
                new Bundle(
                        bundle.manifest(),
                        bundle.spec(),
                        bundle.golden(),
                        onnx,
                        bundle.expressive());
        InvalidDocumentException e =
                assertThrows(InvalidDocumentException.class, () -> load(failing));
        assertTrue(
                e.getMessage().startsWith("[golden.json] [light.onnx] failed: "), e.getMessage());
    }

    @Test
    void refusesModelsThatTakeTooLong() {
        Input x =
                new Input(
                        "x",
                        Scope.HIT,
                        ElementType.FLOAT,
                        List.of(new Feature.Field("x", "x", 1.0, null)));
        byte[] fast = Graphs.linear(x, new float[] {0}, 1);
        Golden.Request example = Bundles.emptyHit(Map.of());
        byte[] zip =
                Bundles.zip(
                        new BundleName("slow", "1"),
                        new FeatureSpec(List.of(), List.of(x)),
                        fast,
                        Graphs.slow(x, 4_000, 512),
                        example);
        LoadedBundle bundle = Bundles.load(zip);
        try {
            Golden golden = new BundleReader(Long.MAX_VALUE).read(zip).golden();
            InvalidDocumentException error =
                    assertThrows(
                            InvalidDocumentException.class,
                            () -> new GoldenCheck(bundle, Duration.ofMillis(1)).run(golden));
            assertTrue(error.getMessage().contains("take longer"), error::getMessage);
        } finally {
            bundle.release();
        }
    }

    @Test
    void errorsOfGraphsNameTheModel() {
        Bundle bundle = new BundleReader(1 << 20).read(examples.zip());
        byte[] garbage = {1, 2, 3, 4};
        assertGraphError("[light.onnx] is not an ONNX model", garbage, bundle.expressive());
        assertGraphError("[expressive.onnx] is not an ONNX model", bundle.light(), garbage);
        byte[] other =
                Graphs.mlp(
                        new Random(1),
                        Documents.spec(
                                        "{'inputs': [{'name': 'other', 'per': 'hit', 'type': 'float', 'features': [{'kind': 'score', 'name': 's'}]}]}")
                                .inputs(),
                        3);
        assertGraphError(
                "[expressive.onnx] takes input [other], which features.json does not declare",
                bundle.light(),
                other);
    }

    private void assertGraphError(String message, byte[] light, byte[] expressive) {
        Bundle bundle = new BundleReader(1 << 20).read(examples.zip());
        InvalidDocumentException e =
                assertThrows(
                        InvalidDocumentException.class,
                        () ->
                                load(
                                        new Bundle(
                                                bundle.manifest(),
                                                bundle.spec(),
                                                bundle.golden(),
                                                light,
                                                expressive)));
        assertTrue(e.getMessage().startsWith(message), e.getMessage());
    }

    private void assertGolden(
            String message, Golden.Request request, int hit, double light, double expressive) {
        Bundle bundle = new BundleReader(1 << 20).read(examples.zip());
        InvalidDocumentException e =
                assertThrows(
                        InvalidDocumentException.class,
                        () -> load(withGolden(bundle, shifted(request, hit, light, expressive))));
        assertTrue(e.getMessage().startsWith("[golden.json] " + message), e.getMessage());
    }

    private void assertGoldenError(String message, String request) {
        Bundle bundle = new BundleReader(1 << 20).read(examples.zip());
        Golden.Request wrong = Documents.read(request, Golden.Request.class);
        InvalidDocumentException e =
                assertThrows(InvalidDocumentException.class, () -> load(withGolden(bundle, wrong)));
        assertTrue(e.getMessage().startsWith("[golden.json] " + message), e.getMessage());
    }

    private static Golden.Request shifted(
            Golden.Request request, int index, double light, double expressive) {
        List<Golden.Hit> hits = new ArrayList<>(request.hits());
        Golden.Hit hit = hits.get(index);
        hits.set(
                index,
                new Golden.Hit(
                        hit.score(),
                        hit.rank(),
                        hit.fields(),
                        hit.queries(),
                        hit.light() + light,
                        hit.expressive() + expressive));
        return new Golden.Request(request.now(), request.params(), hits);
    }

    private static Bundle withGolden(Bundle bundle, Golden.Request request) {
        return new Bundle(
                bundle.manifest(),
                bundle.spec(),
                new Golden(List.of(request)),
                bundle.light(),
                bundle.expressive());
    }

    private static LoadedBundle load(Bundle bundle) {
        return LoadedBundle.load(OrtEnvironment.getEnvironment(), bundle);
    }
}
