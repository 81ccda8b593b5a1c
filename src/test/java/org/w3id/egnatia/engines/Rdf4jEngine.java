package org.w3id.egnatia.engines;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.vocabulary.RDF4J;
import org.eclipse.rdf4j.query.BindingSet;
import org.eclipse.rdf4j.query.TupleQuery;
import org.eclipse.rdf4j.query.TupleQueryResult;
import org.eclipse.rdf4j.query.impl.SimpleDataset;
import org.eclipse.rdf4j.repository.sail.SailRepository;
import org.eclipse.rdf4j.repository.sail.SailRepositoryConnection;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.sail.memory.MemoryStore;

/**
 * RDF4J's memory store. Its default graph is, unless a query says otherwise, the union of all graphs; here it is the
 * unnamed one.
 */
final class Rdf4jEngine implements Engine {

    private final SailRepository repository = new SailRepository(new MemoryStore());
    private final SailRepositoryConnection connection;
    private final SimpleDataset dataset = new SimpleDataset();

    /** With nothing in it. */
    Rdf4jEngine() {
        repository.init();
        connection = repository.getConnection();
    }

    Rdf4jEngine(Path file, RDFFormat format) throws IOException {
        this();
        try (InputStream in = Files.newInputStream(file)) {
            connection.add(in, "urn:none:", format);
        }
        lookAround();
    }

    /** Where its graphs are written to and read. */
    SailRepository repository() {
        return repository;
    }

    /** Takes notice of the graphs that are there. */
    void lookAround() {
        dataset.addDefaultGraph(RDF4J.NIL);
        try (var graphs = connection.getContextIDs()) {
            for (Resource graph : graphs) {
                dataset.addNamedGraph((IRI) graph);
            }
        }
    }

    @Override
    public List<String> rows(String text) throws IOException {
        long begun = System.nanoTime();
        try {
            TupleQuery query = connection.prepareTupleQuery(text);
            query.setDataset(dataset);
            query.setMaxExecutionTime((int) LIMIT.toSeconds());
            List<String> rows = new ArrayList<>();
            try (TupleQueryResult result = query.evaluate()) {
                for (BindingSet binding : result) {
                    rows.add(row(binding));
                }
            }
            return rows;
        } catch (RuntimeException e) {
            // A query that is ended for its time may fail in whatever it was about to read.
            if (System.nanoTime() - begun >= LIMIT.toNanos()) {
                throw new IOException("no answer within " + LIMIT.toSeconds() + " s", e);
            }
            throw new IOException(e.getClass().getSimpleName() + ": " + e.getMessage(), e);
        }
    }

    private static String row(BindingSet binding) {
        Map<String, String> cells = new HashMap<>();
        binding.forEach(cell -> cells.put(cell.getName(), cell(cell.getValue())));
        return Cells.row(cells);
    }

    private static String cell(Value value) {
        return value instanceof Literal literal ? Cells.literal(literal.getLabel(), literal.getLanguage().orElse(""),
                literal.getDatatype().stringValue()) : Cells.iri(value.stringValue());
    }

    @Override
    public Set<String> defaultGraph() {
        try (var statements = connection.getStatements(null, null, null, false, (Resource) null)) {
            return statements.stream().map(s -> cell(s.getSubject()) + ' ' + cell(s.getPredicate()) + ' '
                    + cell(s.getObject())).collect(Collectors.toSet());
        }
    }

    @Override
    public void close() {
        connection.close();
        repository.shutDown();
    }
}
