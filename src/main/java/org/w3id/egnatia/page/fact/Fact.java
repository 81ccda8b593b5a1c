package org.w3id.egnatia.page.fact;

import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.describe.FactType;
import org.w3id.egnatia.page.Name;

/**
 * A relation, event, figure or statement as pages show it.
 *
 * @param type      which of these it is
 * @param name      its name, with a link to its own page
 * @param kind      what kind of relation, event, figure (its measure) or statement
 * @param roles     who and what takes part, role by role
 * @param status    how a relation stands: its status, or what is known of it where none is recorded
 * @param known     what is known beside the status, such as that no entry into force is recorded
 * @param value     number of a figure with its unit, such as {@code 177 detections}; empty for other types
 * @param from      when it began or happened, or the beginning of its period
 * @param to        when it ended, or the end of its period
 * @param when      both in words; empty if no date is known
 * @param tense     how it stands to the day of the view
 * @param text      what it says in our own words, and remarks
 * @param evidence  the places on which it rests
 * @param confirmed false if it stands in no confirmed graph
 */
public record Fact(FactType type, Name name, Optional<Name> kind, List<Role> roles, Optional<Name> status,
                   Optional<Name> known, Optional<String> value,
                   Optional<PreciseDate> from, Optional<PreciseDate> to, String when, Tense tense, List<String> text,
                   List<Evidence> evidence, boolean confirmed) {

    /**
     * Things that stand in the same role in a fact.
     *
     * @param property the property that names the role
     * @param label    its name
     * @param things   the things
     */
    public record Role(Node property, Name label, List<Name> things) {
    }

    /** The fact itself. */
    public Node node() {
        return name.node();
    }

    /** The things in a role, none if there is no such role. */
    public List<Name> in(Node property) {
        return roles.stream().filter(r -> r.property().equals(property)).findFirst().map(Role::things)
                .orElse(List.of());
    }

    /** The fact without one thing in its roles, for the page of that thing. */
    public Fact without(Node thing) {
        List<Role> others = roles.stream()
                .map(r -> new Role(r.property(), r.label(), r.things().stream()
                        .filter(n -> !n.node().equals(thing)).toList()))
                .filter(r -> !r.things().isEmpty()).toList();
        return new Fact(type, name, kind, others, status, known, value, from, to, when, tense, text, evidence,
                confirmed);
    }
}
