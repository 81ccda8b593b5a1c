package org.w3id.egnatia.serve.guard;

/**
 * A query or its result is over a limit of size. The query ends with it: a value left out in silence would make an
 * answer that looks whole and is not.
 */
public final class OverLimitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With a sentence for the client. */
    public OverLimitException(String sentence) {
        super(sentence, null, false, false);
    }
}
