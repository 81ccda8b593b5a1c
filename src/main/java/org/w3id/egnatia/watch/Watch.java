package org.w3id.egnatia.watch;

import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.w3id.egnatia.watch.Sighting.State;

/**
 * Compares what watched sources answer with what a release describes, and with what they answered before.
 *
 * @param known    the identifiers that the release describes
 * @param subjects what its titles may be about
 * @param answers  gives the answers
 * @param before   the answers of the last time, if they are kept
 * @param hosts    no other hosts are asked; with a port if it is not that of https
 */
public record Watch(KnownIdentifiers known, Subjects subjects, Answers answers, Optional<RecordedAnswers> before,
        Set<String> hosts) {

    private static final int MOST_STEPS = 3;
    private static final int HTTPS_PORT = 443;

    /**
     * What a source answered.
     *
     * @param source  the source
     * @param entries how many entries were read
     * @param named   how many identifiers they have
     * @param seen    what is to be looked at
     */
    public record Outcome(WatchedSource source, int entries, int named, List<Sighting> seen) {

        /** False if what came is no answer. */
        public boolean isRead() {
            return seen.stream().noneMatch(sighting -> sighting.state() == State.UNREADABLE);
        }
    }

    /** The hosts of some sources, which are all that may be asked. */
    public static Set<String> hosts(Collection<WatchedSource> sources) {
        return sources.stream().map(source -> host(source.address())).collect(Collectors.toSet());
    }

    /** The host of an address, with the port if it is not that of https: another port is another server. */
    private static String host(URI address) {
        return address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT)
                + (address.getPort() < 0 || address.getPort() == HTTPS_PORT ? "" : ":" + address.getPort());
    }

    /**
     * Looks at a source. Its answer is kept for the next time if it could be read; else the one before stays.
     *
     * @throws IOException if it cannot be kept
     */
    public Outcome at(WatchedSource source) throws IOException {
        try {
            Answer answer = arrived(source);
            List<Entry> entries = source.form().read(answer);
            Map<Identifier, Entry> now = newest(entries);
            List<Sighting> seen = new ArrayList<>();
            Map<Identifier, Entry> earlier = earlier(source);
            now.forEach((identifier, entry) -> state(source, identifier, entry, Optional.ofNullable(
                    earlier.get(identifier))).ifPresent(seen::add));
            earlier.forEach((identifier, entry) -> {
                if (!now.containsKey(identifier) && isMissed(source, entry, now.values())) {
                    seen.add(sighting(State.GONE, source, identifier, entry, ""));
                }
            });
            if (before.isPresent()) {
                before.get().keep(source, answer);
            }
            seen.sort(Comparator.comparing(Sighting::state).thenComparing(Sighting::identifier));
            return new Outcome(source, entries.size(), now.size(), List.copyOf(seen));
        } catch (NoAnswerException e) {
            return new Outcome(source, 0, 0, List.of(Sighting.unreadable(source, e.getMessage())));
        }
    }

    /** The answer at the end of the redirects, none of which may lead to another host or leave TLS. */
    private Answer arrived(WatchedSource source) {
        URI address = source.address();
        for (int step = 1; step <= MOST_STEPS; step++) {
            boolean isOfAWatchedSource = hosts.contains(host(address));
            if (!"https".equalsIgnoreCase(address.getScheme()) || !isOfAWatchedSource) {
                throw new NoAnswerException((step == 1 ? "is at " : "leads to ") + address + (isOfAWatchedSource
                        ? ", which is not https" : ", which is no host of a watched source"));
            }
            Answer answer = answers.to(source, address, step);
            if (answer.location().isEmpty()) {
                return answer;
            }
            try {
                address = address.resolve(answer.location().get());
            } catch (IllegalArgumentException e) {
                throw new NoAnswerException("leads to what is no address");
            }
        }
        throw new NoAnswerException("leads on more than " + MOST_STEPS + " times");
    }

    private static Map<Identifier, Entry> newest(List<Entry> entries) {
        Map<Identifier, Entry> newest = new LinkedHashMap<>();
        entries.forEach(entry -> entry.identifiers().forEach(identifier -> newest.merge(identifier, entry,
                (one, other) -> day(other).isAfter(day(one)) ? other : one)));
        return newest;
    }

    private static LocalDate day(Entry entry) {
        return entry.day().orElse(LocalDate.MIN);
    }

    private Map<Identifier, Entry> earlier(WatchedSource source) {
        try {
            return before.filter(folder -> folder.has(source)).map(folder -> newest(source.form()
                    .read(folder.to(source, source.address(), 1)))).orElse(Map.of());
        } catch (NoAnswerException e) {
            // What was kept is no longer readable: there is nothing to compare with.
            return Map.of();
        }
    }

    private Optional<Sighting> state(WatchedSource source, Identifier identifier, Entry entry,
            Optional<Entry> earlier) {
        if (identifier.kind() == Identifier.Kind.DATA_SET) {
            return entry.day().filter(day -> day.isAfter(source.lastEdition())).map(day -> sighting(State.CHANGED,
                    source, identifier, entry, "Changed on " + source.lastEdition()));
        }
        if (earlier.isPresent() && !earlier.get().title().equals(entry.title())) {
            return Optional.of(sighting(State.CHANGED, source, identifier, entry, earlier.get().title()));
        }
        return known.all().contains(identifier) ? Optional.empty()
                : Optional.of(sighting(State.NEW, source, identifier, entry, ""));
    }

    /** A feed lists only what is newest, so that what is older than all that it has now is not missed. */
    private static boolean isMissed(WatchedSource source, Entry entry, Collection<Entry> now) {
        if (source.form() != AnswerForm.RSS && source.form() != AnswerForm.ATOM) {
            return true;
        }
        Optional<LocalDate> oldest = now.stream().flatMap(one -> one.day().stream()).min(Comparator.naturalOrder());
        return entry.day().isPresent() && oldest.isPresent() && entry.day().get().isAfter(oldest.get());
    }

    private Sighting sighting(State state, WatchedSource source, Identifier identifier, Entry entry, String earlier) {
        return new Sighting(state, source, identifier.value(), entry.title(), earlier, entry.day(), entry.address(),
                subjects.partnersIn(entry.title()), subjects.topicsIn(entry.title()));
    }
}
