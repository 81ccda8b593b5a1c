package org.w3id.egnatia.release;

import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.query.TxnType;
import org.apache.jena.riot.system.PrefixMap;
import org.apache.jena.riot.system.PrefixMapFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphBaseFind;
import org.apache.jena.sparql.core.GraphView;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphZero;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * A database of TDB2 that nobody writes, as a dataset that may be read by any thread at any time: a transaction is
 * begun for a thread when it first reads, and ended by {@link #rest()}. It is no wrapper of Jena's, so that queries are
 * run by the engine that is mended and guarded, and not by that of TDB2.
 */
final class DiskDataset extends DatasetGraphBaseFind {

    private final DatasetGraph database;
    private final List<Node> ordered;
    private final Set<Node> names;
    private final PrefixMap prefixes = PrefixMapFactory.create();
    private final Graph defaultGraph = GraphView.createDefaultGraph(this);

    /**
     * Reads a database.
     *
     * @param names of its graphs; to list them by itself it would read all of it
     */
    DiskDataset(DatasetGraph database, List<Node> names) {
        this.database = database;
        this.ordered = List.copyOf(names);
        this.names = Set.copyOf(names);
        Namespaces.all().forEach(prefixes::add);
    }

    private DatasetGraph reading() {
        if (!database.isInTransaction()) {
            database.begin(TxnType.READ);
        }
        return database;
    }

    /** Ends the transaction of the current thread, if it has one. */
    void rest() {
        if (database.isInTransaction()) {
            database.end();
        }
    }

    private Iterator<Quad> read(Node g, Node s, Node p, Node o) {
        return Iter.map(reading().find(g, s, p, o == null ? null : DiskTerms.written(o)), DiskTerms::read);
    }

    @Override
    protected Iterator<Quad> findInDftGraph(Node s, Node p, Node o) {
        return read(Quad.defaultGraphIRI, s, p, o);
    }

    @Override
    protected Iterator<Quad> findInSpecificNamedGraph(Node g, Node s, Node p, Node o) {
        return read(g, s, p, o);
    }

    @Override
    protected Iterator<Quad> findInAnyNamedGraphs(Node s, Node p, Node o) {
        return Iter.map(reading().findNG(Node.ANY, s, p, o == null ? null : DiskTerms.written(o)),
                DiskTerms::read);
    }

    @Override
    public Iterator<Node> listGraphNodes() {
        return ordered.iterator();
    }

    @Override
    public boolean containsGraph(Node name) {
        return names.contains(name) || Quad.isDefaultGraph(name) || Quad.isUnionGraph(name);
    }

    @Override
    public long size() {
        return names.size();
    }

    @Override
    public Graph getDefaultGraph() {
        return defaultGraph;
    }

    @Override
    public Graph getGraph(Node name) {
        if (Quad.isDefaultGraph(name)) {
            return defaultGraph;
        }
        return containsGraph(name) ? GraphView.createNamedGraph(this, name) : GraphZero.instance();
    }

    @Override
    public PrefixMap prefixes() {
        return prefixes;
    }

    @Override
    public void addGraph(Node name, Graph graph) {
        throw new UnsupportedOperationException("a release never changes");
    }

    @Override
    public void removeGraph(Node name) {
        throw new UnsupportedOperationException("a release never changes");
    }

    // Whoever reads need not know of transactions.

    @Override
    public boolean supportsTransactions() {
        return false;
    }

    @Override
    public boolean supportsTransactionAbort() {
        return false;
    }

    @Override
    public void begin(TxnType type) {
        throw new UnsupportedOperationException("a release never changes");
    }

    @Override
    public boolean promote(Promote mode) {
        return false;
    }

    @Override
    public void commit() {
        throw new UnsupportedOperationException("a release never changes");
    }

    @Override
    public void abort() {
        throw new UnsupportedOperationException("a release never changes");
    }

    @Override
    public void end() {
        throw new UnsupportedOperationException("a release never changes");
    }

    @Override
    public ReadWrite transactionMode() {
        return null;
    }

    @Override
    public TxnType transactionType() {
        return null;
    }

    @Override
    public boolean isInTransaction() {
        return false;
    }
}
