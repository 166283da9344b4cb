/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training;

/** Hears how a training gets on; called on the training's thread, so it should be quick. */
@FunctionalInterface
public interface ProgressListener {

    /** Hears nothing. */
    ProgressListener NONE = progress -> {};

    /** Called at every change of stage and every few steps. */
    void progress(Progress progress);
}
