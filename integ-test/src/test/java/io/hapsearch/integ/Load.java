/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.integ;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The same search over and over on several threads, until it is closed; each result is checked as
 * it comes.
 */
final class Load implements AutoCloseable {
    private static final int THREADS = 3;

    /** Leaves processors to what happens meanwhile, such as a node that starts. */
    private static final int PAUSE_MILLIS = 20;

    private final ExecutorService executor = Executors.newFixedThreadPool(THREADS);
    private final List<Future<?>> clients = new ArrayList<>();
    private final AtomicInteger count = new AtomicInteger();
    private volatile boolean stop;

    Load(Rest rest, String index, Search search, Consumer<Result> check) {
        for (int i = 0; i < THREADS; i++) {
            clients.add(
                    executor.submit(
                            () -> {
                                while (!stop) {
                                    check.accept(search.run(rest, index));
                                    count.incrementAndGet();
                                    Thread.sleep(PAUSE_MILLIS);
                                }
                                return null;
                            }));
        }
    }

    /** Lets at least so many further searches come back, and fails if one of all has failed. */
    void await(int searches) throws InterruptedException {
        int goal = count.get() + searches;
        while (count.get() < goal && clients.stream().noneMatch(Future::isDone)) {
            Thread.sleep(5);
        }
        if (clients.stream().anyMatch(Future::isDone)) {
            close();
        }
    }

    /** Stops, and fails if a search has failed. */
    @Override
    public void close() {
        stop = true;
        executor.close();
        for (Future<?> client : clients) {
            try {
                client.get();
            } catch (ExecutionException e) {
                throw new AssertionError("after " + count + " searches", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
