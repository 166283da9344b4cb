/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.json;

/**
 * A document that does not say what it must; the message names the file, the place in it, and what
 * is wrong. What it quotes of the document is cut to a length that fits into responses and logs.
 */
public final class InvalidDocumentException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private static final int MAX_LENGTH = 1_000;

    /**
     * @param file the offending file
     * @param message what is wrong, and where in the file
     */
    public InvalidDocumentException(String file, String message) {
        super(text(file, message));
    }

    /**
     * @param file the offending file
     * @param message what is wrong, and where in the file
     * @param cause what found it
     */
    public InvalidDocumentException(String file, String message, Throwable cause) {
        super(text(file, message), cause);
    }

    private static String text(String file, String message) {
        String text = "[" + file + "] " + message;
        return text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "..." : text;
    }
}
