package org.w3id.egnatia.query;

import java.util.Optional;

/** A query that cannot be run as asked. The message is one line for the user. */
public final class QueryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient SyntaxProblem syntax;

    /** With the sentence that the user sees. */
    public QueryException(String message) {
        super(message);
        syntax = null;
    }

    /** Because the text is no query. */
    public QueryException(SyntaxProblem syntax) {
        super(syntax.inWords());
        this.syntax = syntax;
    }

    /** Where and why the text is no query; empty if something else is wrong. */
    public Optional<SyntaxProblem> syntax() {
        return Optional.ofNullable(syntax);
    }
}
