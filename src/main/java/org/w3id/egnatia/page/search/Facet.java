package org.w3id.egnatia.page.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.w3id.egnatia.release.names.Entry;
import org.w3id.egnatia.vocab.Namespaces;

/** A way to narrow a result. Its values stand in addresses as short codes. */
public enum Facet {
    TYPE, PARTNER, TOPIC, PERIOD, SOURCE;

    private static final int FIRST_YEAR = 1950;
    private static final int YEARS = 5;

    /** Its parameter and the end of its message key. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The values that an entry has. */
    List<String> values(Entry entry) {
        return switch (this) {
            case TYPE -> List.of(entry.category().code());
            case PARTNER -> codes(entry.partners());
            case TOPIC -> codes(entry.topics());
            case PERIOD -> periods(entry);
            case SOURCE -> codes(entry.sources());
        };
    }

    private static List<String> codes(Set<Node> things) {
        return things.stream().map(Namespaces::code).toList();
    }

    /** The thing that a value stands for, where it is a thing. */
    Optional<Node> thing(String value) {
        return switch (this) {
            case TYPE, PERIOD -> Optional.empty();
            case PARTNER -> Optional.of(NodeFactory.createURI(Namespaces.ID + "actor/" + value));
            case TOPIC -> Optional.of(NodeFactory.createURI(Namespaces.VOC + "policy-area/" + value));
            case SOURCE -> Optional.of(NodeFactory.createURI(Namespaces.ID + "source/" + value));
        };
    }

    /**
     * Five years each, such as {@code 2020-2024}; what lasted is in every period that it touches, what lasts is in that
     * of its beginning.
     */
    private static List<String> periods(Entry entry) {
        List<String> periods = new ArrayList<>();
        if (entry.start().isPresent()) {
            int first = Math.max(FIRST_YEAR, entry.start().get().getYear());
            int last = Math.max(first, entry.end().map(end -> end.getYear()).orElse(first));
            for (int year = first - first % YEARS; year <= last; year += YEARS) {
                periods.add(year + "-" + (year + YEARS - 1));
            }
        }
        return periods;
    }
}
