/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore;

import ai.onnxruntime.OrtEnvironment;
import io.hapsearch.models.feature.ElementType;
import io.hapsearch.models.feature.Feature;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.feature.Input;
import io.hapsearch.models.onnx.BatchScorer;
import io.hapsearch.models.onnx.GraphSignature;
import io.hapsearch.models.onnx.OnnxModel;
import io.hapsearch.models.onnx.OutputNames;
import io.hapsearch.models.tensor.InputBuffers;
import io.hapsearch.models.testing.Graphs;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The light model of the standard workload, 22-160-64-32-1, in one call for the window. Microseconds
 * per request.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {
            "--add-modules=jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED"
        })
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class LightScoringBenchmark {
    private static final int FEATURES = 22;

    @Param({"10", "100", "1000", "10000"})
    private int window;

    private OnnxModel model;
    private BatchScorer scorer;

    /** Opens the model. */
    @Setup
    public void open() {
        List<Feature> features = new ArrayList<>();
        for (int i = 0; i < FEATURES; i++) {
            features.add(new Feature.Field("f" + i, "f" + i, null, null));
        }
        Input input =
                new Input(
                        "x",
                        io.hapsearch.models.feature.Scope.HIT,
                        ElementType.FLOAT,
                        features);
        FeatureSpec spec = new FeatureSpec(List.of(), List.of(input));
        Random random = new Random(1);
        InputBuffers buffers = new InputBuffers(spec, window);
        FloatBuffer values = buffers.get("x").floats();
        for (int i = 0; i < window * FEATURES; i++) {
            values.put(i, random.nextFloat());
        }
        model =
                OnnxModel.load(
                        OrtEnvironment.getEnvironment(),
                        "light",
                        Graphs.mlp(random, List.of(input), 160, 64, 32));
        GraphSignature signature =
                GraphSignature.check(model, spec, new OutputNames(Graphs.LOGIT, Graphs.HIDDEN));
        scorer = new BatchScorer(model, signature, buffers);
    }

    /** Closes the model. */
    @TearDown
    public void close() {
        scorer.close();
        model.close();
    }

    /** One request. */
    @Benchmark
    public FloatBuffer score() {
        scorer.score(window);
        return scorer.logits();
    }
}
