/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import io.hapsearch.models.json.InvalidDocumentException;
import java.util.Map;

/**
 * One session of ONNX Runtime. It computes on the calling thread alone, so that the caller's thread
 * pool, cancellation and CPU accounting stay true. Runs may overlap; closing must not overlap with
 * a run, which is the owner's duty.
 */
public final class OnnxModel implements AutoCloseable {
    private static final long SESSION_BYTES = 1 << 20;
    private static final int WEIGHT_COPIES = 2;

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final String file;
    private final Map<String, NodeInfo> inputs;
    private final Map<String, NodeInfo> outputs;
    private final long memoryBytes;

    private OnnxModel(OrtEnvironment environment, OrtSession session, String file, long memoryBytes)
            throws OrtException {
        this.environment = environment;
        this.session = session;
        this.file = file;
        this.inputs = session.getInputInfo();
        this.outputs = session.getOutputInfo();
        this.memoryBytes = memoryBytes;
    }

    /**
     * Opens a session.
     *
     * @param file the model's name, for errors
     * @param onnx the serialized graph
     * @throws InvalidDocumentException if ONNX Runtime does not accept the graph
     */
    public static OnnxModel load(OrtEnvironment environment, String file, byte[] onnx) {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            // errors arrive as exceptions: a failing model must not fill the console at every
            // search
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            // a pattern is kept for every number of rows that ever occurred
            options.setMemoryPatternOptimization(false);
            // the arena would double with every initializer that it does not fit
            options.addConfigEntry("session.use_device_allocator_for_initializers", "1");
            // otherwise bytes that look like ORT's own format are taken for it, and that is not
            // what was inspected
            options.addConfigEntry("session.load_model_format", "ONNX");
            return open(environment, environment.createSession(onnx, options), file, onnx.length);
        } catch (OrtException e) {
            throw new InvalidDocumentException(
                    file, "is not accepted by ONNX Runtime: " + e.getMessage(), e);
        }
    }

    private static OnnxModel open(
            OrtEnvironment environment, OrtSession session, String file, int graphBytes)
            throws OrtException {
        try {
            return new OnnxModel(environment, session, file, estimateMemory(graphBytes));
        } catch (OrtException | RuntimeException | Error e) {
            session.close();
            throw e;
        }
    }

    /**
     * The native memory that a session for a graph of so many bytes takes: its weights, once more
     * packed for matrix products, and bookkeeping.
     */
    public static long estimateMemory(long graphBytes) {
        return SESSION_BYTES + WEIGHT_COPIES * graphBytes;
    }

    /** The model's name, for errors. */
    public String file() {
        return file;
    }

    /** The graph's inputs by name. */
    public Map<String, NodeInfo> inputs() {
        return inputs;
    }

    /** The graph's outputs by name. */
    public Map<String, NodeInfo> outputs() {
        return outputs;
    }

    /** The estimated native memory of the session in bytes. */
    public long memoryBytes() {
        return memoryBytes;
    }

    OrtEnvironment environment() {
        return environment;
    }

    OrtSession session() {
        return session;
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException(
                    "[" + file + "] could not be closed: " + e.getMessage(), e);
        }
    }
}
