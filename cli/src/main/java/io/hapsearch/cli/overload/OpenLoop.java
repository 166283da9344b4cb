/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.overload;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/**
 * Sends requests at random moments (a Poisson process) whether or not earlier ones have been
 * answered, as independent users do. Times count from the moment at which a request should have
 * been sent: a client that waits for answers would not see the worst of them.
 *
 * @param perSecond how many on average
 * @param length for how long
 * @param seed decides the moments
 */
record OpenLoop(double perSecond, Duration length, long seed) {

    /**
     * Sends, and waits for all answers.
     *
     * @param send sends the request of a number; completes when its answer is there, with whatever
     *     became of it, the time excepted
     */
    List<Outcome> run(IntFunction<CompletableFuture<Outcome>> send) {
        SplittableRandom random = new SplittableRandom(seed);
        List<CompletableFuture<Outcome>> running = new ArrayList<>();
        long start = System.nanoTime();
        double due = 0;
        while (due < length.toNanos()) {
            long moment = start + (long) due;
            waitUntil(moment);
            running.add(
                    send.apply(running.size())
                            .thenApply(
                                    outcome ->
                                            new Outcome(
                                                    (System.nanoTime() - moment) / 1e6,
                                                    outcome.ndcg(),
                                                    outcome.failed())));
            due -= Math.log(1 - random.nextDouble()) / perSecond * TimeUnit.SECONDS.toNanos(1);
        }
        return running.stream().map(CompletableFuture::join).toList();
    }

    private static void waitUntil(long moment) {
        for (long left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
