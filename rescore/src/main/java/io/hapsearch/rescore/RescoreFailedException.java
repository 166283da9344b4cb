/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore;

/**
 * A model failed, and the request prefers an error to a fallback. The message names bundle and
 * reason.
 */
public final class RescoreFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A failure with its cause, null if nothing was thrown. */
    public RescoreFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
