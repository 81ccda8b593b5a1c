package org.w3id.egnatia.serve.sparql;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The memory that all answers in the making or on their way take together, of which one client has at most half. */
final class AnswerMemory {

    private final long size;
    private final AtomicLong taken = new AtomicLong();
    private final Map<String, Long> shares = new ConcurrentHashMap<>();

    /** Room of a number of bytes. */
    AnswerMemory(long size) {
        this.size = size;
    }

    /** An eighth of the heap. */
    static AnswerMemory ofHeap() {
        return new AnswerMemory(Runtime.getRuntime().maxMemory() / 8);
    }

    /** Takes bytes for a client; false if there are not so many for it. */
    boolean take(String client, int bytes) {
        long share = shares.merge(client, (long) bytes, Long::sum);
        if (share > size / 2 || taken.addAndGet(bytes) > size) {
            if (share <= size / 2) {
                taken.addAndGet(-bytes);
            }
            giveShareBack(client, bytes);
            return false;
        }
        return true;
    }

    /** Gives bytes of a client back. */
    void giveBack(String client, long bytes) {
        taken.addAndGet(-bytes);
        giveShareBack(client, bytes);
    }

    private void giveShareBack(String client, long bytes) {
        shares.computeIfPresent(client, (name, share) -> share == bytes ? null : Long.valueOf(share - bytes));
    }

    /** Bytes that are taken now. */
    long taken() {
        return taken.get();
    }
}
