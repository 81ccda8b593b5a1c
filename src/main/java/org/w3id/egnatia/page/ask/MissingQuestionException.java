package org.w3id.egnatia.page.ask;

/** A page rests on a question that the release has not: one of other data than ours, without our questions. */
public final class MissingQuestionException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    MissingQuestionException(String id) {
        super("the release has no question " + id);
    }
}
