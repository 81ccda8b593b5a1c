package org.w3id.egnatia.load;

import java.util.Comparator;

/**
 * A fault with its place: what is wrong, where, and what to do next.
 *
 * @param file     path of the file, relative to the workspace or as the user gave it
 * @param line     line, counted from 1; 0 where the fault has no line
 * @param column   column, counted from 1; 0 where the fault has no column
 * @param severity how grave it is
 * @param rule     name of the rule that found it, in kebab case
 * @param focus    what the fault is about, as a prefixed name or IRI; empty where nothing is named
 * @param message  one English sentence: what is wrong and why
 * @param advice   what to do next; empty where the message says it
 */
public record Finding(String file, long line, long column, Severity severity, String rule, String focus,
                      String message, String advice) implements Comparable<Finding> {

    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::file)
            .thenComparingLong(Finding::line).thenComparingLong(Finding::column)
            .thenComparing(Finding::rule).thenComparing(Finding::focus).thenComparing(Finding::message);

    /** A message longer than this says no more. */
    private static final int LONGEST = 600;

    /**
     * What is shown is what was found: no character of a faulty file can hide, move or break the line it is told in.
     */
    public Finding {
        focus = visible(focus);
        message = visible(message);
        advice = visible(advice);
    }

    private static String visible(String text) {
        boolean plain = text.length() <= LONGEST && text.chars().allMatch(c -> c >= ' ' && c < 0x7F);
        if (plain) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(c -> {
            if (c < ' ' || CharacterRules.isBidiControl(c) || CharacterRules.faultOf(c).isPresent()) {
                shown.append(String.format(c > 0xFFFF ? "\\U%08X" : "\\u%04X", c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.append(text.length() > LONGEST ? "…" : "").toString();
    }

    /** A finding without advice beyond its message. */
    public Finding(String file, Position at, Severity severity, String rule, String focus, String message) {
        this(file, at.line(), at.column(), severity, rule, focus, message, "");
    }

    /** True for a fault that keeps the data from being published. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** The line of the text output: {@code file:line:col: severity [rule] focus: message}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(visible(file)).append(':').append(line).append(':').append(column)
                .append(": ").append(severity.word()).append(" [").append(rule).append("] ");
        if (!focus.isEmpty()) {
            text.append(focus).append(": ");
        }
        text.append(message);
        if (!advice.isEmpty()) {
            text.append(message.endsWith(".") ? " " : ". ").append(advice);
        }
        return text.toString();
    }

    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }
}
