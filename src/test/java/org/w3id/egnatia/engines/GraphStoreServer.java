package org.w3id.egnatia.engines;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.repository.sail.SailRepository;
import org.eclipse.rdf4j.repository.sail.SailRepositoryConnection;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.rio.Rio;

/**
 * The graphs of an RDF4J repository by the SPARQL 1.1 Graph Store HTTP Protocol in N-Triples, which RDF4J's parser
 * reads and its writer writes: as little as can stand between the two.
 */
final class GraphStoreServer implements AutoCloseable {

    private final SailRepository repository;
    private final HttpServer server;

    GraphStoreServer(SailRepository repository) throws IOException {
        this.repository = repository;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/graphs", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/graphs");
    }

    private void answer(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getRawQuery();
        try (exchange; SailRepositoryConnection connection = repository.getConnection();
                InputStream body = exchange.getRequestBody()) {
            Resource graph = query.equals("default") ? null : repository.getValueFactory().createIRI(
                    URLDecoder.decode(query.substring("graph=".length()), StandardCharsets.UTF_8));
            switch (exchange.getRequestMethod()) {
                case "GET" -> {
                    ByteArrayOutputStream out = new ByteArrayOutputStream();
                    connection.exportStatements(null, null, null, false, Rio.createWriter(RDFFormat.NTRIPLES, out),
                            graph);
                    exchange.sendResponseHeaders(graph != null && out.size() == 0 ? 404 : 200,
                            out.size() == 0 ? -1 : out.size());
                    out.writeTo(exchange.getResponseBody());
                }
                case "PUT" -> {
                    connection.begin();
                    connection.clear(graph);
                    connection.add(body, "urn:none:", RDFFormat.NTRIPLES, graph);
                    connection.commit();
                    exchange.sendResponseHeaders(204, -1);
                }
                case "DELETE" -> {
                    connection.clear(graph);
                    exchange.sendResponseHeaders(204, -1);
                }
                default -> exchange.sendResponseHeaders(405, -1);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
