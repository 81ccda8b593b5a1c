package org.w3id.egnatia.spark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * The keys by which things that no link joins are looked at beside each other, such as two events of one kind and day.
 *
 * <p>Whoever asks for a key needs everything that has it. One for each way in which a rule joins two things.
 */
final class KeyMates {

    private static final String SEPARATOR = "\u0001";
    private static final int YEAR = 4;
    private static final List<String> MATTER = List.of("about", "agent", "chapter", "cluster", "topic", "stepOf");

    private final String subject;
    private final Map<String, Set<String>> values = new HashMap<>();
    private final Set<Key> keys = new LinkedHashSet<>();

    /**
     * A key of a thing.
     *
     * @param key  what it has in common with others
     * @param asks whether it needs those others
     */
    record Key(String key, boolean asks) {
    }

    private KeyMates(String subject, List<QuadLine> quads) {
        this.subject = subject;
        for (QuadLine quad : quads) {
            values.computeIfAbsent(quad.predicate(), p -> new TreeSet<>()).add(quad.object());
        }
    }

    /** The keys of a thing with all that is said of it. */
    static List<Key> of(String subject, List<QuadLine> quads) {
        KeyMates mates = new KeyMates(subject, quads);
        mates.relations();
        mates.events();
        mates.evidence();
        mates.names();
        mates.grades();
        return new ArrayList<>(mates.keys);
    }

    /** Twins, phases of one tie, and a tie of which it is said that there is none. */
    private void relations() {
        for (String holder : own("holder")) {
            for (String counterpart : own("counterpart")) {
                both("tie", holder, counterpart);
            }
            for (String instrument : own("underInstrument")) {
                both("under", holder, instrument);
            }
            // A later phase may have as instrument what the earlier one has as counterpart, and the other way round.
            for (String counterpart : own("counterpart")) {
                both("under", holder, counterpart);
            }
        }
    }

    private void events() {
        for (String kind : own("eventKind")) {
            for (String date : own("date")) {
                StringBuilder matter = new StringBuilder();
                MATTER.forEach(property -> matter.append(own(property)));
                both("event", kind, date, matter.toString());
                boolean isCoarse = own("datePrecision").stream().anyMatch(p -> !p.endsWith("/day>"));
                for (String about : own("about")) {
                    keys.add(new Key(String.join(SEPARATOR, "within", kind, about, year(date)), isCoarse));
                }
            }
        }
    }

    private void evidence() {
        if (!own("locator").isEmpty() || !own("line").isEmpty()) {
            both("place", own("source").toString(), own("verification").toString(), own("locator").toString(),
                    own("line").toString());
        }
    }

    private void names() {
        if (QuadLine.isThing(subject)) {
            of("http://www.w3.org/2000/01/rdf-schema#label").forEach(label -> both("label", label));
        }
        if (of("http://www.w3.org/1999/02/22-rdf-syntax-ns#type").contains('<' + Namespaces.DEF + "Publication>")) {
            for (String mark : List.of("http://purl.org/dc/terms/identifier", "http://xmlns.com/foaf/0.1/page")) {
                of(mark).forEach(value -> both("mark", value.replaceAll("^[<\"]|[>\"]$", "")));
            }
        }
    }

    /** The grades that a report on a partner gives are a key of the year, for which the report asks. */
    private void grades() {
        for (String about : own("about")) {
            own("reportYear").forEach(year -> keys.add(new Key(graded(about, year), false)));
            if (!own("gradesIndexed").isEmpty()) {
                own("date").forEach(date -> keys.add(new Key(graded(about, date), true)));
            }
        }
    }

    private static String graded(String about, String yearOrDate) {
        return String.join(SEPARATOR, "graded", about, year(yearOrDate));
    }

    /** The year at the beginning of a literal. */
    private static String year(String literal) {
        return literal.substring(1, Math.min(literal.length(), 1 + YEAR));
    }

    private void both(String... parts) {
        keys.add(new Key(String.join(SEPARATOR, parts), true));
    }

    private Set<String> own(String property) {
        return of(Namespaces.DEF + property);
    }

    private Set<String> of(String property) {
        return values.getOrDefault('<' + property + '>', Set.of());
    }
}
