package org.w3id.egnatia.watch;

import java.net.URI;

/** Gives the answers of watched sources: from the network, or as they were recorded. */
@FunctionalInterface
public interface Answers {

    /**
     * The answer at an address; a redirect is an answer like another.
     *
     * @param source  whose answer it is
     * @param address what is asked
     * @param step    1 for the first address, 2 for the one to which it leads, and so on
     * @throws NoAnswerException if none comes
     */
    Answer to(WatchedSource source, URI address, int step);
}
