package org.w3id.egnatia.serve.http;

/** Who waits for an answer. */
public interface Client {

    /** The name by which its share of places and memory is kept: an address, or the network of one. */
    String name();

    /** When its request had come whole, by {@link System#nanoTime()}: its patience begins then. */
    long since();

    /** True if it runs on this machine and no proxy stands between. */
    boolean isLocal();

    /** True if it has closed the connection. Not to be asked once the answer is being sent. */
    boolean hasLeft();

    /** To be called when nobody asks any more whether it has left. */
    void leaveAlone();
}
