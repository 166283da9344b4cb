/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.sample;

/** Samples that are not what they must be; the message names file, row, column and value. */
public final class SampleException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** With the place and what is wrong there. */
    public SampleException(String message) {
        super(message);
    }

    /** With the place, what is wrong there, and what found it. */
    public SampleException(String message, Throwable cause) {
        super(message, cause);
    }
}
