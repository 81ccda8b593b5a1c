package org.w3id.egnatia.load;

/** Input that cannot be read at all: a missing folder, no permission. The message is one line for the user. */
public final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With the sentence that the user sees: what, where, why, what to do next. */
    public UnreadableException(String message) {
        super(message);
    }
}
