package org.w3id.egnatia.query;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Node;

/**
 * The values of all parameters in canonical form: those that were given, and the defaults of the others.
 *
 * @param inForce   name to value, in the order of declaration; without those that were not given and have no default
 * @param given     the names of those that were given
 * @param days      the names of those that are days
 * @param canonical true if everything was given in the very form in which it stands here
 */
public record ParameterValues(Map<String, Choice> inForce, Set<String> given, Set<String> days, boolean canonical)
        implements ParameterReading {

    public ParameterValues {
        inForce = Collections.unmodifiableMap(new LinkedHashMap<>(inForce));
        given = Collections.unmodifiableSet(new TreeSet<>(given));
        days = Set.copyOf(days);
    }

    /** The value of a parameter, as it stands in addresses; empty if it has none. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(inForce.get(name)).map(Choice::code);
    }

    /** The value of a parameter as a term of RDF; empty if it has none. */
    public Optional<Node> node(String name) {
        return Optional.ofNullable(inForce.get(name)).map(Choice::node);
    }

    /** The value of a parameter that is a day; empty if it has none. */
    public Optional<LocalDate> day(String name) {
        return text(name).map(LocalDate::parse);
    }

    /** The value of a parameter that is a whole number; empty if it has none. */
    public Optional<Long> number(String name) {
        return text(name).map(Long::valueOf);
    }

    /** What was given, in canonical form: the parameters of the address to which another spelling is redirected. */
    public Map<String, String> asGiven() {
        return codes(given);
    }

    /**
     * What was given together with the days in force: the parameters of the address that names this very answer
     * (Content-Location).
     */
    public Map<String, String> withDays() {
        Set<String> names = new TreeSet<>(given);
        names.addAll(days);
        return codes(names);
    }

    /** Everything that the answer depends on. */
    public Map<String, String> all() {
        return codes(inForce.keySet());
    }

    private Map<String, String> codes(Set<String> names) {
        Map<String, String> codes = new LinkedHashMap<>();
        inForce.forEach((name, choice) -> {
            if (names.contains(name)) {
                codes.put(name, choice.code());
            }
        });
        return codes;
    }
}
