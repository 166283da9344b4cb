/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.opensearch;

import io.hapsearch.cli.base.CommandFailure;

/**
 * A node did not do what it was asked, or could not be reached; the message is the node's own where
 * there is one.
 */
public final class OpenSearchFailure extends CommandFailure {

    private final int status;

    /**
     * @param status the HTTP status, 0 if there was no answer
     */
    public OpenSearchFailure(int status, String message) {
        super(message);
        this.status = status;
    }

    /**
     * @param status the HTTP status, 0 if there was no answer
     */
    public OpenSearchFailure(int status, String message, Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    /** The HTTP status, 0 if there was no answer. */
    public int status() {
        return status;
    }
}
