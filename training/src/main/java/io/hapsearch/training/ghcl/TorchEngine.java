/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.ghcl;

import ai.djl.engine.Engine;
import java.nio.file.Path;

/**
 * Opens PyTorch so that it needs no network and computes on the calling thread alone. DJL reads
 * system properties at its first use in a process; what the launcher has set stays as it is.
 */
public final class TorchEngine {

    private TorchEngine() {}

    /**
     * The engine; the first call unpacks its native library into {@code DJL_CACHE_DIR}, by default
     * in the temp folder.
     */
    public static Engine open() {
        setIfAbsent("ai.djl.offline", "true");
        setIfAbsent("ai.djl.pytorch.num_threads", "1");
        setIfAbsent("ai.djl.pytorch.num_interop_threads", "1");
        setIfAbsent("OPT_OUT_TRACKING", "true");
        if (System.getenv("DJL_CACHE_DIR") == null) {
            setIfAbsent(
                    "DJL_CACHE_DIR",
                    Path.of(
                                    System.getProperty("java.io.tmpdir"),
                                    "hap-djl-" + System.getProperty("user.name"))
                            .toString());
        }
        return Engine.getEngine("PyTorch");
    }

    private static void setIfAbsent(String key, String value) {
        if (System.getProperty(key) == null) {
            System.setProperty(key, value);
        }
    }
}
