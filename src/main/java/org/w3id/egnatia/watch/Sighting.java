package org.w3id.egnatia.watch;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * Something to look at.
 *
 * @param state      what it is
 * @param source     where it was seen
 * @param identifier of the document; empty if no answer could be read
 * @param title      its title, or what is wrong with the answer
 * @param before     what stood there before, if it changed
 * @param day        when it came out, if that is said
 * @param address    where it is; may be empty
 * @param partners   codes of the partners that the title names: a guess
 * @param topics     codes of the policy areas that the title names: a guess
 */
public record Sighting(State state, WatchedSource source, String identifier, String title, String before,
        Optional<LocalDate> day, String address, String partners, String topics) {

    /** What may be seen. */
    public enum State {
        /** A document that the release does not describe. */
        NEW,
        /** A document whose title, or a data set whose content, is another than before. */
        CHANGED,
        /** A document that was listed before, and ought to be still. */
        GONE,
        /** What came is no answer. */
        UNREADABLE;

        /** For readers. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Sighting unreadable(WatchedSource source, String why) {
        return new Sighting(State.UNREADABLE, source, "", "The answer " + why, "", Optional.empty(),
                source.address().toString(), "", "");
    }
}
