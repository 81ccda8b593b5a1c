package org.w3id.egnatia.publish.push;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * Brings the graphs of a release into another engine. A graph that is there already, triple for triple, is left alone,
 * so that a push which was ended half-way goes on where it was when it is begun again; each that was sent is read back
 * and compared. Graphs that an earlier release had brought there and this one has no more are removed.
 *
 * <p>A graph of its own says at the end which release is there, and is taken away before another one comes.
 *
 * <p>The catalogue goes first, when what it no longer names is gone: so it names whatever may be there, at each moment.
 */
public final class Push {

    /** What is brought there. */
    public enum Selection {
        /** The named graphs, and in the default graph what counts as known. */
        ALL,
        /** The named graphs, for an engine whose default graph is the union of them. */
        NAMED,
        /** What counts as known, in the default graph. */
        DEFAULT
    }

    /**
     * What came of it.
     *
     * @param sent    graphs that were sent
     * @param there   graphs that were there already
     * @param removed graphs that were removed
     * @param triples triples of all of them, which were counted there
     */
    public record Outcome(int sent, int there, int removed, long triples) {
    }

    /** What the mark says it of. */
    private static final Node DATA = NodeFactory.createURI(Namespaces.BASE);

    private final Release release;
    private final GraphStore store;

    /** Brings a release into an engine. */
    public Push(Release release, GraphStore store) {
        this.release = release;
        this.store = store;
    }

    /**
     * Does it.
     *
     * @throws IOException with a sentence for the user if the engine does not answer or refuses, or has afterwards
     *         something else than was sent; how far it came stands in it
     */
    public Outcome run(Selection selection) throws IOException {
        if (selection != Selection.DEFAULT) {
            removeMarkOfOthers();
        }
        int removed = selection == Selection.DEFAULT ? 0 : removeOld();
        Map<String, Graph> graphs = graphs(selection);
        int sent = 0;
        int there = 0;
        long triples = 0;
        for (Map.Entry<String, Graph> one : graphs.entrySet()) {
            try {
                GraphSum ours = GraphSum.of(one.getValue());
                if (theirs(one.getKey()).equalTo(ours)) {
                    there++;
                } else {
                    store.put(one.getKey(), one.getValue());
                    assertEqual(one.getKey(), ours, theirs(one.getKey()));
                    sent++;
                }
                triples += ours.count();
            } catch (IOException e) {
                throw new IOException(e.getMessage() + "; " + (sent + there) + " of " + graphs.size()
                        + " graphs are there, and the next push goes on from there", e);
            }
        }
        if (selection != Selection.DEFAULT) {
            mark();
        }
        return new Outcome(sent, there, removed, triples);
    }

    private Graph markOfOurs() {
        Graph mark = GraphFactory.createDefaultGraph();
        mark.add(Triple.create(DATA, Release.MARKED_BY, NodeFactory.createLiteralString(release.digest())));
        return mark;
    }

    /** While graphs of two releases may be there, nothing says that one of them is. */
    private void removeMarkOfOthers() throws IOException {
        GraphSum theirs = theirs(Release.MARK.getURI());
        if (theirs.count() > 0 && !theirs.equalTo(GraphSum.of(markOfOurs()))) {
            store.remove(Release.MARK.getURI());
        }
    }

    /** Says which release is there, now that it is there whole. */
    private void mark() throws IOException {
        GraphSum ours = GraphSum.of(markOfOurs());
        if (!theirs(Release.MARK.getURI()).equalTo(ours)) {
            store.put(Release.MARK.getURI(), markOfOurs());
            assertEqual(Release.MARK.getURI(), ours, theirs(Release.MARK.getURI()));
        }
    }

    private Map<String, Graph> graphs(Selection selection) {
        Map<String, Graph> graphs = new LinkedHashMap<>();
        if (selection != Selection.DEFAULT) {
            graphs.put(Release.CATALOGUE.getURI(), release.dataset().getGraph(Release.CATALOGUE));
            List<String> names = release.graphNames();
            for (String name : names) {
                graphs.putIfAbsent(name, release.dataset().getGraph(NodeFactory.createURI(name)));
            }
        }
        if (selection != Selection.NAMED) {
            graphs.put(GraphStore.DEFAULT, release.defaultGraph());
        }
        return graphs;
    }

    private GraphSum theirs(String graph) throws IOException {
        GraphSum sum = new GraphSum();
        store.read(graph, sum::add);
        return sum;
    }

    private static void assertEqual(String graph, GraphSum ours, GraphSum theirs) throws IOException {
        if (!theirs.equalTo(ours)) {
            throw new IOException((graph.equals(GraphStore.DEFAULT) ? "the default graph" : graph) + " is another "
                    + "there than was sent (" + theirs.count() + " triples of " + ours.count() + "): the engine writes "
                    + "values in its own way, or its default graph is the union of the others (then give --graphs "
                    + "named)");
        }
    }

    /** Removes what the catalogue that is there names and ours does not. */
    private int removeOld() throws IOException {
        Set<String> old = new TreeSet<>();
        store.read(Release.CATALOGUE.getURI(), triple -> collect(triple, old));
        old.removeAll(release.graphNames());
        for (String graph : old) {
            store.remove(graph);
        }
        return old.size();
    }

    private static void collect(Triple triple, Set<String> graphs) {
        if (triple.getPredicate().equals(RDF.type.asNode()) && triple.getObject().equals(Egn.Graph)) {
            graphs.add(triple.getSubject().getURI());
        }
    }
}
