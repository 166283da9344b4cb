/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore;

import io.hapsearch.rescore.route.AdaptiveRouter;
import io.hapsearch.rescore.route.Belief;
import io.hapsearch.rescore.route.LightWindow;
import io.hapsearch.rescore.route.Router;
import io.hapsearch.rescore.route.RouterMemory;
import io.hapsearch.rescore.route.TopRouter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
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

/**
 * A router's whole conversation over a window of 1000 hits, predictions included, the expressive
 * model left out. Microseconds per request.
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
public class RoutingBenchmark {
    private static final int WINDOW = 1000;
    private static final int WIDTH = 32;
    private static final int MICRO_BATCH = 64;

    @Param({"top", "adaptive"})
    private String policy;

    @Param({"20", "100", "300"})
    private int budget;

    private final RouterMemory memory = new RouterMemory();
    private final float[] logits = new float[WINDOW];
    private final double[] light = new double[WINDOW];
    private final double[] expressive = new double[WINDOW];
    private final FloatBuffer hidden =
            ByteBuffer.allocateDirect(WINDOW * WIDTH * Float.BYTES)
                    .order(ByteOrder.nativeOrder())
                    .asFloatBuffer();
    private final int[] batch = new int[MICRO_BATCH];
    private final double[] seen = new double[MICRO_BATCH];
    private Router router;

    /** Makes the window. */
    @Setup
    public void open() {
        Random random = new Random(1);
        for (int i = 0; i < WINDOW; i++) {
            logits[i] = (float) random.nextGaussian() * 2 - 2;
            light[i] = 1 / (1 + Math.exp(-logits[i]));
            expressive[i] = 1 / (1 + Math.exp(-logits[i] - random.nextGaussian()));
            for (int unit = 0; unit < WIDTH; unit++) {
                hidden.put(i * WIDTH + unit, Math.max(0, (float) random.nextGaussian()));
            }
        }
        router = policy.equals("top") ? new TopRouter() : new AdaptiveRouter(Belief.DEFAULT, 0);
    }

    /** One request. */
    @Benchmark
    public double converse() {
        LightWindow window =
                new LightWindow(
                        WINDOW, logits, light, hidden, WIDTH, null, memory, 10, budget);
        Router.Conversation conversation = router.open(window);
        int hard = 0;
        while (hard < budget) {
            int named = conversation.next(batch, Math.min(MICRO_BATCH, budget - hard));
            if (named == 0) {
                break;
            }
            for (int i = 0; i < named; i++) {
                seen[i] = expressive[batch[i]];
            }
            conversation.seen(seen, seen, named);
            hard += named;
        }
        double sum = 0;
        for (int position = 0; position < WINDOW; position++) {
            sum += conversation.predicted(position);
        }
        return sum;
    }
}
