package io.hapsearch.models.json;

/** A document that does not say what it must; the message names the file, the place in it, and what is wrong. */
public final class InvalidDocumentException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * @param file the offending file
     * @param message what is wrong, and where in the file
     */
    public InvalidDocumentException(String file, String message) {
        super("[" + file + "] " + message);
    }

    /**
     * @param file the offending file
     * @param message what is wrong, and where in the file
     * @param cause what found it
     */
    public InvalidDocumentException(String file, String message, Throwable cause) {
        super("[" + file + "] " + message, cause);
    }
}
