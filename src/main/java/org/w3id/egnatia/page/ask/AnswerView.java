package org.w3id.egnatia.page.ask;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.w3id.egnatia.query.Parameter;
import org.w3id.egnatia.query.ParameterType;

/** A way to look at an answer. The table always stands beside it. */
public enum AnswerView {
    /** The table alone. */
    TABLE,
    /** A table of two columns against each other. */
    PIVOT,
    /** A bar for each row. */
    BAR,
    /** Numbers over time. */
    LINE,
    /** What lasted and what happened. */
    TIMELINE,
    /** The six partners on a map. */
    MAP,
    /** Things and what joins them. */
    GRAPH;

    /** Parameter of addresses that asks for a view. */
    public static final String NAME = "view";
    /** That parameter. */
    public static final Parameter PARAMETER = Parameter.optional(NAME, new ParameterType.Word(Arrays.stream(values())
            .map(AnswerView::code).toList()),
            "How the answer is looked at, in the place of what a comment of the query names; the table stands beside "
            + "it.");

    private static final Pattern COMMENT =
            Pattern.compile("(?im)^[ \\t]*#[ \\t]*view:[ \\t]*(?<view>[a-z]+)[ \\t]*(?<columns>[?$\\w \\t]*)$");

    /**
     * What a query says of the way to look at its answer.
     *
     * @param view    the way
     * @param columns names of the columns to be shown, in their parts; empty if the shape of the answer decides
     */
    public record Named(AnswerView view, List<String> columns) {
    }

    /** Its name in addresses and comments. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The view of a name. */
    public static Optional<AnswerView> of(String code) {
        return Arrays.stream(values()).filter(view -> view.code().equalsIgnoreCase(code)).findFirst();
    }

    /** True if a line of a query is the comment that names a way. */
    static boolean isNamedBy(String line) {
        return COMMENT.matcher(line).matches();
    }

    /** What a comment of a query names: {@code # view: bar}, or {@code # view: bar ?name ?number}. */
    public static Optional<Named> named(String query) {
        Matcher comment = COMMENT.matcher(query);
        while (comment.find()) {
            Optional<AnswerView> view = of(comment.group("view"));
            if (view.isPresent()) {
                return Optional.of(new Named(view.get(), Stream.of(comment.group("columns").strip().split("\\s+"))
                        .map(column -> column.replaceFirst("^[?$]", "")).filter(column -> !column.isEmpty()).toList()));
            }
        }
        return Optional.empty();
    }
}
