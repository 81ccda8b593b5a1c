package org.w3id.egnatia.spark;

import java.io.Serializable;
import java.util.Comparator;

/**
 * What {@code check} tells of a thing, with its graph in the place of file and line.
 *
 * @param graph    IRI of the graph that says what the thing is; of a line that is no quad, empty
 * @param severity {@code error}, {@code warning} or {@code info}
 * @param rule     name of the rule
 * @param focus    what it is about, as a prefixed name or IRI
 * @param property the property concerned; empty if none is
 * @param message  what is wrong
 * @param advice   what to do; empty where the message says it
 */
record BulkFinding(String graph, String severity, String rule, String focus, String property, String message,
                   String advice) implements Serializable {

    /** In the order of the graphs. */
    static final Comparator<BulkFinding> ORDER = Comparator.comparing(BulkFinding::graph)
            .thenComparing(BulkFinding::focus).thenComparing(BulkFinding::rule).thenComparing(BulkFinding::message);

    String spot() {
        return focus + ' ' + property;
    }

    /** The line of the output, as {@code check} writes it. */
    @Override
    public String toString() {
        String end = advice.isEmpty() ? "" : (message.endsWith(".") ? " " : ". ") + advice;
        return (graph.isEmpty() ? "" : graph + ": ") + severity + " [" + rule + "] "
                + (focus.isEmpty() ? "" : focus + ": ") + message + end;
    }
}
