/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.onnx;

/** A model call was ended because nobody wants its result any more; it has none. */
public final class ScoringStoppedException extends ScoringException {
    private static final long serialVersionUID = 1L;

    /** With the model's file and ONNX Runtime's words. */
    public ScoringStoppedException(String message, Throwable cause) {
        super(message, cause);
    }
}
