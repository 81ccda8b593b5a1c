package org.w3id.egnatia.serve.sparql;

import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.shared.InvalidPropertyURIException;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.util.Context;
import org.w3id.egnatia.serve.guard.Allowance;
import org.w3id.egnatia.serve.guard.OverLimitException;
import org.w3id.egnatia.serve.guard.WatchedGraph;
import org.w3id.egnatia.vocab.Namespaces;

/** Runs a query and writes its result. */
public final class ResultWriter {

    /** Limit of a result in rows or triples. */
    public static final int MAX_ROWS = 100_000;
    /** Limit of the texts in a graph that is built, in characters. */
    private static final long MAX_CHARACTERS = 32L * 1024 * 1024;

    private final Query query;
    private final Supplier<QueryExec> running;
    private final Allowance allowance;

    /** For a query that is run by whoever does, within the allowance. */
    ResultWriter(Query query, Supplier<QueryExec> running, Allowance allowance) {
        this.query = query;
        this.running = running;
        this.allowance = allowance;
    }

    /**
     * Writes the result in a media type.
     *
     * @return the number of its rows or triples
     * @throws OverLimitException if it is larger than a result may be
     */
    long writeTo(AnswerBuffer out, String type) {
        try (QueryExec exec = running.get()) {
            if (query.isAskType()) {
                ResultForms.tableWriter(type).write(out, exec.ask(), new Context());
                return 0;
            }
            if (query.isSelectType()) {
                RowSet rows = bounded(exec.select(), ResultForms.isXml(type));
                ResultForms.tableWriter(type).write(out, rows, new Context());
                return rows.getRowNumber();
            }
            Graph graph = bounded(query.isDescribeType() ? exec.describeTriples() : exec.constructTriples());
            if (ResultForms.isXml(type)) {
                graph.find().forEachRemaining(triple -> refuseUnwritable(triple.getObject()));
            }
            addPrefixesInUse(graph);
            graph.getPrefixMapping().setNsPrefixes(query.getPrefixMapping());
            try {
                RDFWriter.source(new WatchedGraph(graph, allowance)).format(ResultForms.graphFormat(type)).output(out);
            } catch (InvalidPropertyURIException e) {
                throw new UnwritableException(
                        "The result has properties that RDF/XML cannot write; ask for it as Turtle.");
            }
            return graph.size();
        }
    }

    private static RowSet bounded(RowSet rows, boolean isXml) {
        List<Var> variables = rows.getResultVars();
        return RowSetStream.create(variables, new Iterator<Binding>() {
            private int count;

            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public Binding next() {
                refuseOver(++count);
                Binding row = rows.next();
                if (isXml) {
                    row.forEach((variable, value) -> refuseUnwritable(value));
                }
                return row;
            }
        });
    }

    private Graph bounded(Iterator<Triple> triples) {
        Graph graph = GraphFactory.createDefaultGraph();
        int count = 0;
        long characters = 0;
        while (triples.hasNext()) {
            allowance.check();
            Triple triple = triples.next();
            graph.add(triple);
            refuseOver(++count);
            characters += triple.getObject().isLiteral() ? triple.getObject().getLiteralLexicalForm().length() : 0;
            if (characters > MAX_CHARACTERS) {
                throw new OverLimitException("The result has more than " + MAX_CHARACTERS
                        + " characters; ask for less.");
            }
        }
        return graph;
    }

    /** XML 1.0 has no way to write most control characters, not even as references (section 2.2). */
    private static void refuseUnwritable(Node value) {
        if (value.isLiteral() && value.getLiteralLexicalForm().codePoints()
                .anyMatch(c -> c < 0x20 && c != '\t' && c != '\n' && c != '\r'
                || c >= 0xD800 && c <= 0xDFFF || c == 0xFFFE || c == 0xFFFF)) {
            throw new UnwritableException(
                    "The result has characters that XML cannot hold; ask for it as JSON, CSV or Turtle.");
        }
    }

    private static void refuseOver(int count) {
        if (count > MAX_ROWS) {
            throw new OverLimitException("The result has more than " + MAX_ROWS
                    + " rows; add LIMIT and OFFSET with ORDER BY, or take the dump at /dumps/latest/.");
        }
    }

    private static void addPrefixesInUse(Graph graph) {
        Set<String> namespaces = new HashSet<>();
        graph.find().forEachRemaining(triple -> Stream.of(triple.getSubject(), triple.getPredicate(),
                triple.getObject())
                .filter(Node::isURI).forEach(node -> namespaces.add(node.getNameSpace())));
        Namespaces.all().forEach((prefix, namespace) -> {
            if (namespaces.contains(namespace)) {
                graph.getPrefixMapping().setNsPrefix(prefix, namespace);
            }
        });
    }
}
