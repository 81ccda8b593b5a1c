package org.w3id.egnatia.serve;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.w3id.egnatia.serve.container.ClientNames;
import org.w3id.egnatia.serve.container.Proxies;
import org.w3id.egnatia.serve.engine.Engine;

/**
 * How the server is to run.
 *
 * @param host      address to listen on, such as {@code 127.0.0.1}
 * @param port      port to listen on; 0 picks a free one
 * @param publicUrl the address under which the world sees the server, with a slash at its end; decides links
 * @param timeLimit longest time for one query
 * @param clients   tells clients apart; without proxies that are trusted, by the addresses that they connect from
 * @param releases  the folder of releases, whose older versions are served beside the release in service
 * @param reportTo  where readers report errors, if anywhere
 * @param engine    to which queries go, if they are not run here
 */
public record ServerSettings(String host, int port, Optional<URI> publicUrl, Duration timeLimit,
                             ClientNames clients, Optional<Path> releases, Optional<URI> reportTo,
                             Optional<Engine> engine) {

    /** With no proxy in front. */
    public ServerSettings(String host, int port, Optional<URI> publicUrl, Duration timeLimit) {
        this(host, port, publicUrl, timeLimit, ClientNames.OF_CONNECTIONS, Optional.empty(), Optional.empty(),
                Optional.empty());
    }

    /**
     * The same behind proxies.
     *
     * @param header  the header in which they tell the address of a client; empty for the usual one
     * @param proxies their networks; if none are named but the header is, they run on this machine
     * @throws IllegalArgumentException with a sentence, if one of the networks is none
     */
    public ServerSettings behind(Optional<String> header, List<String> proxies) {
        return new ServerSettings(host, port, publicUrl, timeLimit, new ClientNames(header.orElse(ClientNames.USUAL),
                Proxies.of(header.isPresent() && proxies.isEmpty() ? List.of(Proxies.LOOPBACK) : proxies)), releases,
                reportTo, engine);
    }

    /** The same with a folder of releases. */
    public ServerSettings with(Optional<Path> folder) {
        return new ServerSettings(host, port, publicUrl, timeLimit, clients, folder, reportTo, engine);
    }

    /** The same with an address to which readers report errors. */
    public ServerSettings reporting(Optional<URI> address) {
        return new ServerSettings(host, port, publicUrl, timeLimit, clients, releases, address, engine);
    }

    /** The same with an engine to which queries go. */
    public ServerSettings asking(Optional<Engine> other) {
        return new ServerSettings(host, port, publicUrl, timeLimit, clients, releases, reportTo, other);
    }

    /** On this machine only, with the usual limits. */
    public static ServerSettings local(int port) {
        return new ServerSettings("127.0.0.1", port, Optional.empty(), Duration.ofSeconds(10));
    }
}
