package org.w3id.egnatia.query;

/** A query that cannot be run as asked. The message is one line for the user. */
public final class QueryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With the sentence that the user sees. */
    public QueryException(String message) {
        super(message);
    }
}
