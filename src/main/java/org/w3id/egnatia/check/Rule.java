package org.w3id.egnatia.check;

import java.util.OptionalInt;
import org.w3id.egnatia.load.Severity;

/**
 * A rule that {@code check} holds: what it asks, why, and what to do where it is broken.
 *
 * @param id       its name, by which findings name it
 * @param stage    what is looked at when it is held
 * @param severity how grave a finding of it is, at most
 * @param title    what is asked, in one phrase
 * @param why      why it is asked, in one sentence
 * @param mend     what to do, in one sentence
 * @param wrong    what breaks it
 * @param right    the same, mended
 * @param style    the number of the rule of {@code ontology/STYLE.md} that it holds, if it is one of them
 */
public record Rule(String id, Stage stage, Severity severity, String title, String why, String mend, Example wrong,
                   Example right,
                   OptionalInt style) {

    /** What is looked at when a rule is held, in the order in which it happens. */
    public enum Stage {
        /** A file by itself: its text, its syntax, its values. */
        FILE,
        /** All files beside each other. */
        FILES,
        /** Saved queries and their answers. */
        QUERY,
        /** Shapes (SHACL), on all facts. */
        SHAPE,
        /** Hygiene queries (SPARQL), on all facts and graphs. */
        FACTS
    }

    /** A rule without a number of style, which is an error to break. */
    static Rule error(String id, Stage stage, String title, String why, String mend, String wrong, String right) {
        return new Rule(id, stage, Severity.ERROR, title, why, mend, new Example(wrong), new Example(right),
                OptionalInt.empty());
    }

    /** The same, broken with a warning only. */
    Rule asWarning() {
        return new Rule(id, stage, Severity.WARNING, title, why, mend, wrong, right, style);
    }

    /** The same, which is worth knowing and no fault. */
    Rule asInfo() {
        return new Rule(id, stage, Severity.INFO, title, why, mend, wrong, right, style);
    }

    /** The same, holding a rule of style. */
    Rule ofStyle(int number) {
        return new Rule(id, stage, severity, title, why, mend, wrong, right, OptionalInt.of(number));
    }
}
