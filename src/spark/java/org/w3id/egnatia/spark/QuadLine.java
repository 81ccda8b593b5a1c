package org.w3id.egnatia.spark;

import org.w3id.egnatia.vocab.Namespaces;

/**
 * A line of canonical N-Quads, taken apart. Terms are as they are written.
 *
 * @param subject   in angle brackets
 * @param predicate in angle brackets
 * @param object    an IRI in angle brackets, or a literal
 * @param graph     in angle brackets; empty for the default graph
 */
record QuadLine(String subject, String predicate, String object, String graph) {

    private static final String THING = '<' + Namespaces.ID;

    /** Takes a line apart, which ends with a blank and a full stop. */
    static QuadLine of(String line) {
        int subject = line.indexOf(' ');
        int predicate = line.indexOf(' ', subject + 1);
        int object = endOfObject(line, predicate + 1);
        int graph = line.length() - 2;
        return new QuadLine(line.substring(0, subject), line.substring(subject + 1, predicate),
                line.substring(predicate + 1, object), object == graph ? "" : line.substring(object + 1, graph));
    }

    private static int endOfObject(String line, int begin) {
        if (line.charAt(begin) == '<') {
            return line.indexOf('>', begin) + 1;
        }
        int end = begin + 1;
        while (line.charAt(end) != '"') {
            end += line.charAt(end) == '\\' ? 2 : 1;
        }
        return line.indexOf(' ', end);
    }

    /** The subject of a line. */
    static String subjectOf(String line) {
        return line.substring(0, line.indexOf(' '));
    }

    /** True for a term that names a thing, which there may be any number of; what else there is fits everywhere. */
    static boolean isThing(String term) {
        return term.startsWith(THING);
    }

    /** The IRI of a term without its brackets. */
    static String iri(String term) {
        return term.substring(1, term.length() - 1);
    }
}
