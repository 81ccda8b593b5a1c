package org.w3id.egnatia.serve;

import org.w3id.egnatia.serve.http.Client;

/**
 * Who waits for an answer when nobody does: the program asks itself.
 *
 * @param name  what for
 * @param since when it asked, by {@link System#nanoTime()}
 */
record Nobody(String name, long since) implements Client {

    @Override
    public boolean isLocal() {
        return false;
    }

    @Override
    public boolean hasLeft() {
        return false;
    }

    @Override
    public void leaveAlone() {
        // Nobody looks.
    }
}
