package org.w3id.egnatia.serve.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Why there is no other answer: a page for a browser, problem details (RFC 9457) for a program, else one line of text.
 *
 * @param cause    why, which decides the status, the type and whether to ask again
 * @param sentence what is wrong, and what to do. It repeats of the request only what was read as a value, and shortened
 * @param nearest  what may have been meant
 * @param members  further members of the problem details, such as {@code line}; texts, numbers and lists of texts
 * @param headers  further header fields
 * @param page     a page that says it better than the sentence alone
 * @param form     the form that the ending of the address asks for; without one, Accept decides
 * @param notes    what the log is told
 */
public record Refusal(Cause cause, String sentence, List<Suggestion> nearest, Map<String, Object> members,
        List<Field> headers,
                      Optional<Supplier<String>> page, Optional<RefusalForm> form, Notes notes) implements Answer {

    /**
     * What may have been meant.
     *
     * @param name what it is called
     * @param link where it is, on this server; empty if it has no address
     */
    public record Suggestion(String name, String link) {
    }

    /** A cause with one sentence. */
    public static Refusal of(Cause cause, String sentence) {
        return new Refusal(cause, sentence, List.of(), Map.of(), cause.retryAfter().map(List::of).orElse(List.of()),
                Optional.empty(), Optional.empty(), Notes.NONE);
    }

    /** The request is wrong in a parameter. */
    public static Refusal badRequest(String sentence) {
        return of(Cause.PARAMETER, sentence);
    }

    /** The status of HTTP. */
    public int status() {
        return cause.status();
    }

    /** The request is wrong for one parameter, which this answer would pass over or cannot heed. */
    public static Refusal without(String parameter, String why) {
        return badRequest(why + ": leave out the parameter " + parameter + ".").with("parameter", parameter);
    }

    /** There is nothing at the address. */
    public static Refusal notFound() {
        return of(Cause.NOT_FOUND, "There is nothing at this address. Search for a name, or begin at the home page.");
    }

    /** The same, with what may have been meant. */
    public Refusal near(List<Suggestion> suggestions) {
        return new Refusal(cause, sentence, List.copyOf(suggestions), members, headers, page, form, notes);
    }

    /** The same, with a further member of its problem details. */
    public Refusal with(String member, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(member, value);
        return new Refusal(cause, sentence, nearest, more, headers, page, form, notes);
    }

    /** The same, with a further header field. */
    public Refusal with(Field field) {
        List<Field> more = new ArrayList<>(headers);
        more.add(field);
        return new Refusal(cause, sentence, nearest, members, List.copyOf(more), page, form, notes);
    }

    /** The same, on a page of its own. */
    public Refusal on(Supplier<String> html) {
        return new Refusal(cause, sentence, nearest, members, headers, Optional.of(html), form, notes);
    }

    /** The same in the form that an ending asks for. */
    public Refusal in(Optional<RefusalForm> asked) {
        return new Refusal(cause, sentence, nearest, members, headers, page, asked, notes);
    }

    /** The same in the form that Accept asks for, whatever the ending. */
    public Refusal negotiated() {
        return in(Optional.empty());
    }

    /** The same, with something for the log. */
    public Refusal noted(Notes told) {
        return new Refusal(cause, sentence, nearest, members, headers, page, form, told);
    }

    /** The refusal as an exception, for what is made in depth. */
    public RefusalException thrown() {
        return new RefusalException(this);
    }
}
