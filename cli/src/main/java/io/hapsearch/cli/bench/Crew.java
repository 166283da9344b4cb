/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.bench;

import io.hapsearch.cli.base.CommandFailure;
import io.hapsearch.cli.measure.Interleaving;
import io.hapsearch.cli.measure.Timings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Clients that ask at the same time, each going through all questions in an order of its own, so
 * that at any moment different variants run beside each other.
 *
 * @param clients how many
 * @param variants how many ways there are to ask
 * @param questions how many questions there are
 * @param seed decides the orders
 */
record Crew(int clients, int variants, int questions, long seed) {

    /**
     * Goes several times through all questions.
     *
     * @param step runs after each question of any client
     * @return one for each client
     */
    List<Timings> run(int passes, Interleaving.Asker asker, Runnable step) {
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Future<Timings>> running = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                Interleaving own = new Interleaving(variants, questions, seed + client);
                running.add(threads.submit(() -> own.run(passes, asker, step)));
            }
            List<Timings> timings = new ArrayList<>();
            for (Future<Timings> each : running) {
                timings.add(each.get());
            }
            return timings;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CommandFailure failure) {
                throw failure;
            }
            throw new IllegalStateException("a client failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while clients asked", e);
        }
    }
}
