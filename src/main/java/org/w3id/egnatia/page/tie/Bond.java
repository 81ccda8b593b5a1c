package org.w3id.egnatia.page.tie;

import java.util.Comparator;
import org.apache.jena.graph.Node;

/**
 * What ties two things: a relation in which both take part, or a property by which one names the other.
 *
 * @param one      the thing that comes first in it: a holder, or the subject of the property
 * @param other    the other thing
 * @param property the property; of a relation, its kind's own property
 * @param relation the relation, which is the subject of the property where there is none
 */
record Bond(Node one, Node other, Node property, Node relation) {

    /** A fixed order. */
    static final Comparator<Bond> ORDER = Comparator.comparing((Bond bond) -> bond.relation.toString())
            .thenComparing(bond -> bond.one.toString()).thenComparing(bond -> bond.other.toString())
            .thenComparing(bond -> bond.property.toString());

    /** True if it is no relation but one thing's own property. */
    boolean isLink() {
        return relation.equals(one);
    }

    /** The thing at the other end. */
    Node from(Node end) {
        return end.equals(one) ? other : one;
    }
}
