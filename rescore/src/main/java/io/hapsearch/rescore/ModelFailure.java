/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore;

/** A model, or the router, threw: the rescore goes on without it, or fails, as the request says. */
final class ModelFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient RuntimeException thrown;

    ModelFailure(RuntimeException thrown) {
        super(thrown);
        this.thrown = thrown;
    }

    /** What was thrown. */
    RuntimeException thrown() {
        return thrown;
    }
}
