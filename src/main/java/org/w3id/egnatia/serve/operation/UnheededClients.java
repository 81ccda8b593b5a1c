package org.w3id.egnatia.serve.operation;

import java.net.InetAddress;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.w3id.egnatia.serve.container.ClientNames;

/**
 * Counts requests that say on whose behalf they come and are not believed, and tells the operator of the first: if it
 * was a proxy of theirs, all its readers have the share of one.
 */
public final class UnheededClients implements Consumer<InetAddress> {

    /** For everybody who asks whether the server is well; the network of the proxy stands in the log only. */
    static final String WARNING = "Requests tell their client in " + ClientNames.USUAL + " or Forwarded and come from "
            + "no trusted proxy; if they come through one, all its readers count as one client: see --trusted-proxies.";

    private final Journal journal;
    private final AtomicBoolean told = new AtomicBoolean();
    private final LongAdder count = new LongAdder();

    /** Tells a journal. */
    public UnheededClients(Journal journal) {
        this.journal = journal;
    }

    @Override
    public void accept(InetAddress peer) {
        count.increment();
        if (told.compareAndSet(false, true)) {
            journal.event("a request from " + AccessLog.network(peer) + " tells its client in " + ClientNames.USUAL
                    + " or Forwarded, which is not heeded; if a proxy of yours sent it, all its readers count as one "
                    + "client: name its network with --trusted-proxies, and with --client-header the header that it "
                    + "writes");
        }
    }

    /** How many there were. */
    long count() {
        return count.sum();
    }
}
