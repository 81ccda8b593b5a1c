package org.w3id.egnatia.serve;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import org.w3id.egnatia.serve.container.HttpContainer;

/**
 * The address that a server will listen on, bound but not listened on while the data is loaded: so a port that is taken
 * is told at once, and whoever asks too early is refused and never kept waiting.
 */
public final class ReservedAddress implements AutoCloseable {

    private final SocketChannel held;

    private ReservedAddress(SocketChannel held) {
        this.held = held;
    }

    /**
     * Binds an address; of port 0, that there is a free one.
     *
     * @throws IOException with one sentence for the user if it is taken, or none of this machine
     */
    public static ReservedAddress of(String host, int port) throws IOException {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new IOException(host + " is no address of this machine; choose another with --host");
        }
        SocketChannel held = SocketChannel.open();
        try {
            // What is left of connections of a server before does not count.
            held.setOption(StandardSocketOptions.SO_REUSEADDR, true).bind(address);
            return new ReservedAddress(held);
        } catch (IOException e) {
            held.close();
            throw new IOException(HttpContainer.taken(host, port), e);
        }
    }

    /** Gives it back, to be listened on. */
    @Override
    public void close() throws IOException {
        held.close();
    }
}
