package org.w3id.egnatia.serve;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How the server is to run.
 *
 * @param host      address to listen on, such as {@code 127.0.0.1}
 * @param port      port to listen on; 0 picks a free one
 * @param publicUrl the address under which the world sees the server, with a slash at its end; decides links
 * @param timeLimit longest time for one query
 * @param clientHeader the header in which a proxy in front tells the address of the client; without it clients are told
 *                  apart by the address that they connect from
 */
public record ServerSettings(String host, int port, Optional<URI> publicUrl, Duration timeLimit,
                             Optional<String> clientHeader) {

    /** With no proxy in front. */
    public ServerSettings(String host, int port, Optional<URI> publicUrl, Duration timeLimit) {
        this(host, port, publicUrl, timeLimit, Optional.empty());
    }

    /** On this machine only, with the usual limits. */
    public static ServerSettings local(int port) {
        return new ServerSettings("127.0.0.1", port, Optional.empty(), Duration.ofSeconds(10));
    }
}
