/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore;

import io.hapsearch.models.calibration.Calibration;
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
import org.openjdk.jmh.annotations.Warmup;

/** From logits to probabilities by 64 knots. Microseconds per window. */
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
public class CalibrationBenchmark {
    private static final int KNOTS = 64;

    @Param({"1000"})
    private int window;

    private final double[] logits = new Random(1).doubles(10_000, -6, 6).toArray();
    private Calibration calibration;

    /** Makes the calibration. */
    @Setup
    public void open() {
        double[] knots = new double[KNOTS];
        double[] probabilities = new double[KNOTS];
        for (int i = 0; i < KNOTS; i++) {
            knots[i] = -5 + 10.0 * i / KNOTS;
            probabilities[i] = 1 / (1 + Math.exp(-knots[i]));
        }
        calibration = new Calibration(knots, probabilities);
    }

    /** One window. */
    @Benchmark
    public double probabilities() {
        double sum = 0;
        for (int i = 0; i < window; i++) {
            sum += calibration.probability(logits[i]);
        }
        return sum;
    }
}
