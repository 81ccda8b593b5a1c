package org.w3id.egnatia.publish.push;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.riot.system.StreamRDFWriter;

/**
 * The graphs of another engine, by the SPARQL 1.1 Graph Store HTTP Protocol with graphs named indirectly
 * ({@code ?graph=IRI} and {@code ?default}), in N-Triples. Who is asking is told to it and to nobody else.
 */
public final class GraphStore {

    private static final String N_TRIPLES = "application/n-triples";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int OK = 200;
    private static final int UNAUTHORISED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int REFUSED = 300;

    private final URI address;
    private final Optional<String> authorisation;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20))
            .version(HttpClient.Version.HTTP_1_1).build();

    /**
     * At an address.
     *
     * @param authorisation what is sent in the header of that name; empty to send none
     */
    public GraphStore(URI address, Optional<String> authorisation) {
        this.address = address;
        this.authorisation = authorisation;
    }

    /** The default graph, in place of the name of a graph. */
    static final String DEFAULT = "";

    /**
     * Gives the triples of a graph one after another; none of a graph that is not there.
     *
     * @throws IOException with a sentence for the user if they cannot be had
     */
    void read(String graph, Consumer<Triple> taker) throws IOException {
        HttpResponse<InputStream> answer = send(of(graph).header("Accept", N_TRIPLES).GET(),
                BodyHandlers.ofInputStream());
        try (InputStream in = answer.body()) {
            if (answer.statusCode() == NOT_FOUND) {
                return;
            }
            refuse(answer.statusCode(), "to read", graph);
            RDFParser.source(in).lang(Lang.NTRIPLES).errorHandler(ErrorHandlerFactory.errorHandlerStrictNoLogging)
                    .parse(new StreamRDFBase() {
                        @Override
                        public void triple(Triple triple) {
                            taker.accept(triple);
                        }
                    });
        } catch (RiotException e) {
            throw new IOException(address + " answers with what is no N-Triples; give the address of its graph store, "
                    + "not of its pages or its queries", e);
        }
    }

    /**
     * Puts triples in the place of a graph, whole.
     *
     * @throws IOException with a sentence for the user if the engine does not take them
     */
    void put(String graph, Graph triples) throws IOException {
        Path body = Files.createTempFile("egnatia-push", ".nt");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(body))) {
                StreamRDF writer = StreamRDFWriter.getWriterStream(out, Lang.NTRIPLES);
                writer.start();
                triples.find().forEachRemaining(writer::triple);
                writer.finish();
            }
            HttpResponse<Void> answer = send(of(graph).header("Content-Type", N_TRIPLES)
                    .PUT(BodyPublishers.ofFile(body)), BodyHandlers.discarding());
            refuse(answer.statusCode(), "to write", graph);
        } finally {
            Files.deleteIfExists(body);
        }
    }

    /**
     * Removes a graph; that it is not there is as good.
     *
     * @throws IOException with a sentence for the user if the engine does not do it
     */
    void remove(String graph) throws IOException {
        int status = send(of(graph).DELETE(), BodyHandlers.discarding()).statusCode();
        if (status != NOT_FOUND) {
            refuse(status, "to remove", graph);
        }
    }

    private HttpRequest.Builder of(String graph) {
        String name = graph.equals(DEFAULT) ? "default" : "graph=" + URLEncoder.encode(graph, StandardCharsets.UTF_8);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + "?" + name)).timeout(PATIENCE);
        authorisation.ifPresent(who -> request.header("Authorization", who));
        return request;
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body)
            throws IOException {
        try {
            return client.send(request.build(), body);
        } catch (IOException e) {
            throw new IOException(address + " does not answer: see that the address is right and the engine runs", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("waiting for " + address + " was broken off", e);
        }
    }

    private void refuse(int status, String what, String graph) throws IOException {
        String of = graph.equals(DEFAULT) ? "the default graph" : graph;
        if (status == UNAUTHORISED || status == FORBIDDEN) {
            throw new IOException(address + " does not let " + (authorisation.isPresent() ? "this user"
                    : "strangers") + ' ' + what.substring(3) + " (status " + status + "); see --credentials");
        } else if (status < OK || status >= REFUSED) {
            throw new IOException(address + " refuses " + what + ' ' + of + " (status " + status + "); see that it is "
                    + "the address of a graph store that may be written to");
        }
    }
}
