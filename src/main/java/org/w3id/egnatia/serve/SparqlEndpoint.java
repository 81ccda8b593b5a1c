package org.w3id.egnatia.serve;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.jena.fuseki.servlets.ActionErrorException;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.fuseki.servlets.SPARQL_QueryDataset;
import org.apache.jena.fuseki.servlets.ServletOps;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.rowset.RowSetWriter;
import org.apache.jena.riot.rowset.RowSetWriterRegistry;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DynamicDatasets;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.w3id.egnatia.query.QueryException;
import org.w3id.egnatia.query.QueryRunner;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * The query operation of SPARQL 1.1 Protocol, read-only, on the release that is being served.
 *
 * <p>An answer is made whole before its first byte is sent: a query that runs out of time or room ends in an error and
 * never in a document that looks complete.
 */
final class SparqlEndpoint extends SPARQL_QueryDataset {

    /** Limit of a query's text in characters. */
    static final int MAX_QUERY = 256 * 1024;
    /** Limit of a result in rows or triples. */
    static final int MAX_ROWS = 100_000;
    /** Limit of a serialised result in bytes. */
    static final int MAX_BYTES = 32 * 1024 * 1024;
    private static final int QUEUE_MILLISECONDS = 2_000;
    /** Parsing and running a query take a stack as deep as its nesting, where a chain of operators counts as nesting. */
    private static final String TOO_DEEP = "The query is nested too deeply.";

    private static final Map<String, Lang> TABLES = new LinkedHashMap<>();
    private static final Map<String, RDFFormat> GRAPHS = new LinkedHashMap<>();

    static {
        TABLES.put("application/sparql-results+json", ResultSetLang.RS_JSON);
        TABLES.put("application/sparql-results+xml", ResultSetLang.RS_XML);
        TABLES.put("text/csv", ResultSetLang.RS_CSV);
        TABLES.put("text/tab-separated-values", ResultSetLang.RS_TSV);
        TABLES.put("application/json", ResultSetLang.RS_JSON);
        TABLES.put("application/xml", ResultSetLang.RS_XML);
        GRAPHS.put("text/turtle", RDFFormat.TURTLE_PRETTY);
        GRAPHS.put("application/ld+json", RDFFormat.JSONLD_PLAIN);
        GRAPHS.put("application/n-triples", RDFFormat.NTRIPLES_UTF8);
        GRAPHS.put("application/rdf+xml", RDFFormat.RDFXML_PLAIN);
        GRAPHS.put("text/plain", RDFFormat.NTRIPLES_UTF8);
        GRAPHS.put("application/json", RDFFormat.JSONLD_PLAIN);
        GRAPHS.put("application/xml", RDFFormat.RDFXML_PLAIN);
    }

    /** Short names of {@code format=} and {@code output=}, which some clients send instead of an Accept header. */
    private static final Map<String, String> SHORT_NAMES = Map.ofEntries(Map.entry("json", "application/json"),
            Map.entry("xml", "application/xml"), Map.entry("csv", "text/csv"), Map.entry("tsv", "text/tab-separated-values"),
            Map.entry("text", "text/csv"), Map.entry("turtle", "text/turtle"), Map.entry("ttl", "text/turtle"),
            Map.entry("json-ld", "application/ld+json"), Map.entry("jsonld", "application/ld+json"),
            Map.entry("nt", "application/n-triples"), Map.entry("n-triples", "application/n-triples"),
            Map.entry("rdf", "application/rdf+xml"), Map.entry("rdf+xml", "application/rdf+xml"));

    private final CurrentRelease current;
    private final Duration timeLimit;
    private final Semaphore slots;

    SparqlEndpoint(CurrentRelease current, Duration timeLimit, int atOnce) {
        this.current = current;
        this.timeLimit = timeLimit;
        this.slots = new Semaphore(atOnce, true);
    }

    @Override
    protected void execute(String text, HttpAction action) {
        QueryTrace.received(action.getRequest()::setAttribute, text);
        if (text.length() > MAX_QUERY) {
            ServletOps.error(413, "The query is longer than " + MAX_QUERY + " characters.");
        }
        Query query = parse(text);
        String type = negotiate(query, action);
        Duration limit = limit(action);
        enter(action);
        try {
            byte[] body = answer(query, type, action, limit);
            action.getResponse().setHeader("Vary", "Accept");
            Answers.send(action.getRequest(), action.getResponse(), withCharset(type), body, Answers.MINUTES);
        } catch (QueryCancelledException e) {
            QueryTrace.timedOut(action.getRequest()::setAttribute);
            action.setResponseHeader("Retry-After", "5");
            ServletOps.error(503, "The query took longer than " + limit.toSeconds() + " seconds and was stopped; ask for less.");
        } catch (StackOverflowError e) {
            ServletOps.error(400, TOO_DEEP);
        } catch (IOException e) {
            // The client has left; there is nobody to tell.
            action.log.debug("client left: {}", e.getMessage());
        } finally {
            slots.release();
        }
    }

    private static Query parse(String text) {
        try {
            Query query = QueryRunner.parse(text);
            QueryLimits.check(query);
            return query;
        } catch (QueryException e) {
            throw new ActionErrorException(400, e.getMessage(), null);
        } catch (StackOverflowError e) {
            throw new ActionErrorException(400, TOO_DEEP, null);
        }
    }

    private void enter(HttpAction action) {
        try {
            if (!slots.tryAcquire(QUEUE_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                action.setResponseHeader("Retry-After", "5");
                ServletOps.error(503, "Too many queries are running; ask again in a few seconds.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ServletOps.error(503, "The server is stopping.");
        }
    }

    private static String negotiate(Query query, HttpAction action) {
        List<String> offered = new ArrayList<>(isTable(query) ? TABLES.keySet() : GRAPHS.keySet());
        if (query.isAskType()) {
            // SPARQL 1.1 defines CSV and TSV for SELECT only; for ASK they are a courtesy, so they come last.
            offered.sort((a, b) -> Boolean.compare(a.startsWith("text/"), b.startsWith("text/")));
        }
        Optional<String> named = shortName(action);
        Accept accept = named.map(Accept::parse).orElseGet(() -> Accept.of(action.getRequest()));
        return accept.choose(offered).orElseThrow(() -> new ActionErrorException(406,
                "This result can be had as " + String.join(", ", offered) + ".", null));
    }

    private static Optional<String> shortName(HttpAction action) {
        for (String parameter : List.of("format", "output")) {
            String value = action.getRequestParameter(parameter);
            if (value != null && SHORT_NAMES.containsKey(value.toLowerCase(java.util.Locale.ROOT))) {
                return Optional.of(SHORT_NAMES.get(value.toLowerCase(java.util.Locale.ROOT)));
            }
        }
        return Optional.empty();
    }

    private static boolean isTable(Query query) {
        return query.isSelectType() || query.isAskType();
    }

    private byte[] answer(Query query, String type, HttpAction action, Duration limit) throws IOException {
        DatasetGraph dataset = dataset(query, action);
        BoundedOutput out = new BoundedOutput(MAX_BYTES);
        try (QueryExec exec = QueryExec.dataset(dataset).query(query).timeout(limit.toMillis(), TimeUnit.MILLISECONDS).build()) {
            if (query.isAskType()) {
                writer(type).write(out, exec.ask(), new Context());
            } else if (query.isSelectType()) {
                RowSet rows = bounded(exec.select());
                writer(type).write(out, rows, new Context());
                QueryTrace.rows(action.getRequest()::setAttribute, rows.getRowNumber());
            } else {
                Graph graph = bounded(query.isDescribeType() ? exec.describeTriples() : exec.constructTriples());
                QueryTrace.rows(action.getRequest()::setAttribute, graph.size());
                addPrefixesInUse(graph);
                graph.getPrefixMapping().setNsPrefixes(query.getPrefixMapping());
                RDFWriter.source(graph).format(GRAPHS.get(type)).output(out);
            }
        }
        return out.toByteArray();
    }

    private static void addPrefixesInUse(Graph graph) {
        Set<String> namespaces = new HashSet<>();
        graph.find().forEachRemaining(triple -> Stream.of(triple.getSubject(), triple.getPredicate(), triple.getObject())
                .filter(Node::isURI).forEach(node -> namespaces.add(node.getNameSpace())));
        Namespaces.all().forEach((prefix, namespace) -> {
            if (namespaces.contains(namespace)) {
                graph.getPrefixMapping().setNsPrefix(prefix, namespace);
            }
        });
    }

    /** A client may ask for less time than the limit, never for more. */
    private Duration limit(HttpAction action) {
        String asked = action.getRequestParameter("timeout");
        if (asked != null && asked.matches("\\d{1,5}")) {
            Duration wanted = Duration.ofSeconds(Math.max(1, Long.parseLong(asked)));
            return wanted.compareTo(timeLimit) < 0 ? wanted : timeLimit;
        }
        return timeLimit;
    }

    /** The dataset that the request names, else the query's FROM, else all. Takes FROM out of the query, for it is done. */
    private DatasetGraph dataset(Query query, HttpAction action) {
        DatasetGraph all = current.get().dataset();
        List<String> defaults = parameters(action, "default-graph-uri");
        List<String> named = parameters(action, "named-graph-uri");
        DatasetDescription description = defaults.isEmpty() && named.isEmpty()
                ? query.getDatasetDescription() : DatasetDescription.create(defaults, named);
        query.getGraphURIs().clear();
        query.getNamedGraphURIs().clear();
        return description == null ? all : DynamicDatasets.dynamicDataset(description, all, false);
    }

    private static List<String> parameters(HttpAction action, String name) {
        String[] values = action.getRequestParameterValues(name);
        return values == null ? List.of() : Arrays.stream(values).filter(v -> !v.isEmpty()).toList();
    }

    private static RowSetWriter writer(String type) {
        Lang lang = TABLES.get(type);
        return RowSetWriterRegistry.getFactory(lang).create(lang);
    }

    private static RowSet bounded(RowSet rows) {
        List<Binding> kept = new ArrayList<>();
        while (rows.hasNext()) {
            kept.add(rows.next());
            refuseOver(kept.size());
        }
        return RowSetStream.create(rows.getResultVars(), kept.iterator());
    }

    private static Graph bounded(Iterator<Triple> triples) {
        Graph graph = GraphFactory.createDefaultGraph();
        int seen = 0;
        while (triples.hasNext()) {
            graph.add(triples.next());
            refuseOver(++seen);
        }
        return graph;
    }

    private static void refuseOver(int count) {
        if (count > MAX_ROWS) {
            throw new ActionErrorException(413, "The result has more than " + MAX_ROWS
                    + " rows; add LIMIT and OFFSET with ORDER BY, or take the dump at /dumps/latest/.", null);
        }
    }

    private static String withCharset(String type) {
        return type.startsWith("text/") ? type + "; charset=utf-8" : type;
    }

    /** Keeps what is written, and refuses more than a number of bytes. */
    private static final class BoundedOutput extends OutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(16 * 1024);
        private final int limit;

        BoundedOutput(int limit) {
            this.limit = limit;
        }

        @Override
        public void write(int b) {
            room(1);
            bytes.write(b);
        }

        @Override
        public void write(byte[] b, int offset, int length) {
            room(length);
            bytes.write(b, offset, length);
        }

        private void room(int more) {
            if (bytes.size() + more > limit) {
                throw new ActionErrorException(413, "The result is larger than " + limit + " bytes; ask for less.", null);
            }
        }

        byte[] toByteArray() {
            return bytes.toByteArray();
        }
    }
}
