package org.w3id.egnatia.page.fact;

import java.util.Locale;
import org.apache.jena.graph.Node;

/** The colour in which a status is shown, always beside its words. */
public enum Tone {
    GOOD, WAIT, BAD, NONE;

    /** The tone of a concept of the list of statuses. */
    public static Tone of(Node status) {
        return switch (status.toString().replaceFirst("^.*/", "")) {
            case "in-force", "underway", "provisional", "ratified" -> GOOD;
            case "signed", "initialled", "decided", "decided-conditionally", "proposed" -> WAIT;
            case "ended", "suspended" -> BAD;
            default -> NONE;
        };
    }

    /** Name of its class in the style sheet. */
    public String style() {
        return "tag " + name().toLowerCase(Locale.ROOT);
    }
}
