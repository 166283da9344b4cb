/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a training is busy with. */
public enum Stage {
    /** Reading and encoding samples. */
    @JsonProperty("samples")
    SAMPLES,
    /** Training the light model. */
    @JsonProperty("light")
    LIGHT,
    /** Training the expressive model. */
    @JsonProperty("expressive")
    EXPRESSIVE,
    /** Calibrating, exporting and trying the bundle. */
    @JsonProperty("bundle")
    BUNDLE
}
