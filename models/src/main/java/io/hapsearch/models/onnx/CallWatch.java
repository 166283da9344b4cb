/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.RunOptions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * One thread that looks at all running model calls every two milliseconds and ends those that are
 * not wanted any more: ONNX Runtime looks at a flag before each operator of a graph, so a call ends
 * with its current operator. The thread sleeps while no model is called. Thread-safe.
 */
public final class CallWatch implements AutoCloseable {
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    /** Calls come in swarms: to be woken for each of them would cost more than to look in vain. */
    private static final long LINGER_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Set<Call> calls = ConcurrentHashMap.newKeySet();
    private final Thread thread;
    private volatile boolean asleep;
    private volatile boolean closed;

    /**
     * Starts the thread.
     *
     * @param threads makes it
     */
    public CallWatch(ThreadFactory threads) {
        this.thread = threads.newThread(this::watch);
        thread.start();
    }

    /** A place for calls of one scorer, one at a time. */
    Call open() throws OrtException {
        Call call = new Call(new RunOptions());
        calls.add(call);
        return call;
    }

    /** Ends the thread; calls that still run are not watched any more. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    private void watch() {
        long lastCall = System.nanoTime();
        while (!closed) {
            long now = System.nanoTime();
            boolean running = lookAtAll();
            lastCall = running ? now : lastCall;
            if (now - lastCall < LINGER_NANOS) {
                LockSupport.parkNanos(this, TICK_NANOS);
            } else {
                asleep = true;
                // a call that began before it could see that nobody looks would not wake anybody
                if (!lookAtAll() && !closed) {
                    LockSupport.park(this);
                }
                asleep = false;
                lastCall = System.nanoTime();
            }
        }
    }

    private boolean lookAtAll() {
        boolean running = false;
        for (Call call : calls) {
            running |= call.look();
        }
        return running;
    }

    /** Whether the flag of a call is up, down, or just being raised. */
    final class Call implements AutoCloseable {
        private static final int IDLE = 0;
        private static final int RUNNING = 1;
        private static final int STOPPING = 2;
        private static final int STOPPED = 3;

        private final RunOptions options;
        private final AtomicInteger state = new AtomicInteger(IDLE);
        private volatile BooleanSupplier unwanted;

        private Call(RunOptions options) {
            this.options = options;
        }

        RunOptions options() {
            return options;
        }

        /**
         * @param unwanted asked by another thread whether to end the call, until {@link #end}
         */
        void begin(BooleanSupplier unwanted) {
            this.unwanted = unwanted;
            state.set(RUNNING);
            if (asleep) {
                LockSupport.unpark(thread);
            }
        }

        /** Whether the call was told to end. */
        boolean end() throws OrtException {
            while (state.get() != STOPPED) {
                if (state.compareAndSet(RUNNING, IDLE)) {
                    return false;
                }
                Thread.onSpinWait();
            }
            options.setTerminate(false);
            state.set(IDLE);
            return true;
        }

        private boolean look() {
            if (state.get() != RUNNING) {
                return false;
            }
            BooleanSupplier asked = unwanted;
            if (asked.getAsBoolean() && state.compareAndSet(RUNNING, STOPPING)) {
                stop();
            }
            return true;
        }

        /**
         * Between question and answer the call may have ended and another one begun; from here on
         * it cannot end, so that the answer is its own.
         */
        private void stop() {
            int next = RUNNING;
            try {
                if (unwanted.getAsBoolean()) {
                    next = STOPPED;
                    options.setTerminate(true);
                }
            } catch (OrtException e) {
                throw new IllegalStateException("a model call could not be ended", e);
            } finally {
                state.set(next);
            }
        }

        @Override
        public void close() {
            calls.remove(this);
            options.close();
        }
    }
}
