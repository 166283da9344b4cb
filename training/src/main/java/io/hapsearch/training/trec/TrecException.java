/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.trec;

/** A run or judgments that are not what they must be; the message names file and line. */
public final class TrecException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    TrecException(String message) {
        super(message);
    }

    TrecException(String message, Throwable cause) {
        super(message, cause);
    }
}
