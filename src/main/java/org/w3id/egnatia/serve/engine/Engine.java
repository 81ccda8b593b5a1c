package org.w3id.egnatia.serve.engine;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.w3id.egnatia.query.QueryRunner;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.serve.guard.Allowance;
import org.w3id.egnatia.serve.guard.Watchdog;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * An engine of others, by the query operation of the SPARQL 1.1 Protocol, asked by POST as a form. No redirect is
 * followed, so that credentials go where they are meant to, and to nobody else.
 */
public final class Engine {

    /** What any engine must answer before the server begins has this time. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** One more than a result may have here. */
    private static final int PROBED = 100_001;
    private static final int SHOWN = 12;
    private static final int OK = 200;
    private static final int UNAUTHORISED = 401;
    private static final int FORBIDDEN = 403;
    /** A graph that no release has. */
    private static final String NOWHERE = Namespaces.GRAPH + "nowhere";
    private static final String FORM = "application/x-www-form-urlencoded";
    /** Headers by which Virtuoso says that a result is not whole, though its status is 200. */
    private static final List<String> CUT = List.of("X-SPARQL-MaxRows", "X-SQL-State");

    private final URI address;
    private final Optional<String> authorisation;
    private final Consumer<String> events;
    private final AtomicReference<String> told = new AtomicReference<>("");
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5))
            .version(HttpClient.Version.HTTP_1_1).build();
    /** Whether the dataset is told with each query, since the engine's own default graph is another one. */
    private volatile boolean isDatasetTold;
    /** Until then whoever starts the server is told by what is returned. */
    private volatile boolean isServing;

    /**
     * At an address.
     *
     * @param authorisation what is sent in the header of that name; empty to send none
     * @param events        takes a line when the engine begins to fail in a way, and when it answers again
     */
    public Engine(URI address, Optional<String> authorisation, Consumer<String> events) {
        this.address = address;
        this.authorisation = authorisation;
        this.events = events;
    }

    /** The address. */
    public URI address() {
        return address;
    }

    /**
     * Asks whether the engine has the release, whole, and gives results whole.
     *
     * @return why it cannot be used, in one sentence with what to do; empty if it can
     */
    public Optional<String> unfitFor(Release release) {
        Allowance allowance = Allowance.of(PATIENCE);
        try (Watchdog watchdog = new Watchdog(); Watchdog.Watch ignored = watchdog.over(allowance, () -> false)) {
            confirm(release, allowance);
            long triples = release.triples();
            isDatasetTold = false;
            if (number("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }", release, allowance) != triples) {
                isDatasetTold = true;
                long found = number("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }", release, allowance);
                if (found != triples) {
                    return Optional.of(address + " has " + found + " triples where " + triples + " count as known; "
                            + "bring them there with 'egnatia push'");
                }
            }
            long expected = Math.min(PROBED, triples);
            long rows = count("SELECT ?s WHERE { ?s ?p ?o } LIMIT " + PROBED, release, allowance);
            long built = count("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT " + PROBED, release, allowance);
            if (rows < expected || built < expected) {
                return Optional.of(address + " cuts results after " + Math.min(rows, built)
                        + " rows and says nothing of it; raise its limit above " + (PROBED - 1));
            }
            isServing = true;
            return Optional.empty();
        } catch (QueryCancelledException e) {
            return Optional.of(address + " does not answer simple queries within " + PATIENCE.toSeconds() + " seconds");
        } catch (EngineException e) {
            return Optional.of(address + ": " + e.getMessage() + " See that the address is right, that the engine "
                    + "runs and lets this server ask (--credentials), and that 'egnatia push' has brought this release "
                    + "there");
        }
    }

    private long number(String query, Release release, Allowance allowance) {
        try (QueryExec exec = query(QueryRunner.parse(query), null, release, allowance)) {
            return Long.parseLong(exec.select().next().get(Var.alloc("n")).getLiteralLexicalForm());
        }
    }

    private long count(String text, Release release, Allowance allowance) {
        Query query = QueryRunner.parse(text);
        try (QueryExec exec = query(query, null, release, allowance)) {
            if (!query.isSelectType()) {
                return exec.construct().size();
            }
            long count = 0;
            for (RowSet rows = exec.select(); rows.hasNext(); rows.next()) {
                count++;
            }
            return count;
        }
    }

    /**
     * Prepares a query for the current thread. When it is closed the engine is asked once more which release it has, so
     * that no answer is taken from another one.
     *
     * @param description the graphs that are asked for; null for all that is published
     */
    public QueryExec query(Query query, DatasetDescription description, Release release, Allowance allowance) {
        EngineQuery asked = new EngineQuery(this, query, dataset(description, release), release, allowance);
        allowance.whenStopped(asked::abort);
        return asked;
    }

    /** The parameters that name the graphs of a query. */
    private String dataset(DatasetDescription description, Release release) {
        if (description == null && !isDatasetTold) {
            return "";
        }
        List<String> defaults = description == null ? names(release)
                : known(description.getDefaultGraphURIs(), release);
        List<String> named = description == null ? release.graphNames()
                : known(description.getNamedGraphURIs(), release);
        return parameters("default-graph-uri", defaults) + parameters("named-graph-uri", named);
    }

    /** Some engines fetch a graph that they do not have, wherever its name leads. */
    private static List<String> known(List<String> graphs, Release release) {
        List<String> known = release.graphNames();
        return graphs.stream().map(graph -> known.contains(graph) ? graph : NOWHERE).toList();
    }

    private static List<String> names(Release release) {
        List<Node> known = new ArrayList<>(release.assertedGraphs());
        known.addAll(release.derivedGraphs());
        return known.stream().map(Node::getURI).toList();
    }

    private static String parameters(String name, List<String> graphs) {
        return graphs.stream().map(graph -> '&' + name + '=' + URLEncoder.encode(graph, StandardCharsets.UTF_8))
                .collect(Collectors.joining());
    }

    /**
     * Asks which release the engine has.
     *
     * @throws EngineException if it is none, or another one
     */
    void confirm(Release release, Allowance allowance) {
        Query query = QueryRunner.parse("SELECT ?version WHERE { GRAPH <" + Release.MARK.getURI() + "> { ?data <"
                + Release.MARKED_BY.getURI() + "> ?version } }");
        EngineQuery asked = new EngineQuery(this, query, "", release, allowance);
        allowance.whenStopped(asked::abort);
        List<String> versions = new ArrayList<>();
        try {
            for (RowSet rows = asked.select(); rows.hasNext();) {
                Binding row = rows.next();
                versions.add(row.get(Var.alloc("version")).getLiteralLexicalForm());
            }
        } finally {
            asked.closeBody();
        }
        if (!versions.equals(List.of(release.digest()))) {
            throw failure(versions.isEmpty() ? "The engine behind does not say which version of the data it has, as "
                    + "while one is brought there with 'egnatia push'." : "The engine behind has version "
                    + shown(versions.get(0)) + " of the data, and here is "
                    + release.version() + ".", null);
        }
        if (!told.getAndSet("").isEmpty()) {
            events.accept("the engine at " + address + " answers again");
        }
    }

    /** What another engine says is a version, as far as it may be one. */
    private static String shown(String version) {
        String digits = version.replaceAll("[^0-9a-f]", "");
        return digits.substring(0, Math.min(SHOWN, digits.length()));
    }

    /** A failure, which the operator is told of once as long as it stays the same. */
    EngineException failure(String sentence, Throwable cause) {
        if (isServing && !sentence.equals(told.getAndSet(sentence))) {
            events.accept("the engine at " + address + ": " + sentence);
        }
        return new EngineException(sentence, cause);
    }

    /** A request that is under way; whoever stops it closes the connection, by which the engine learns of it. */
    CompletableFuture<HttpResponse<InputStream>> send(Query query, String dataset, String accept) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Accept", accept)
                .header("Content-Type", FORM).POST(BodyPublishers.ofString("query="
                + URLEncoder.encode(query.serialize(), StandardCharsets.UTF_8) + dataset));
        authorisation.ifPresent(who -> request.header("Authorization", who));
        return client.sendAsync(request.build(), BodyHandlers.ofInputStream());
    }

    /**
     * The body of an answer that may be whole.
     *
     * @throws QueryCancelledException if the query was stopped while it was waited for
     */
    InputStream body(CompletableFuture<HttpResponse<InputStream>> sent, Allowance allowance) throws IOException {
        HttpResponse<InputStream> answer;
        try {
            answer = sent.get();
        } catch (ExecutionException e) {
            if (allowance.reason() != null) {
                throw new QueryCancelledException();
            }
            throw failure("The engine behind does not answer.", e);
        } catch (CancellationException e) {
            throw new IOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        int status = answer.statusCode();
        if (status == OK && CUT.stream().noneMatch(name -> answer.headers().firstValue(name).isPresent())
                && isFramed(answer)) {
            return answer.body();
        }
        answer.body().close();
        if (status == OK) {
            throw failure("The engine behind gives a part of the result only, or does not say where it ends.", null);
        }
        throw failure(status == UNAUTHORISED || status == FORBIDDEN ? "The engine behind does not let this server ask "
                + "(status " + status + ")." : "The engine behind refuses the query (status " + status + ").", null);
    }

    /** Whether it can be told where the answer ends, and so whether it broke off. */
    private static boolean isFramed(HttpResponse<InputStream> answer) {
        return answer.headers().firstValue("Content-Length").isPresent()
                || answer.headers().firstValue("Transfer-Encoding").filter("chunked"::equalsIgnoreCase).isPresent();
    }
}
