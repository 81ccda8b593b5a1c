package org.w3id.egnatia.page.complete;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.jena.graph.Node;

/**
 * Something that may stand where the cursor is.
 *
 * @param kind    what it is
 * @param text    as the query writes it
 * @param node    its IRI, or the literal; empty for variables and keywords
 * @param label   what it is called; empty if the text says it
 * @param count   how often it occurs here: things of a class, things that have a property, or triples with a value;
 *                empty if it was not counted
 * @param meaning what it means, or what a thing is, in words; may be empty
 * @param leads   of a property, to what its values lead, as the query writes it, the most frequent first
 * @param fits    false if it occurs, but not with what the query says of the place
 */
public record Suggestion(Kind kind, String text, Optional<Node> node, String label, Optional<Integer> count,
                         String meaning, List<String> leads, boolean fits) {

    /** What may be suggested. */
    public enum Kind {
        /** A class, which has things. */
        CLASS,
        /** A property, which has values. */
        PROPERTY,
        /** A concept of a scheme. */
        CONCEPT,
        /** Any other thing. */
        THING,
        /** A literal. */
        LITERAL,
        /** A variable of the query. */
        VARIABLE,
        /** A word of SPARQL. */
        KEYWORD;

        /** Its name for programs. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Suggestion word(Kind kind, String text) {
        return new Suggestion(kind, text, Optional.empty(), "", Optional.empty(), "", List.of(), true);
    }
}
