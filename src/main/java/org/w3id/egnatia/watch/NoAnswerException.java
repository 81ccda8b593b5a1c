package org.w3id.egnatia.watch;

/** What came is no answer. The message goes on where the name of the source stands: <em>has the status 202</em>. */
public final class NoAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With what is wrong. */
    public NoAnswerException(String message) {
        super(message);
    }
}
