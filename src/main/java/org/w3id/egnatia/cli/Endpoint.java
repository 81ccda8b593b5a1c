package org.w3id.egnatia.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.Query;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetReaderRegistry;
import org.apache.jena.sparql.exec.QueryExecResult;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.util.Context;
import org.w3id.egnatia.load.UnreadableException;
import org.w3id.egnatia.query.QueryException;

/** A SPARQL endpoint elsewhere, asked by the query operation of SPARQL 1.1 Protocol, by POST as a form. */
final class Endpoint implements Answering {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int FIRST_REFUSAL = 400;
    private static final int SHOWN = 300;

    private final URI address;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20))
            .followRedirects(HttpClient.Redirect.NORMAL).build();

    /**
     * At an address.
     *
     * @throws QueryException if it is none of the web
     */
    Endpoint(String address) {
        if (!address.matches("https?://[^\\s<>\"{}|\\\\^`]+")) {
            throw new QueryException("--endpoint is an address that begins with http:// or https://, but was '"
                    + address + "'");
        }
        this.address = URI.create(address);
    }

    @Override
    public RowSet select(Query query) {
        return results(query).rowSet();
    }

    @Override
    public boolean ask(Query query) {
        return results(query).booleanResult();
    }

    @Override
    public Graph graph(Query query) {
        return RDFParser.fromString(body(query, "text/turtle"), Lang.TURTLE).toGraph();
    }

    private QueryExecResult results(Query query) {
        byte[] json = body(query, "application/sparql-results+json").getBytes(StandardCharsets.UTF_8);
        try {
            return RowSetReaderRegistry.getFactory(ResultSetLang.RS_JSON).create(ResultSetLang.RS_JSON)
                    .readAny(new ByteArrayInputStream(json), new Context());
        } catch (RuntimeException e) {
            throw new UnreadableException("the answer of " + address + " is no result in the JSON of SPARQL 1.1");
        }
    }

    private String body(Query query, String accept) {
        HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).header("Accept", accept)
                .header("Content-Type", FORM)
                .POST(BodyPublishers.ofString("query=" + URLEncoder.encode(query.serialize(), StandardCharsets.UTF_8)))
                .build();
        try {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (answer.statusCode() >= FIRST_REFUSAL) {
                throw new QueryException(address + " refuses the query with status " + answer.statusCode() + ": "
                        + inOneLine(answer.body()));
            }
            return answer.body();
        } catch (IOException e) {
            throw new UnreadableException(address + " cannot be reached: see that the address is right and the server "
                    + "runs");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnreadableException("waiting for " + address + " was broken off");
        }
    }

    private static String inOneLine(String text) {
        String line = text.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip();
        return line.substring(0, Math.min(SHOWN, line.length()));
    }
}
