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
 * @param status   status of 400 or more
 * @param sentence what is wrong, and what to do. It repeats of the request only what was read as a value, and shortened
 * @param nearest  what may have been meant
 * @param members  further members of the problem details, such as {@code line}; texts, numbers and lists of texts
 * @param headers  further header fields
 * @param page     a page that says it better than the sentence alone
 * @param form     the form that the ending of the address asks for; without one, Accept decides
 * @param notes    what the log is told
 */
public record Refusal(int status, String sentence, List<Suggestion> nearest, Map<String, Object> members,
        List<Field> headers,
                      Optional<Supplier<String>> page, Optional<RefusalForm> form, Notes notes) implements Answer {

    private static final Field SOON = new Field("Retry-After", "5");

    /**
     * What may have been meant.
     *
     * @param name what it is called
     * @param link where it is, on this server; empty if it has no address
     */
    public record Suggestion(String name, String link) {
    }

    /** A status with one sentence. */
    public static Refusal of(int status, String sentence) {
        return new Refusal(status, sentence, List.of(), Map.of(), List.of(), Optional.empty(), Optional.empty(),
                Notes.NONE);
    }

    /** The request is wrong. */
    public static Refusal badRequest(String sentence) {
        return of(400, sentence);
    }

    /** The request is wrong for one parameter, which this answer would pass over or cannot heed. */
    public static Refusal without(String parameter, String why) {
        return badRequest(why + ": leave out the parameter " + parameter + ".").with("parameter", parameter);
    }

    /** There is nothing at the address. */
    public static Refusal notFound() {
        return of(404, "There is nothing at this address. Search for a name, or begin at the home page.");
    }

    /** It may be answered a little later (RFC 9110, section 10.2.3). */
    public static Refusal soon(int status, String sentence) {
        return of(status, sentence).with(SOON);
    }

    /** The same, with what may have been meant. */
    public Refusal near(List<Suggestion> suggestions) {
        return new Refusal(status, sentence, List.copyOf(suggestions), members, headers, page, form, notes);
    }

    /** The same, with a further member of its problem details. */
    public Refusal with(String member, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(member, value);
        return new Refusal(status, sentence, nearest, more, headers, page, form, notes);
    }

    /** The same, with a further header field. */
    public Refusal with(Field field) {
        List<Field> more = new ArrayList<>(headers);
        more.add(field);
        return new Refusal(status, sentence, nearest, members, List.copyOf(more), page, form, notes);
    }

    /** The same, on a page of its own. */
    public Refusal on(Supplier<String> html) {
        return new Refusal(status, sentence, nearest, members, headers, Optional.of(html), form, notes);
    }

    /** The same in the form that an ending asks for. */
    public Refusal in(Optional<RefusalForm> asked) {
        return new Refusal(status, sentence, nearest, members, headers, page, asked, notes);
    }

    /** The same in the form that Accept asks for, whatever the ending. */
    public Refusal negotiated() {
        return in(Optional.empty());
    }

    /** The same, with something for the log. */
    public Refusal noted(Notes told) {
        return new Refusal(status, sentence, nearest, members, headers, page, form, told);
    }

    /** The refusal as an exception, for what is made in depth. */
    public RefusalException thrown() {
        return new RefusalException(this);
    }
}
