/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.bundle;

import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.onnx.OnnxModel;

/**
 * The content of a bundle as read, structurally sound but not yet tried; see {@link LoadedBundle}.
 * The arrays are not to be written to.
 *
 * @param manifest its table of contents
 * @param spec what the models see
 * @param golden examples to reproduce
 * @param light the light model's graph
 * @param expressive the expressive model's graph
 */
@SuppressWarnings("ArrayRecordComponent") // megabytes that nobody compares
public record Bundle(
        Manifest manifest, FeatureSpec spec, Golden golden, byte[] light, byte[] expressive) {

    /** The table of contents. */
    public static final String MANIFEST = "manifest.json";

    /** The feature spec. */
    public static final String FEATURES = "features.json";

    /** The golden examples. */
    public static final String GOLDEN = "golden.json";

    /** The light model's graph. */
    public static final String LIGHT = "light.onnx";

    /** The expressive model's graph. */
    public static final String EXPRESSIVE = "expressive.onnx";

    /** The estimated native memory that the sessions of both models take, in bytes. */
    public long memoryBytes() {
        return OnnxModel.estimateMemory(light.length) + OnnxModel.estimateMemory(expressive.length);
    }
}
