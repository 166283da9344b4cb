/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtEnvironment;
import io.hapsearch.models.feature.ElementType;
import io.hapsearch.models.feature.Feature;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.feature.Input;
import io.hapsearch.models.feature.Scope;
import io.hapsearch.models.tensor.InputBuffers;
import io.hapsearch.models.testing.Graphs;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallWatchTest {
    private static final int ROWS = 64;
    private static final Input X =
            new Input(
                    "x",
                    Scope.HIT,
                    ElementType.FLOAT,
                    List.of(new Feature.Field("x", "x", 1.0, null)));
    private static final FeatureSpec SPEC = new FeatureSpec(List.of(), List.of(X));

    private final AtomicReference<Thread> thread = new AtomicReference<>();
    private final InputBuffers buffers = new InputBuffers(SPEC, ROWS);
    private CallWatch watch;
    private OnnxModel model;

    @BeforeEach
    void open() {
        watch =
                new CallWatch(
                        task -> {
                            thread.set(new Thread(task));
                            return thread.get();
                        });
        model = OnnxModel.load(OrtEnvironment.getEnvironment(), "m", Graphs.slow(X, 300, 512));
        for (int row = 0; row < ROWS; row++) {
            buffers.get("x").floats().put(row, row);
        }
    }

    @AfterEach
    void close() throws InterruptedException {
        model.close();
        watch.close();
        thread.get().join(10_000);
        assertFalse(thread.get().isAlive());
    }

    @Test
    void anUnwantedCallEnds() {
        try (BatchScorer scorer = scorer()) {
            AtomicBoolean asked = new AtomicBoolean();
            assertThrows(
                    ScoringStoppedException.class,
                    () ->
                            scorer.score(
                                    ROWS,
                                    () -> {
                                        asked.set(true);
                                        return true;
                                    }));
            assertTrue(asked.get());
        }
    }

    @Test
    void theNextCallIsNotStoppedWithIt() {
        try (BatchScorer scorer = scorer()) {
            for (int i = 0; i < 3; i++) {
                assertThrows(ScoringStoppedException.class, () -> scorer.score(ROWS, () -> true));
                scorer.score(ROWS, () -> false);
                assertEquals(ROWS - 1, scorer.logits().get(ROWS - 1));
            }
        }
    }

    @Test
    void onlyTheUnwantedOneOfTwoCallsEnds() throws InterruptedException {
        try (BatchScorer wanted = scorer();
                BatchScorer unwanted = scorer()) {
            AtomicReference<Throwable> failure = new AtomicReference<>();
            Thread other =
                    new Thread(
                            () -> {
                                try {
                                    wanted.score(ROWS, () -> false);
                                } catch (Throwable e) {
                                    failure.set(e);
                                }
                            });
            other.start();
            assertThrows(ScoringStoppedException.class, () -> unwanted.score(ROWS, () -> true));
            other.join();
            assertEquals(null, failure.get());
        }
    }

    @Test
    void aSleepingWatchIsWokenByACall() throws InterruptedException {
        try (BatchScorer scorer = scorer()) {
            while (thread.get().getState() != Thread.State.WAITING) {
                Thread.sleep(10);
            }
            assertThrows(ScoringStoppedException.class, () -> scorer.score(ROWS, () -> true));
        }
    }

    @Test
    void aCallIsNotAskedAboutAfterItsEnd() throws InterruptedException {
        try (BatchScorer scorer = scorer()) {
            AtomicInteger asked = new AtomicInteger();
            scorer.score(
                    ROWS,
                    () -> {
                        asked.incrementAndGet();
                        return false;
                    });
            int before = asked.get();
            Thread.sleep(20);
            assertEquals(before, asked.get());
        }
    }

    @Test
    void anAnswerThatComesTooLateDoesNotStopTheNextCall() throws InterruptedException {
        try (BatchScorer scorer = scorer()) {
            CountDownLatch late = new CountDownLatch(1);
            CountDownLatch asked = new CountDownLatch(1);
            scorer.score(
                    ROWS,
                    () -> {
                        asked.countDown();
                        await(late);
                        return true;
                    });
            await(asked);
            // soon after the next call began; were it later than its end, nothing would be shown
            Thread answer =
                    new Thread(
                            () -> {
                                LockSupport.parkNanos(2_000_000);
                                late.countDown();
                            });
            answer.start();
            scorer.score(ROWS, () -> false);
            assertEquals(ROWS - 1, scorer.logits().get(ROWS - 1));
            answer.join();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private BatchScorer scorer() {
        return BatchScorer.watched(
                model,
                GraphSignature.check(model, SPEC, new OutputNames(Graphs.LOGIT, null)),
                buffers,
                watch);
    }
}
