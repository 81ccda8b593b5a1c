package org.w3id.egnatia.page.feed;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.w3id.egnatia.page.fact.PreciseDate;
import org.w3id.egnatia.page.fact.Precision;

/**
 * Something dated.
 *
 * @param id     an IRI that names it and nothing else, for ever
 * @param link   the absolute address of a page on it
 * @param title  what it is, in words
 * @param day    when it was, or is to be
 * @param moment when it was, to the second; the beginning of the day where no more is known
 * @param says   what is said of it, each with its heading
 */
public record FeedItem(String id, String link, String title, PreciseDate day, Instant moment,
        List<Map.Entry<String, String>> says) {

    /** Something of a day. */
    public static FeedItem onDay(String id, String link, String title, PreciseDate day,
            List<Map.Entry<String, String>> says) {
        return new FeedItem(id, link, title, day, day.date().atStartOfDay(ZoneOffset.UTC).toInstant(), says);
    }

    /** The same with what another row says of it: values under one heading stand side by side, each once. */
    public FeedItem and(FeedItem other) {
        Map<String, Set<String>> all = new LinkedHashMap<>();
        Stream.concat(says.stream(), other.says.stream()).forEach(said -> all.computeIfAbsent(said.getKey(),
                heading -> new LinkedHashSet<>()).add(said.getValue()));
        return new FeedItem(id, link, title, day, moment, all.entrySet().stream()
                .map(said -> Map.entry(said.getKey(), String.join("; ", said.getValue()))).toList());
    }

    /** Its title, and when it was where the day is not known: a reader would take the first of a month for the day. */
    String datedTitle() {
        return day.precision() == Precision.DAY ? title : day.inEnglish() + ": " + title;
    }
}
