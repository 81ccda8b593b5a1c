package org.w3id.egnatia.release;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphReadOnly;
import org.w3id.egnatia.query.KeptParts;
import org.w3id.egnatia.release.store.ByteSink;
import org.w3id.egnatia.release.store.ByteSource;
import org.w3id.egnatia.release.store.FrozenGraph;
import org.w3id.egnatia.release.store.TermTable;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * All graphs of a release as they stay, with one table of terms.
 *
 * <p>A triple stands in its named graph and, if it counts as known, in the default graph once more, so that a query
 * need not ask every named graph for it.
 */
final class FrozenGraphs implements KeptGraphs {

    private final TermTable terms;
    /** In order of the numbers of their names. */
    private final List<NamedGraph<FrozenGraph>> named;
    private final FrozenGraph unconfirmed;
    private final FrozenGraph retired;
    private final DatasetGraph dataset;

    private FrozenGraphs(TermTable terms, List<NamedGraph<FrozenGraph>> named) {
        this.terms = terms;
        this.named = named;
        this.unconfirmed = union(Place.UNCONFIRMED);
        this.retired = union(Place.RETIRED);
        DatasetGraph graphs = new FixedGraphs(union(Place.KNOWN));
        named.forEach(one -> graphs.addGraph(one.name(), one.graph()));
        Namespaces.all().forEach(graphs.prefixes()::add);
        this.dataset = new DatasetGraphReadOnly(graphs);
        KeptParts.of(dataset);
    }

    /**
     * Freezes graphs.
     *
     * @throws IllegalArgumentException if there is a blank node, which no citable data has
     */
    static FrozenGraphs of(List<NamedGraph<Graph>> stated) {
        Set<Node> all = new HashSet<>();
        for (NamedGraph<Graph> one : stated) {
            all.add(one.name());
            one.graph().find().forEachRemaining(triple -> addTerms(triple, all));
        }
        TermTable terms = TermTable.of(all);
        return new FrozenGraphs(terms, stated.stream()
                .map(one -> new NamedGraph<>(one.name(), one.place(), FrozenGraph.of(one.graph(), terms)))
                .sorted(Comparator.comparing(one -> terms.number(one.name()))).toList());
    }

    private static void addTerms(Triple triple, Set<Node> all) {
        if (triple.getSubject().isBlank() || triple.getObject().isBlank()) {
            throw new IllegalArgumentException("a blank node in " + triple + ": give it an IRI");
        }
        all.add(triple.getSubject());
        all.add(triple.getPredicate());
        all.add(triple.getObject());
    }

    private FrozenGraph union(Place place) {
        return FrozenGraph.union(named.stream().filter(one -> one.place() == place).map(NamedGraph::graph).toList(),
                terms);
    }

    /** Writes the terms and the graphs. */
    void write(ByteSink out) {
        terms.write(out);
        out.number(named.size());
        for (NamedGraph<FrozenGraph> one : named) {
            out.number(terms.number(one.name()));
            out.number(one.place().ordinal());
            one.graph().write(out);
        }
    }

    /** Reads what {@link #write} wrote. */
    static FrozenGraphs read(ByteSource in) {
        TermTable terms = TermTable.read(in);
        int count = in.count();
        List<NamedGraph<FrozenGraph>> named = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            named.add(new NamedGraph<>(terms.term(in.count()), Place.values()[in.count()],
                    FrozenGraph.read(in, terms)));
        }
        return new FrozenGraphs(terms, List.copyOf(named));
    }

    TermTable terms() {
        return terms;
    }

    @Override
    public List<NamedGraph<FrozenGraph>> named() {
        return named;
    }

    @Override
    public DatasetGraph dataset() {
        return dataset;
    }

    @Override
    public Graph unconfirmed() {
        return unconfirmed;
    }

    @Override
    public Graph retired() {
        return retired;
    }

    @Override
    public long triples() {
        return dataset.getDefaultGraph().size();
    }

    @Override
    public void writeQuads(OutputStream out, BiPredicate<Node, Node> isWritten, boolean fillsDefault)
            throws IOException {
        CanonicalQuads.write(this, out, isWritten, fillsDefault);
    }

    @Override
    public void rest() {
        // Nothing is held for a thread.
    }

    @Override
    public void close() {
        // Memory is let go of with the release.
    }
}
