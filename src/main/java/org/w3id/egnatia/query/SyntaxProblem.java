package org.w3id.egnatia.query;

/**
 * Why a text is no SPARQL 1.1 query, in plain words.
 *
 * @param line     counted from 1; 0 if the fault has no one place
 * @param column   counted from 1; 0 if the fault has no one place
 * @param atEnd    true if the text ends before the query does
 * @param sentence what is wrong and what was expected, without a full stop: {@code a full stop or semicolon is missing
 *                 before ?s}
 */
public record SyntaxProblem(long line, long column, boolean atEnd, String sentence) {

    /** True if the fault has a place. */
    public boolean isPlaced() {
        return line > 0;
    }

    /** Place and sentence in one line. */
    public String inWords() {
        return isPlaced() ? "line " + line + ", column " + column + ": " + sentence : sentence;
    }
}
