package org.w3id.egnatia.publish.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Changes in words, as plain text or Markdown. */
public final class ChangeText {

    private ChangeText() {
    }

    /** By what changes are put under headings. */
    public enum By {
        /** What the thing is. */
        KIND,
        /** The partners that it concerns; it stands under each. */
        PARTNER,
        /** The policy areas that it names; it stands under each. */
        TOPIC
    }

    /**
     * Writes changes.
     *
     * @param isMarkdown true for Markdown, else plain text
     */
    public static String of(Changes changes, By by, boolean isMarkdown) {
        StringBuilder text = new StringBuilder();
        text.append(isMarkdown ? "# " : "").append("From version ").append(changes.from()).append(" to ")
                .append(changes.to()).append('\n').append(isMarkdown ? "\n" : "").append(summary(changes)).append('\n');
        groups(changes, by).forEach((heading, group) -> {
            text.append('\n').append(isMarkdown ? "## " : "").append(heading).append('\n')
                    .append(isMarkdown ? "\n" : "");
            group.forEach(change -> add(text, change, isMarkdown));
        });
        return text.toString();
    }

    /** How much changed, in a sentence. */
    public static String summary(Changes changes) {
        if (changes.isEmpty()) {
            return "Nothing changed.";
        }
        Map<Change.How, Long> counts = changes.things().stream()
                .collect(Collectors.groupingBy(Change::how, Collectors.counting()));
        return counts.getOrDefault(Change.How.ADDED, 0L) + " things added, "
                + counts.getOrDefault(Change.How.CHANGED, 0L) + " changed, "
                + counts.getOrDefault(Change.How.REMOVED, 0L) + " removed; " + changes.added()
                + " statements added and " + changes.removed() + " removed in all graphs.";
    }

    /** The changes under headings, in order; partners and policy areas are headed by their codes. */
    public static Map<String, List<Change>> groups(Changes changes, By by) {
        return groups(changes, by, word -> word.substring(word.lastIndexOf('/') + 1));
    }

    /**
     * The changes under headings, in order.
     *
     * @param inWords the heading of a kind, or of the IRI of a partner or of a policy area
     */
    public static Map<String, List<Change>> groups(Changes changes, By by, UnaryOperator<String> inWords) {
        Function<Change, List<String>> headings = switch (by) {
            case KIND -> change -> List.of(inWords.apply(change.kind()));
            case PARTNER -> change -> orNone(change.partners(), inWords, "no partner");
            case TOPIC -> change -> orNone(change.topics(), inWords, "no policy area");
        };
        Map<String, List<Change>> groups = new TreeMap<>();
        changes.things().forEach(change -> headings.apply(change).forEach(heading ->
                groups.computeIfAbsent(heading, h -> new ArrayList<>()).add(change)));
        return groups;
    }

    private static List<String> orNone(List<String> iris, UnaryOperator<String> inWords, String none) {
        return iris.isEmpty() ? List.of(none) : iris.stream().map(inWords).toList();
    }

    private static void add(StringBuilder text, Change change, boolean isMarkdown) {
        text.append("- ").append(change.how().word()).append(": ")
                .append(isMarkdown ? '[' + escaped(change.label()) + "](" + change.iri() + ')' : change.label() + " <"
                + change.iri() + '>').append('\n');
        for (Change.Row row : change.rows()) {
            text.append("  - ").append(row.property()).append(": ").append(values(row, isMarkdown)).append('\n');
        }
        if (change.how() != Change.How.REMOVED && !change.evidence().isEmpty()) {
            text.append("  - evidence: ").append(change.evidence().stream().map(place -> isMarkdown ? escaped(place)
                    : place).collect(Collectors.joining("; "))).append('\n');
        }
    }

    private static String values(Change.Row row, boolean isMarkdown) {
        String before = row.before().stream().map(value -> isMarkdown ? escaped(value) : value)
                .collect(Collectors.joining("; "));
        String after = row.after().stream().map(value -> isMarkdown ? escaped(value) : value)
                .collect(Collectors.joining("; "));
        return before.isEmpty() ? "now " + after : after.isEmpty() ? "no longer " + before
                : before + " → " + after;
    }

    private static String escaped(String text) {
        return text.replaceAll("([\\\\`*_\\[\\]<>#|])", "\\\\$1").replaceAll("\\R", " ");
    }
}
