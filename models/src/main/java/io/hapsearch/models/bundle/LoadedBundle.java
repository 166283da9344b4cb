/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.bundle;

import ai.onnxruntime.OrtEnvironment;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.json.InvalidDocumentException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A bundle that is ready to score: graphs inspected, sessions open, golden examples reproduced.
 * Reference counted, since closing a session under a running search would crash the process:
 * whoever loads it holds the first reference, each search holds one of its own, and the last one to
 * let go closes the sessions. Thread-safe.
 */
public final class LoadedBundle {
    private final Manifest manifest;
    private final FeatureSpec spec;
    private final LoadedModel light;
    private final LoadedModel expressive;
    private final AtomicInteger references = new AtomicInteger(1);

    private LoadedBundle(Bundle bundle, LoadedModel light, LoadedModel expressive) {
        this.manifest = bundle.manifest();
        this.spec = bundle.spec();
        this.light = light;
        this.expressive = expressive;
    }

    /**
     * Opens and tries a bundle.
     *
     * @throws InvalidDocumentException that names the file at fault
     */
    public static LoadedBundle load(OrtEnvironment environment, Bundle bundle) {
        Manifest manifest = bundle.manifest();
        LoadedModel light =
                LoadedModel.load(
                        environment, Bundle.LIGHT, bundle.light(), manifest.light(), bundle.spec());
        LoadedModel expressive;
        try {
            expressive =
                    LoadedModel.load(
                            environment,
                            Bundle.EXPRESSIVE,
                            bundle.expressive(),
                            manifest.expressive(),
                            bundle.spec());
        } catch (RuntimeException | Error e) {
            light.close();
            throw e;
        }
        LoadedBundle loaded = new LoadedBundle(bundle, light, expressive);
        try {
            new GoldenCheck(loaded).run(bundle.golden());
        } catch (RuntimeException | Error e) {
            loaded.release();
            throw e;
        }
        return loaded;
    }

    /** The bundle's identity. */
    public BundleName name() {
        return manifest.bundleName();
    }

    /** The bundle's table of contents. */
    public Manifest manifest() {
        return manifest;
    }

    /** What the models see. */
    public FeatureSpec spec() {
        return spec;
    }

    /** The model for every hit. */
    public LoadedModel light() {
        return light;
    }

    /** The model for hard hits. */
    public LoadedModel expressive() {
        return expressive;
    }

    /** The estimated native memory of both sessions in bytes. */
    public long memoryBytes() {
        return light.memoryBytes() + expressive.memoryBytes();
    }

    /**
     * Takes a reference; false if the sessions are closed already, in which case nothing was taken.
     */
    public boolean tryAcquire() {
        return references.getAndUpdate(current -> current == 0 ? 0 : current + 1) != 0;
    }

    /**
     * Gives a reference back; the last one closes the sessions.
     *
     * @throws IllegalStateException if there is none left to give back
     */
    public void release() {
        int before = references.getAndUpdate(current -> Math.max(0, current - 1));
        if (before == 0) {
            throw new IllegalStateException(
                    "bundle [" + name() + "] was released more often than acquired");
        }
        if (before == 1) {
            try {
                light.close();
            } finally {
                expressive.close();
            }
        }
    }
}
