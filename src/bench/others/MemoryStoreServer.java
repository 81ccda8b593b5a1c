import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import org.eclipse.rdf4j.query.BooleanQuery;
import org.eclipse.rdf4j.query.GraphQuery;
import org.eclipse.rdf4j.query.Query;
import org.eclipse.rdf4j.query.TupleQuery;
import org.eclipse.rdf4j.query.resultio.sparqljson.SPARQLBooleanJSONWriter;
import org.eclipse.rdf4j.query.resultio.sparqljson.SPARQLResultsJSONWriter;
import org.eclipse.rdf4j.query.resultio.text.csv.SPARQLResultsCSVWriter;
import org.eclipse.rdf4j.repository.sail.SailRepository;
import org.eclipse.rdf4j.repository.sail.SailRepositoryConnection;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.rio.turtle.TurtleWriter;
import org.eclipse.rdf4j.sail.memory.MemoryStore;

/**
 * RDF4J's memory store behind the HTTP server of the JDK, which is as little as can stand between the two: each query
 * is parsed, evaluated and written by RDF4J, and nothing is kept or compressed.
 *
 * <p>Arguments: a port, and a file in Turtle. Answers GET /sparql?query=… in CSV, JSON or Turtle.
 */
public final class MemoryStoreServer {

    private MemoryStoreServer() {
    }

    /** Loads the file and listens. */
    public static void main(String... arguments) throws IOException {
        SailRepository repository = new SailRepository(new MemoryStore());
        try (SailRepositoryConnection connection = repository.getConnection();
                InputStream in = new BufferedInputStream(Files.newInputStream(Path.of(arguments[1])))) {
            connection.add(in, RDFFormat.TURTLE);
        }
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(),
                Integer.parseInt(arguments[0])), 0);
        server.createContext("/sparql", exchange -> answer(repository, exchange));
        server.setExecutor(Executors.newFixedThreadPool(64));
        server.start();
    }

    private static void answer(SailRepository repository, HttpExchange exchange) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int status = 200;
        String type = "text/plain";
        try (SailRepositoryConnection connection = repository.getConnection()) {
            String text = URLDecoder.decode(exchange.getRequestURI().getRawQuery().substring("query=".length()),
                    StandardCharsets.UTF_8);
            Query query = connection.prepareQuery(text);
            if (query instanceof BooleanQuery ask) {
                type = "application/sparql-results+json";
                new SPARQLBooleanJSONWriter(out).handleBoolean(ask.evaluate());
            } else if (query instanceof GraphQuery graph) {
                type = "text/turtle";
                TurtleWriter writer = new TurtleWriter(out);
                graph.evaluate(writer);
            } else if (query instanceof TupleQuery table) {
                boolean isCsv = String.valueOf(exchange.getRequestHeaders().getFirst("Accept")).contains("csv");
                type = isCsv ? "text/csv" : "application/sparql-results+json";
                table.evaluate(isCsv ? new SPARQLResultsCSVWriter(out) : new SPARQLResultsJSONWriter(out));
            }
        } catch (RuntimeException e) {
            status = 400;
            out.reset();
            out.writeBytes(String.valueOf(e.getMessage()).getBytes(StandardCharsets.UTF_8));
        }
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, out.size() == 0 ? -1 : out.size());
        out.writeTo(exchange.getResponseBody());
        exchange.close();
    }
}
