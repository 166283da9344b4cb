package io.hapsearch.plugin.registry;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import org.opensearch.common.CheckedSupplier;
import org.opensearch.common.util.concurrent.AbstractRunnable;
import org.opensearch.common.util.concurrent.ListenableFuture;
import org.opensearch.common.util.concurrent.OpenSearchExecutors;
import org.opensearch.common.util.concurrent.ThreadContext;
import org.opensearch.core.action.ActionListener;

/**
 * Runs work in the background, once for all who ask for the same thing while it runs. Thread-safe.
 *
 * @param <K> what is asked for
 * @param <V> what comes out
 */
final class SingleFlight<K, V> {
    private final ConcurrentMap<K, ListenableFuture<V>> flights = new ConcurrentHashMap<>();
    private final ExecutorService listenerExecutor = OpenSearchExecutors.newDirectExecutorService();
    private final ExecutorService executor;
    private final ThreadContext threadContext;

    /**
     * @param executor where the work runs
     * @param threadContext whose headers each listener sees as they were when it asked
     */
    SingleFlight(ExecutorService executor, ThreadContext threadContext) {
        this.executor = executor;
        this.threadContext = threadContext;
    }

    /** Starts the work or joins it. The listener is called on the work's thread, or at once if the executor is full. */
    void run(K key, CheckedSupplier<V, Exception> work, ActionListener<V> listener) {
        ListenableFuture<V> flight = new ListenableFuture<>();
        ListenableFuture<V> running = flights.putIfAbsent(key, flight);
        if (running != null) {
            running.addListener(listener, listenerExecutor, threadContext);
            return;
        }
        flight.addListener(listener, listenerExecutor, threadContext);
        executor.execute(
                new AbstractRunnable() {
                    @Override
                    protected void doRun() throws Exception {
                        V value;
                        try {
                            value = work.get();
                        } catch (Error e) {
                            // the thread dies of it, but nobody shall wait for ever
                            onFailure(new IllegalStateException(e));
                            throw e;
                        }
                        flights.remove(key, flight);
                        flight.onResponse(value);
                    }

                    @Override
                    public void onFailure(Exception e) {
                        flights.remove(key, flight);
                        flight.onFailure(e);
                    }
                });
    }

    /** Whether work for this key runs or waits. */
    boolean isRunning(K key) {
        return flights.containsKey(key);
    }
}
