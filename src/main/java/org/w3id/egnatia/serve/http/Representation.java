package org.w3id.egnatia.serve.http;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A form of a resource. What decides its bytes is known; the bytes are made only if the client does not have them.
 *
 * @param form         the form
 * @param key          what decides the bytes; empty if only the bytes themselves tell
 * @param freshness    how long it may be kept
 * @param isNegotiated true if Accept decided over the form
 * @param location     address of this form by itself, where another one was asked for
 * @param modified     since when it is as it is
 * @param isResumable  true if a part of it can be asked for
 * @param headers      further header fields
 * @param notes        what the log is told if the bytes are not made
 * @param maker        makes the bytes
 */
public record Representation(Form form, Optional<AnswerKey> key, Freshness freshness, boolean isNegotiated,
        Optional<String> location,
                             Optional<Instant> modified, boolean isResumable, List<Field> headers, Notes notes,
                             Maker maker) implements Answer {

    /** Makes the bytes of a representation. */
    @FunctionalInterface
    public interface Maker {
        /**
         * Makes them.
         *
         * @throws RefusalException if there are none, and why
         */
        Made make() throws RefusalException;
    }

    /**
     * The bytes, with what is known only now.
     *
     * @param content    the bytes
     * @param form       the form that they came out in, where only the making tells
     * @param isFleeting true if they may differ when they are made again, so that only they themselves are a validator
     * @param headers    header fields that have to do with the bytes
     * @param notes      what the log is told
     */
    public record Made(Content content, Optional<Form> form, boolean isFleeting, List<Field> headers, Notes notes) {

        /** Nothing but the bytes. */
        public static Made of(Content content) {
            return new Made(content, Optional.empty(), false, List.of(), Notes.NONE);
        }

        /** A text. */
        public static Made of(String text) {
            return of(Content.of(text));
        }

        /** The same with other bytes. */
        Made with(Content other) {
            return new Made(other, form, isFleeting, headers, notes);
        }

        /** The same with a header field. */
        public Made with(Field field) {
            List<Field> more = new ArrayList<>(headers);
            more.add(field);
            return new Made(content, form, isFleeting, List.copyOf(more), notes);
        }
    }

    /** A form of which the bytes alone tell whether it has changed. */
    public static Representation of(Form form, Freshness freshness, Maker maker) {
        return new Representation(form, Optional.empty(), freshness, false, Optional.empty(), Optional.empty(), false,
                List.of(), Notes.NONE, maker);
    }

    /** A form whose bytes are decided by a key. */
    public static Representation of(Form form, AnswerKey key, Maker maker) {
        Freshness freshness = key.day().isPresent() ? Freshness.REVALIDATE : Freshness.LASTING;
        return new Representation(form, Optional.of(key), freshness, false, Optional.empty(), Optional.empty(), false,
                List.of(), Notes.NONE, maker);
    }

    /** The same, that may be kept for another time. */
    public Representation fresh(Freshness time) {
        return new Representation(form, key, time, isNegotiated, location, modified, isResumable, headers, notes,
                maker);
    }

    /** The same, chosen by Accept. */
    public Representation negotiated(boolean byAccept) {
        return new Representation(form, key, freshness, byAccept, location, modified, isResumable, headers, notes,
                maker);
    }

    /** The same, with the address of this form by itself. */
    public Representation at(Optional<String> address) {
        return new Representation(form, key, freshness, isNegotiated, address, modified, isResumable, headers, notes,
                maker);
    }

    /** The same, as it is since a moment. */
    public Representation since(Instant moment) {
        return new Representation(form, key, freshness, isNegotiated, location, Optional.of(moment), isResumable,
                headers, notes, maker);
    }

    /** The same, of which parts can be asked for. */
    public Representation resumable() {
        return new Representation(form, key, freshness, isNegotiated, location, modified, true, headers, notes, maker);
    }

    /** The same with a further header field. */
    public Representation with(Field field) {
        List<Field> more = new ArrayList<>(headers);
        more.add(field);
        return new Representation(form, key, freshness, isNegotiated, location, modified, isResumable,
                List.copyOf(more), notes, maker);
    }

    /** The same, with something for the log. */
    public Representation noted(Notes told) {
        return new Representation(form, key, freshness, isNegotiated, location, modified, isResumable, headers, told,
                maker);
    }

    /** The same at its address, with all else as it is with another of the same key. */
    Representation like(Representation other) {
        return new Representation(form, key, other.freshness, isNegotiated, location, other.modified,
                other.isResumable, other.headers, other.notes, other.maker);
    }

    /** The same, made in another way. */
    public Representation madeBy(Maker other) {
        return new Representation(form, key, freshness, isNegotiated, location, modified, isResumable, headers, notes,
                other);
    }
}
