package org.w3id.egnatia.serve.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.ResultSet;
import org.apache.jena.query.ResultSetFactory;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFList;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetRewindable;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3id.egnatia.query.CsvResults;
import org.w3id.egnatia.query.QueryRunner;

/**
 * The SPARQL 1.0 and 1.1 query suites of the W3C, evaluation and syntax, through the guarded engine. They come from
 * Maven Central inside RDF4J's test suite and are unpacked by the profile: {@code ./mvnw test -Psparql-suites}. What
 * differs is named in {@code sparql-suite-exceptions.tsv} with the reason.
 */
@Tag("sparql-suites")
@Tag("long")
class SparqlSuitesTest {

    private static final Path SUITES = Path.of("target/sparql-suites");
    private static final Path EXCEPTIONS = Path.of("src/test/resources/sparql-suite-exceptions.tsv");
    private static final String MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#";
    private static final String RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#";
    private static final Logger LOG = LoggerFactory.getLogger(SparqlSuitesTest.class);
    private static final String QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#";
    private static final String APPROVED = "http://www.w3.org/2001/sw/DataAccess/tests/test-dawg#approval";
    /** Of other languages and protocols: an update, an entailment regime, a call of another endpoint. */
    private static final List<String> OTHERS = List.of("entailment", "service", "service-description", "protocol",
            "syntax-fed", "http-rdf-update", "add", "basic-update", "clear", "copy", "delete", "delete-data",
            "delete-insert", "delete-where", "drop", "move", "syntax-update-1", "syntax-update-2", "update-silent");

    private final Map<String, String> failures = new TreeMap<>();
    private int passed;

    @Test
    void sparql10() throws IOException {
        run("testcases-sparql-1.0-w3c/data-r2/manifest-evaluation.ttl");
        run("testcases-sparql-1.0-w3c/data-r2/manifest-syntax.ttl");
        assertExceptions("1.0 ", 400);
    }

    @Test
    void sparql11() throws IOException {
        run("testcases-sparql-1.1-w3c/manifest-all.ttl");
        assertExceptions("1.1 ", 250);
    }

    private void assertExceptions(String suite, int least) throws IOException {
        Map<String, String> named = new TreeMap<>();
        for (String line : Files.readAllLines(EXCEPTIONS)) {
            String[] cells = line.split("\t");
            if (line.startsWith(suite)) {
                named.put(cells[0].substring(suite.length()), cells[1]);
            }
        }
        String report = passed + " pass, " + failures.size() + " do not:\n" + failures.entrySet().stream()
                .map(e -> e.getKey() + "\t" + e.getValue()).reduce("", (a, b) -> a + b + "\n");
        assertEquals(new TreeSet<>(named.keySet()), new TreeSet<>(failures.keySet()), report);
        assertTrue(passed >= least, report);
    }

    private void run(String manifest) throws IOException {
        Path file = SUITES.resolve(manifest).toAbsolutePath();
        Model model = model(file.toUri().toString());
        for (String list : List.of("include", "entries")) {
            for (RDFNode lists : model.listObjectsOfProperty(mf(list)).toList()) {
                for (RDFNode entry : lists.as(RDFList.class).asJavaList()) {
                    if (list.equals("entries")) {
                        test(file.getParent().getFileName().toString(), entry.asResource());
                    } else if (!OTHERS.contains(name(entry.asResource().getURI(), 2))) {
                        run(SUITES.toAbsolutePath().relativize(Path.of(URI.create(entry.asResource().getURI())))
                                .toString());
                    }
                }
            }
        }
    }

    private static String name(String uri, int fromEnd) {
        List<String> parts = Arrays.asList(uri.split("/"));
        return parts.get(parts.size() - fromEnd);
    }

    private void test(String folder, Resource entry) {
        String type = entry.getProperty(RDF.type) == null ? ""
                : entry.getPropertyResourceValue(RDF.type).getLocalName();
        Resource action = entry.getPropertyResourceValue(mf("action"));
        Resource approval = entry.getPropertyResourceValue(ResourceFactory.createProperty(APPROVED));
        if (type.contains("Update")
                || approval != null && approval.getURI().matches(".*(Withdrawn|Rejected|Obsoleted)")) {
            return;
        }
        String name = folder + "/" + entry.getURI().replaceFirst(".*[#/]", "");
        String problem;
        try {
            problem = type.contains("Syntax") ? syntax(type, action) : evaluation(type, entry, action);
        } catch (Exception | StackOverflowError e) {
            problem = e.toString();
        }
        if (problem.isEmpty()) {
            passed++;
        } else {
            failures.put(name, problem.replaceAll("\\s+", " "));
        }
    }

    private static Query parse(URI file) throws IOException {
        String text = Files.readString(Path.of(file), StandardCharsets.UTF_8);
        QueryText.check(text);
        Query query = QueryRunner.parse("BASE <" + file + "> " + text);
        QueryShape.check(query);
        return query;
    }

    private static String syntax(String type, Resource action) {
        boolean negative = type.startsWith("Negative");
        try {
            parse(URI.create(action.getURI()));
            return negative ? "is accepted" : "";
        } catch (org.w3id.egnatia.query.QueryException e) {
            return negative ? "" : "is refused: " + e.getMessage();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String evaluation(String type, Resource entry, Resource action) throws IOException {
        Query query = parse(URI.create(action.getPropertyResourceValue(qt("query")).getURI()));
        DatasetGraph data = DatasetGraphFactory.create();
        List<String> graphs = new ArrayList<>(query.getGraphURIs());
        action.listProperties(qt("data")).forEach(s -> graphs.add(s.getResource().getURI()));
        graphs.forEach(graph -> read(data.getDefaultGraph(), graph));
        query.getNamedGraphURIs().forEach(graph -> read(data, graph, graph));
        action.listProperties(qt("graphData")).forEach(s -> {
            Resource graph = s.getResource();
            Resource file = graph.getPropertyResourceValue(qt("graph"));
            read(data, file == null ? graph.getURI() : file.getURI(),
                    file == null ? graph.getURI() : graph.getProperty(RDFS.label).getString());
        });
        query.getGraphURIs().clear();
        query.getNamedGraphURIs().clear();
        Allowance allowance = Allowance.of(Duration.ofSeconds(20));
        try (QueryExec exec = GuardedQuery.of(query, new WatchedDataset(data, allowance), allowance)) {
            Resource result = entry.getPropertyResourceValue(mf("result"));
            if (query.isConstructType() || query.isDescribeType()) {
                Model found = ModelFactory.createModelForGraph(query.isDescribeType() ? exec.describe()
                        : exec.construct());
                return found.isIsomorphicWith(model(result.getURI())) ? "" : "another graph: " + found;
            }
            if (query.isAskType()) {
                return truth(result.getURI()) == exec.ask() ? "" : "another truth value";
            }
            RowSetRewindable rows = exec.select().rewindable();
            return type.startsWith("CSV") ? csv(rows, result) : rows(query, rows, result);
        }
    }

    private static boolean truth(String result) {
        return result.endsWith(".srx") || result.endsWith(".srj") ? ResultSetFactory.result(result).getBooleanResult()
                : model(result).listObjectsOfProperty(ResourceFactory.createProperty(RS + "boolean")).next()
                .asLiteral().getBoolean();
    }

    /** Some have values that are wrong on purpose. */
    private static Model model(String file) {
        Model model = ModelFactory.createDefaultModel();
        read(model.getGraph(), file);
        return model;
    }

    private static void read(Graph graph, String file) {
        RDFParser.source(file).errorHandler(ErrorHandlerFactory.errorHandlerIgnoreWarnings(LOG)).parse(graph);
    }

    private static void read(DatasetGraph data, String file, String name) {
        read(data.getGraph(NodeFactory.createURI(name)), file);
    }

    /** Blank nodes may have any label. */
    private static String csv(RowSet rows, Resource result) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new CsvResults().write(out, rows, new Context());
        return lines(out.toString(StandardCharsets.UTF_8)).equals(lines(Files.readString(Path.of(URI.create(
                result.getURI()))))) ? "" : "other lines: " + out.toString(StandardCharsets.UTF_8);
    }

    private static List<String> lines(String csv) {
        return csv.lines().map(line -> line.replaceAll("_:\\w+", "_:")).sorted().toList();
    }

    private static String rows(Query query, RowSetRewindable rows, Resource result) {
        ResultSet expected = result.getURI().matches(".*[.](ttl|rdf)")
                ? ResultSetFactory.makeResults(model(result.getURI()))
                : ResultSetFactory.load(result.getURI());
        List<String> found = texts(rows);
        List<String> wanted = texts(RowSet.adapt(expected));
        boolean isReduced = query.isReduced() && new TreeSet<>(found).equals(new TreeSet<>(wanted))
                && found.size() <= wanted.size();
        return found.equals(wanted) || isReduced ? "" : found + " instead of " + wanted;
    }

    /** Blank nodes may have any label, numbers any spelling. */
    private static List<String> texts(RowSet rows) {
        List<String> texts = new ArrayList<>();
        rows.forEachRemaining(row -> {
            Map<String, String> values = new TreeMap<>();
            rows.getResultVars().stream().filter(row::contains)
                    .forEach(variable -> values.put(variable.getName(), text(row.get(variable))));
            texts.add(values.toString());
        });
        return texts.stream().sorted().toList();
    }

    private static String text(Node value) {
        if (value.isBlank()) {
            return "_:";
        }
        NodeValue number = value.isLiteral() ? NodeValue.makeNode(value) : null;
        return number != null && number.isNumber() ? number.getDouble() + "^^" + value.getLiteralDatatypeURI()
                : value.toString();
    }

    private static Property mf(String name) {
        return ResourceFactory.createProperty(MF + name);
    }

    private static Property qt(String name) {
        return ResourceFactory.createProperty(QT + name);
    }
}
