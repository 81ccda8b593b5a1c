package org.w3id.egnatia.publish.change;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3id.egnatia.spelling.CodePoints;

/**
 * Two versions in canonical N-Triples read side by side, subject by subject. Lines are sorted, so that all lines of a
 * subject stand together, and no more than one subject of each version is in memory beside what is asked for.
 */
public final class SubjectChanges {

    private SubjectChanges() {
    }

    /**
     * A subject of which something changed.
     *
     * @param iri   the subject
     * @param lines all that the newer version says of it, as N-Triples; empty if it says nothing any more
     */
    public record Event(String iri, List<String> lines) {
    }

    /**
     * Some of the subjects of which something changed.
     *
     * @param events  these, in the order of their IRIs
     * @param hasMore true if there are more after them
     */
    public record Part(List<Event> events, boolean hasMore) {
    }

    /**
     * Tells which subjects changed, and what is said of each now.
     *
     * @param older the older version; an empty text if there is none
     * @param newer the newer version
     * @param skip  how many changed subjects are left out at the beginning
     * @param most  how many are told at most
     * @throws IOException if a version cannot be read
     */
    public static Part part(Reader older, Reader newer, long skip, int most) throws IOException {
        Subjects before = new Subjects(older);
        Subjects after = new Subjects(newer);
        List<Event> events = new ArrayList<>();
        long changed = 0;
        while (before.isThere() || after.isThere()) {
            int order = !before.isThere() ? 1 : !after.isThere() ? -1
                    : CodePoints.ORDER.compare(before.start, after.start);
            // There are no blank nodes in what is published, and no subject could be told by one.
            if ((order != 0 || !before.lines.equals(after.lines))
                    && (order < 0 ? before.start : after.start).startsWith("<")) {
                if (events.size() == most) {
                    return new Part(List.copyOf(events), true);
                }
                if (changed >= skip) {
                    events.add(order < 0 ? event(before, List.of()) : event(after, after.lines));
                }
                changed++;
            }
            if (order <= 0) {
                before.next();
            }
            if (order >= 0) {
                after.next();
            }
        }
        return new Part(List.copyOf(events), false);
    }

    /**
     * Tells what is said of one subject now; empty if nothing changed of it.
     *
     * @throws IOException if a version cannot be read
     */
    public static Optional<Event> of(Reader older, Reader newer, String iri) throws IOException {
        List<String> before = new Subjects(older).linesOf(iri);
        List<String> after = new Subjects(newer).linesOf(iri);
        return before.equals(after) ? Optional.empty() : Optional.of(new Event(iri, after));
    }

    private static Event event(Subjects subjects, List<String> lines) {
        return new Event(subjects.start.substring(1, subjects.start.length() - 2), List.copyOf(lines));
    }

    /** The subjects of a file, each with its lines. */
    private static final class Subjects {
        private final BufferedReader reader;
        private String ahead;
        /** What the lines of the subject begin with: the subject as it is written, and a space. */
        private String start = "";
        private List<String> lines = List.of();

        Subjects(Reader text) throws IOException {
            this.reader = new BufferedReader(text);
            this.ahead = reader.readLine();
            next();
        }

        boolean isThere() {
            return !lines.isEmpty();
        }

        List<String> linesOf(String iri) throws IOException {
            String wanted = '<' + iri + "> ";
            while (isThere() && CodePoints.ORDER.compare(start, wanted) < 0) {
                next();
            }
            return isThere() && start.equals(wanted) ? List.copyOf(lines) : List.of();
        }

        void next() throws IOException {
            lines = new ArrayList<>();
            if (ahead != null) {
                start = ahead.substring(0, ahead.indexOf(' ') + 1);
                while (ahead != null && ahead.startsWith(start)) {
                    lines.add(ahead);
                    ahead = reader.readLine();
                }
            }
        }
    }
}
