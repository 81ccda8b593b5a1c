package org.w3id.egnatia.page.reconcile;

import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.w3id.egnatia.describe.Resources;

/**
 * A property, or the way back along it.
 *
 * @param property  its IRI
 * @param isInverse true for {@code ^def/partyTo}: from a value to the things that have it
 */
record PropertyId(Node property, boolean isInverse) {

    private static final String BACK = "^";

    /** The property of an identifier. */
    static PropertyId of(String id) {
        String text = id.strip();
        return text.startsWith(BACK) ? new PropertyId(LocalId.node(text.substring(1)), true)
                : new PropertyId(LocalId.node(text), false);
    }

    /** Its identifier. */
    String id() {
        return (isInverse ? BACK : "") + LocalId.of(property);
    }

    /** The values of a thing, in a fixed order. */
    List<Node> values(Node thing, Resources resources) {
        return isInverse ? resources.having(property, thing) : resources.values(thing, property);
    }

    /** All that have it, with their values. */
    Stream<Pair> pairs(Resources resources) {
        return resources.confirmed().stream(Node.ANY, property, Node.ANY).map(this::pair);
    }

    private Pair pair(Triple triple) {
        return isInverse ? new Pair(triple.getObject(), triple.getSubject())
                : new Pair(triple.getSubject(), triple.getObject());
    }

    /** A thing and one of its values. */
    record Pair(Node thing, Node value) {
    }
}
