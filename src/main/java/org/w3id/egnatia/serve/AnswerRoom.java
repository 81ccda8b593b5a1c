package org.w3id.egnatia.serve;

import java.util.concurrent.atomic.AtomicLong;

/** The memory that all answers in the making or on their way take together. */
final class AnswerRoom {

    private final long size;
    private final AtomicLong taken = new AtomicLong();

    /** Room of a number of bytes. */
    AnswerRoom(long size) {
        this.size = size;
    }

    /** An eighth of the heap. */
    static AnswerRoom ofHeap() {
        return new AnswerRoom(Runtime.getRuntime().maxMemory() / 8);
    }

    /** Takes bytes; false if there are not so many. */
    boolean take(int bytes) {
        if (taken.addAndGet(bytes) > size) {
            taken.addAndGet(-bytes);
            return false;
        }
        return true;
    }

    /** Gives bytes back. */
    void giveBack(long bytes) {
        taken.addAndGet(-bytes);
    }

    /** Bytes that are taken now. */
    long taken() {
        return taken.get();
    }
}
