package org.w3id.egnatia.page.search;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.spelling.Folding;

/** Searches for what is to come: a target, a deadline, or anything in a year that has not begun. */
final class Ahead {

    private static final Set<String> AIMS = Set.of("target", "targets", "targeted", "goal", "goals", "aim", "aims",
            "deadline", "deadlines", "expected", "planned");
    private static final Pattern YEAR = Pattern.compile("\\b20\\d\\d\\b");
    private static final Pattern BY_END = Pattern.compile("(?i)\\b(?:by|until|before)\\b.{0,20}\\b(20\\d\\d)\\b");

    /** Words of who is going to become a member, or when. */
    private static final Pattern JOINING = Pattern.compile("(?i)\\b(?:will|can|could|going to|expected to)\\b.*"
            + "\\b(?:join|accede|enter|become|member|membership|accession|conclude|close|finish|end)\\b");

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

    private Ahead() {
    }

    /** The years of a search that are still to come or, as a bound, to end; none if it names no such year. */
    static List<String> years(String words, LocalDate today) {
        return Stream.concat(YEAR.matcher(words).results().map(MatchResult::group)
                .filter(year -> Integer.parseInt(year) > today.getYear()), BY_END.matcher(words).results()
                .map(found -> found.group(1)).filter(year -> Integer.parseInt(year) >= today.getYear())).distinct()
                .toList();
    }

    /** True if a search asks for what is to come. */
    static boolean isAsked(String words, LocalDate today) {
        return !years(words, today).isEmpty() || Folding.words(words).stream().anyMatch(AIMS::contains);
    }

    /** True if a search asks for what is to come, or who is to become a member when. */
    static boolean isOfAims(String words, LocalDate today) {
        return isAsked(words, today) || JOINING.matcher(words).find();
    }

    /** True if an answer tells of one of some years: by a day after today, or in words. */
    static boolean isTold(DirectAnswer answer, List<String> years, LocalDate today) {
        return answer.table().rows().stream().anyMatch(row -> answer.table().columns().stream().map(column ->
                row.get(column.value())).filter(value -> value != null && value.isLiteral())
                .map(Node::getLiteralLexicalForm).anyMatch(text -> years.stream().anyMatch(text::contains)
                && (!DAY.matcher(text).matches() || LocalDate.parse(text).isAfter(today))));
    }
}
