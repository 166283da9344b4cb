/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore;

/** Asked between steps whether anyone still waits for the result; cheap to ask. */
@FunctionalInterface
public interface Interruption {

    /** Never interrupts. */
    Interruption NONE = () -> false;

    /** Whether to stop as soon as possible. */
    boolean isCancelled();
}
