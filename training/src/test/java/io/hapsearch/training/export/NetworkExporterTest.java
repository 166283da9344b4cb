/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.onnxruntime.OrtEnvironment;
import io.hapsearch.models.feature.ElementType;
import io.hapsearch.models.feature.Feature;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.feature.HashEncoding;
import io.hapsearch.models.feature.IdEncoding;
import io.hapsearch.models.feature.Input;
import io.hapsearch.models.feature.Param;
import io.hapsearch.models.feature.ParamType;
import io.hapsearch.models.feature.Scope;
import io.hapsearch.models.tensor.InputBuffers;
import io.hapsearch.training.ghcl.TorchEngine;
import io.hapsearch.training.model.Architecture;
import io.hapsearch.training.model.Architecture.Layers;
import io.hapsearch.training.model.Batch;
import io.hapsearch.training.model.CodeSlot;
import io.hapsearch.training.model.Layout;
import io.hapsearch.training.model.Network;
import io.hapsearch.training.model.NetworkShape;
import io.hapsearch.training.model.Side;
import io.hapsearch.training.model.SideBatch;
import io.hapsearch.training.model.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever the features and the layers are: the exported graph computes what DJL computes. */
class NetworkExporterTest {
    private static final IdEncoding ITEMS = new HashEncoding(50);
    private static final IdEncoding WORDS = new HashEncoding(9);
    private static final double TOLERANCE = 1e-5;

    private final Random random = new Random(23);

    @Test
    void randomNetworksOverRandomFeatures() {
        for (int round = 0; round < 25; round++) {
            boolean history = random.nextBoolean();
            FeatureSpec spec = spec(history || random.nextBoolean(), history, random.nextBoolean());
            Architecture architecture =
                    new Architecture(
                            1 + random.nextInt(6),
                            history
                                    ? List.of(
                                            List.of("item", "history"),
                                            List.of("words", "history_words"))
                                    : List.of(),
                            !history
                                    ? List.of()
                                    : random.nextBoolean()
                                            ? List.of("history")
                                            : List.of("history", "history_words"),
                            layers(),
                            layers());
            Layout layout = Layout.of(spec, architecture);
            check(NetworkShape.light(layout, architecture));
            check(NetworkShape.expressive(layout, architecture));
        }
    }

    /** Layers as wide as in real models, attention over both histories, a thousand hits. */
    @Test
    void bothModelsOfUsualSizeOverAThousandRows() {
        FeatureSpec spec = spec(true, true, true);
        Architecture architecture =
                new Architecture(
                        16,
                        List.of(List.of("item", "history"), List.of("words", "history_words")),
                        List.of("history", "history_words"),
                        new Layers(List.of(64), List.of(64), 32, List.of(64, 32)),
                        new Layers(List.of(128), List.of(128), 64, List.of(256, 128, 64)));
        Layout layout = Layout.of(spec, architecture);
        check(NetworkShape.light(layout, architecture), 334);
        check(NetworkShape.expressive(layout, architecture), 334);
    }

    private void check(NetworkShape shape) {
        check(shape, 1 + random.nextInt(40));
    }

    /** Three groups of so many hits. */
    private void check(NetworkShape shape, int hits) {
        Weights weights = shape.initialize(random.nextLong());
        for (Weights.Slot slot : weights.slots()) {
            // biases start at zero, where a wrong one would not show
            for (int i = slot.firstRowIsZero() ? slot.columns() : 0; i < slot.size(); i++) {
                weights.values()[slot.offset() + i] += (float) random.nextGaussian() * 0.1f;
            }
        }
        Batch batch =
                new Batch(
                        3,
                        hits,
                        side(shape.layout().user(), shape.layout(), 3),
                        side(shape.layout().item(), shape.layout(), 3 * hits));
        InputBuffers inputs = new InputBuffers(shape.layout().spec(), 1);
        byte[] onnx = NetworkExporter.export("test", shape, weights);
        try (NDManager manager = Network.newManager(TorchEngine.open());
                GraphScorer scorer =
                        new GraphScorer(
                                OrtEnvironment.getEnvironment(),
                                "test.onnx",
                                onnx,
                                shape.layout().spec())) {
            float[] expected =
                    new Network(shape, weights, manager, false).logits(batch).toFloatArray();
            for (int group = 0; group < 3; group++) {
                new BatchBuffers(shape.layout()).fill(batch, group, inputs);
                float[] actual = scorer.logits(inputs, hits);
                for (int hit = 0; hit < hits; hit++) {
                    assertTrue(Float.isFinite(actual[hit]));
                    assertEquals(expected[group * hits + hit], actual[hit], TOLERANCE);
                }
            }
        }
    }

    private Layers layers() {
        return new Layers(
                widths(2),
                widths(2),
                1 + random.nextInt(12),
                widths(3).isEmpty() ? List.of(4) : List.of(5, 3));
    }

    private List<Integer> widths(int most) {
        List<Integer> widths = new ArrayList<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            widths.add(1 + random.nextInt(12));
        }
        return widths;
    }

    private static FeatureSpec spec(boolean user, boolean history, boolean itemNumbers) {
        List<Param> params = new ArrayList<>();
        List<Input> inputs = new ArrayList<>();
        if (user) {
            params.add(new Param("age", ParamType.NUMBER, null, null));
            inputs.add(
                    new Input(
                            "user",
                            Scope.REQUEST,
                            ElementType.FLOAT,
                            List.of(new Feature.Parameter("age", "age", 1, null, null))));
        }
        if (history) {
            params.add(new Param("history", ParamType.KEYWORDS, 4, null));
            params.add(new Param("history_words", ParamType.KEYWORDS, 4, null));
            inputs.add(
                    new Input(
                            "past",
                            Scope.REQUEST,
                            ElementType.INT64,
                            List.of(
                                    new Feature.Parameter("history", "history", 4, ITEMS, null),
                                    new Feature.Parameter(
                                            "history_words", "history_words", 4, WORDS, null))));
        }
        inputs.add(
                new Input(
                        "codes",
                        Scope.HIT,
                        ElementType.INT64,
                        List.of(
                                new Feature.Keyword("item", "item", 1, ITEMS),
                                new Feature.Keyword("words", "words", 3, WORDS))));
        inputs.add(
                new Input(
                        "alone",
                        Scope.HIT,
                        ElementType.INT64,
                        List.of(new Feature.Keyword("kind", "kind", 2, WORDS))));
        if (itemNumbers) {
            inputs.add(
                    new Input(
                            "numbers",
                            Scope.HIT,
                            ElementType.FLOAT,
                            List.of(
                                    new Feature.Field("price", "price", null, null),
                                    new Feature.Vector("vector", "vector", 3))));
            inputs.add(
                    new Input(
                            "more",
                            Scope.HIT,
                            ElementType.FLOAT,
                            List.of(new Feature.Score("score", null))));
        }
        return new FeatureSpec(params, inputs);
    }

    /** About every third code is missing; the first row misses all. */
    private SideBatch side(Side side, Layout layout, int rows) {
        float[] numbers = new float[rows * side.numberWidth()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        long[][] codes = new long[side.codes().size()][];
        float[][] inverse = new float[codes.length][];
        for (int i = 0; i < codes.length; i++) {
            CodeSlot slot = side.codes().get(i);
            codes[i] = new long[rows * slot.width()];
            inverse[i] = slot.width() == 1 ? null : new float[rows];
            for (int row = 0; row < rows; row++) {
                int count = 0;
                for (int column = 0; column < slot.width(); column++) {
                    boolean missing = row == 0 || random.nextInt(3) == 0;
                    int table = layout.tables().get(slot.table()).rows();
                    codes[i][row * slot.width() + column] =
                            missing ? 0 : 1 + random.nextInt(table - 1);
                    count += missing ? 0 : 1;
                }
                if (inverse[i] != null) {
                    inverse[i][row] = 1f / Math.max(1, count);
                }
            }
        }
        return new SideBatch(rows, numbers, codes, inverse);
    }
}
