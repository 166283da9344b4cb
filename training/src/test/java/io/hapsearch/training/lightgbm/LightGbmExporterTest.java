/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.lightgbm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtEnvironment;
import com.microsoft.ml.lightgbm.PredictionType;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMBooster.FeatureImportanceType;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;
import io.hapsearch.models.feature.ElementType;
import io.hapsearch.models.feature.Feature;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.feature.HashEncoding;
import io.hapsearch.models.feature.Input;
import io.hapsearch.models.feature.Param;
import io.hapsearch.models.feature.ParamType;
import io.hapsearch.models.feature.Scope;
import io.hapsearch.models.onnx.GraphInspector;
import io.hapsearch.models.onnx.OutputNames;
import io.hapsearch.models.tensor.InputBuffers;
import io.hapsearch.training.export.GraphScorer;
import io.hapsearch.training.lightgbm.LightGbmTree.Split;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The graph of a model computes what LightGBM computes. */
class LightGbmExporterTest {
    private static final Path REAL = Path.of("..", "..", "shared", "data", "lightgbm-lambdarank");
    private static final double TOLERANCE = 1e-5;
    private static final String COMMON = "verbosity=-1 num_threads=1 deterministic=true seed=3 ";

    private final Random random = new Random(7);

    /** Its constants are in the library. */
    @BeforeAll
    static void load() throws IOException {
        LGBMBooster.loadNative();
    }

    /** A third of the values is missing, a third is zero, and some are beyond what training saw. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "objective=regression num_leaves=31",
                "objective=binary num_leaves=15 zero_as_missing=true",
                "objective=regression use_missing=false",
                "objective=regression boosting=rf bagging_freq=1 bagging_fraction=0.7",
                "objective=binary boosting=dart",
                "objective=regression categorical_feature=0,3 max_cat_to_onehot=2 min_data_per_group=5",
                "objective=regression categorical_feature=1 zero_as_missing=true",
                "objective=regression min_data_in_leaf=100000"
            })
    void randomModelsOverRandomRows(String parameters) throws Exception {
        int rows = 3_000;
        int columns = 5;
        float[] data = data(rows, columns, 20);
        float[] labels = new float[rows];
        for (int row = 0; row < rows; row++) {
            double sum = 0;
            for (int column = 0; column < columns; column++) {
                float value = data[row * columns + column];
                sum += Float.isNaN(value) ? 0.7 * column : Math.sin(value + column);
            }
            labels[row] = parameters.contains("binary") ? (sum > 4 ? 1 : 0) : (float) sum;
        }
        String all = COMMON + parameters;
        try (LGBMBooster booster = train(data, rows, columns, labels, null, all, 60)) {
            boolean categorical =
                    read(booster).trees().stream()
                            .flatMap(tree -> Stream.of(tree.splits()))
                            .anyMatch(split -> split instanceof Split.Category);
            assertEquals(parameters.contains("categorical"), categorical);
            // of a random forest only this one is the mean of its trees
            PredictionType type =
                    parameters.contains("boosting=rf")
                            ? PredictionType.C_API_PREDICT_NORMAL
                            : PredictionType.C_API_PREDICT_RAW_SCORE;
            check(booster, type, data(1_000, columns, 40), columns, null);
            check(booster, type, data, columns, null);
        }
    }

    @Test
    void lambdarankOnRealRows() throws Exception {
        Assumptions.assumeTrue(
                Files.isDirectory(REAL),
                () -> "lightgbm-lambdarank is not at " + REAL.toAbsolutePath());
        int columns = 301;
        float[] labels = labels(REAL.resolve("rank.train"));
        float[] train = rows(REAL.resolve("rank.train"), columns);
        int[] groups =
                Files.readAllLines(REAL.resolve("rank.train.query")).stream()
                        .mapToInt(Integer::parseInt)
                        .toArray();
        String parameters = COMMON + "objective=lambdarank num_leaves=31 learning_rate=0.1";
        try (LGBMBooster booster =
                train(train, labels.length, columns, labels, groups, parameters, 100)) {
            check(
                    booster,
                    PredictionType.C_API_PREDICT_RAW_SCORE,
                    rows(REAL.resolve("rank.test"), columns),
                    columns,
                    null);
        }
    }

    @Test
    void aNumberCanStandForWhatIsMissing() throws Exception {
        int columns = 4;
        float[] data = data(2_000, columns, 20);
        float[] labels = new float[2_000];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = Float.isNaN(data[row * columns]) ? 5 : row % 3;
        }
        try (LGBMBooster booster =
                train(data, 2_000, columns, labels, null, COMMON + "objective=regression", 20)) {
            check(booster, PredictionType.C_API_PREDICT_RAW_SCORE, data, columns, -1e30f);
        }
    }

    @Test
    void namedFeaturesFindTheirColumnsInAnyInput() throws Exception {
        int columns = 4;
        int rows = 500;
        float[] data = new float[rows * columns];
        float[] labels = new float[rows];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                data[row * columns + column] = random.nextInt(8);
            }
            // by request: equal in all rows that are scored together
            int request = row / 50;
            data[row * columns + 1] = request;
            labels[row] = data[row * columns] - 2 * data[row * columns + 1] + row % 2;
        }
        FeatureSpec spec =
                new FeatureSpec(
                        List.of(new Param("age", ParamType.NUMBER, null, null)),
                        List.of(
                                input("unused", Scope.HIT, field("other")),
                                input(
                                        "user",
                                        Scope.REQUEST,
                                        new Feature.Parameter("age", "age", 1, null, null)),
                                input("hit", Scope.HIT, field("price"), field("size")),
                                new Input(
                                        "codes",
                                        Scope.HIT,
                                        ElementType.INT64,
                                        List.of(
                                                new Feature.Keyword(
                                                        "tags", "tags", 2, new HashEncoding(9))))));
        try (LGBMDataset set = LGBMDataset.createFromMat(data, rows, columns, true, COMMON, null)) {
            set.setField("label", labels);
            set.setFeatureNames(new String[] {"size", "age", "tags_1", "tags_0"});
            try (LGBMBooster booster = LGBMBooster.create(set, COMMON + "objective=regression")) {
                for (int i = 0; i < 20; i++) {
                    booster.updateOneIter();
                }
                double[] expected =
                        booster.predictForMat(
                                data, rows, columns, true, PredictionType.C_API_PREDICT_RAW_SCORE);
                byte[] onnx = new LightGbmExporter(spec, null).export(read(booster));
                InputBuffers inputs = new InputBuffers(spec, 50);
                try (GraphScorer scorer = scorer(onnx, spec)) {
                    for (int from = 0; from < rows; from += 50) {
                        inputs.get("user").floats().put(0, data[from * columns + 1]);
                        for (int row = 0; row < 50; row++) {
                            int at = (from + row) * columns;
                            inputs.get("hit").floats().put(row * 2 + 1, data[at]);
                            inputs.get("codes").longs().put(row * 2 + 1, (long) data[at + 2]);
                            inputs.get("codes").longs().put(row * 2, (long) data[at + 3]);
                        }
                        float[] actual = scorer.logits(inputs, 50);
                        for (int row = 0; row < 50; row++) {
                            assertEquals(expected[from + row], actual[row], TOLERANCE);
                        }
                    }
                }
                refused(booster, spec(3), "has a feature [size]", "f0");
            }
        }
    }

    @Test
    void whatCannotBeAGraphIsNamed() throws Exception {
        float[] data = data(300, 3, 20);
        float[] labels = new float[300];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = row % 3;
        }
        try (LGBMBooster booster =
                train(data, 300, 3, labels, null, COMMON + "objective=regression", 2)) {
            refused(booster, spec(4), "has 3 features without names", "4 columns");
            String text = text(booster);
            malformed(text.replace("end of trees", ""), "is cut off");
            malformed(text.replaceFirst("left_child=\\S+", "left_child=0"), "tree [0", "tree");
            malformed(text.replaceFirst("leaf_value=\\S+", "leaf_value=x"), "leaf_value");
            malformed(text.replaceFirst("threshold=\\S+ ", "threshold="), "threshold");
            malformed(text.replaceFirst("is_linear=0", "is_linear=1"), "linear");
            malformed(text.replaceFirst("split_feature=\\S+", "split_feature=7"), "feature 7");
            malformed("pmml", "is not a model in LightGBM's text format");
        }
        try (LGBMBooster booster =
                train(data, 300, 3, labels, null, COMMON + "objective=multiclass num_class=3", 2)) {
            malformed(text(booster), "3 scores");
        }
    }

    private static void malformed(String text, String... named) {
        IllegalArgumentException refused =
                assertThrows(
                        IllegalArgumentException.class,
                        () ->
                                new LightGbmReader()
                                        .read("m.txt", text.getBytes(StandardCharsets.UTF_8)));
        assertTrue(refused.getMessage().startsWith("[m.txt] "), refused.getMessage());
        for (String word : named) {
            assertTrue(refused.getMessage().contains(word), refused.getMessage());
        }
    }

    private static void refused(LGBMBooster booster, FeatureSpec spec, String... named)
            throws LGBMException {
        LightGbmModel model = read(booster);
        IllegalArgumentException refused =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> new LightGbmExporter(spec, null).export(model));
        assertTrue(refused.getMessage().startsWith("[model.txt] "), refused.getMessage());
        for (String word : named) {
            assertTrue(refused.getMessage().contains(word), refused.getMessage());
        }
    }

    /** In one batch and row by row. */
    private static void check(
            LGBMBooster booster, PredictionType type, float[] data, int columns, Float missing)
            throws LGBMException {
        int rows = data.length / columns;
        double[] expected = booster.predictForMat(data, rows, columns, true, type);
        FeatureSpec spec = spec(columns);
        byte[] onnx = new LightGbmExporter(spec, missing).export(read(booster));
        new GraphInspector().inspect("light.onnx", onnx);
        InputBuffers inputs = new InputBuffers(spec, rows);
        try (GraphScorer scorer = scorer(onnx, spec)) {
            float[] seen = data.clone();
            for (int i = 0; i < seen.length && missing != null; i++) {
                seen[i] = Float.isNaN(seen[i]) ? missing : seen[i];
            }
            inputs.get("hit").floats().put(0, seen, 0, seen.length);
            float[] batch = scorer.logits(inputs, rows);
            for (int row = 0; row < rows; row++) {
                assertEquals(expected[row], batch[row], TOLERANCE, "row " + row);
            }
            for (int row = 0; row < 50; row++) {
                inputs.get("hit").floats().put(0, seen, row * columns, columns);
                assertEquals(expected[row], scorer.logits(inputs, 1)[0], TOLERANCE);
            }
        }
    }

    private static GraphScorer scorer(byte[] onnx, FeatureSpec spec) {
        return new GraphScorer(
                OrtEnvironment.getEnvironment(),
                "light.onnx",
                onnx,
                spec,
                new OutputNames(LightGbmExporter.LOGIT, null));
    }

    private static LGBMBooster train(
            float[] data,
            int rows,
            int columns,
            float[] labels,
            int[] groups,
            String parameters,
            int rounds)
            throws LGBMException {
        try (LGBMDataset set =
                LGBMDataset.createFromMat(data, rows, columns, true, parameters, null)) {
            set.setField("label", labels);
            if (groups != null) {
                set.setField("group", groups);
            }
            LGBMBooster booster = LGBMBooster.create(set, parameters);
            for (int round = 0; round < rounds && !booster.updateOneIter(); round++) {
                // until it cannot get better
            }
            return booster;
        }
    }

    private static String text(LGBMBooster booster) throws LGBMException {
        return booster.saveModelToString(0, 0, FeatureImportanceType.SPLIT);
    }

    private static LightGbmModel read(LGBMBooster booster) throws LGBMException {
        return new LightGbmReader()
                .read("model.txt", text(booster).getBytes(StandardCharsets.UTF_8));
    }

    private float[] data(int rows, int columns, int categories) {
        float[] data = new float[rows * columns];
        for (int i = 0; i < data.length; i++) {
            data[i] =
                    switch (random.nextInt(3)) {
                        case 0 -> Float.NaN;
                        case 1 -> 0;
                        default ->
                                i % columns % 2 == 0
                                        ? random.nextInt(categories)
                                        : (float) random.nextGaussian() * 3;
                    };
        }
        return data;
    }

    private static FeatureSpec spec(int columns) {
        return new FeatureSpec(
                null,
                List.of(
                        input(
                                "hit",
                                Scope.HIT,
                                IntStream.range(0, columns)
                                        .mapToObj(i -> field("f" + i))
                                        .toArray(Feature[]::new))));
    }

    private static Input input(String name, Scope per, Feature... features) {
        return new Input(name, per, ElementType.FLOAT, List.of(features));
    }

    private static Feature field(String name) {
        return new Feature.Field(name, name, null, null);
    }

    private static float[] labels(Path file) throws IOException {
        List<Float> labels = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            labels.add(Float.parseFloat(line.substring(0, line.indexOf(' '))));
        }
        float[] array = new float[labels.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = labels.get(i);
        }
        return array;
    }

    private static float[] rows(Path file, int columns) throws IOException {
        List<String> lines = Files.readAllLines(file);
        float[] rows = new float[lines.size() * columns];
        for (int row = 0; row < lines.size(); row++) {
            String[] cells = lines.get(row).split(" ", -1);
            for (int cell = 1; cell < cells.length; cell++) {
                int colon = cells[cell].indexOf(':');
                if (colon > 0) {
                    int column = Integer.parseInt(cells[cell].substring(0, colon));
                    rows[row * columns + column] =
                            Float.parseFloat(cells[cell].substring(colon + 1));
                }
            }
        }
        return rows;
    }
}
