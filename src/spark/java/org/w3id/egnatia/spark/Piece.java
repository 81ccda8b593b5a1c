package org.w3id.egnatia.spark;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphMapLink;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.w3id.egnatia.load.GraphKind;
import org.w3id.egnatia.release.Release;

/** What is in one piece, as graphs: its own things, what is brought to it, and what is everywhere. */
final class Piece {

    private static final String UNCONFIRMED = GraphKind.UNCONFIRMED.graphName("").getURI();
    private static final String RETIRED = GraphKind.RETIRED.graphName("").getURI();
    private static final Node SOMETHING = NodeFactory.createURI(QuadLine.iri(BulkCheck.SOMETHING));
    private static final Set<Node> ASIDE = Set.of(Release.CATALOGUE, Release.QUERIES, Release.RULES);

    private final Graph facts = GraphMemFactory.createGraphMem2();
    private final DatasetGraph dataset = new DatasetGraphMapLink(facts);
    private final Set<Node> own = new HashSet<>();
    private final boolean isWhole;

    /**
     * Reads a piece.
     *
     * @param general the quads of what is no thing; they are the first piece's own
     * @param lines   as {@link Neighbourhoods} lays them
     * @param isWhole whether unconfirmed facts are among the facts, which rules for faults see and derivation does not
     */
    Piece(List<String> general, Iterator<String> lines, boolean isFirst, boolean isWhole) {
        this.isWhole = isWhole;
        read(general, isFirst);
        List<String> brought = new ArrayList<>();
        List<String> owned = new ArrayList<>();
        lines.forEachRemaining(line ->
                (line.charAt(0) == Neighbourhoods.OWN ? owned : brought).add(line.substring(1)));
        read(owned, true);
        read(brought, false);
    }

    /** What counts as known, and what is unconfirmed. */
    Graph facts() {
        return facts;
    }

    /** The same as default graph, and the named graphs. */
    DatasetGraph dataset() {
        return dataset;
    }

    /** True for what this piece and no other tells of. */
    boolean owns(Node subject) {
        return own.contains(subject);
    }

    private void read(List<String> lines, boolean isOwn) {
        RDFParser.create().source(new StringReader(String.join("\n", lines))).lang(Lang.NQUADS).checking(false)
                .errorHandler(ErrorHandlerFactory.errorHandlerStrictNoLogging).parse(new StreamRDFBase() {
                    @Override
                    public void quad(Quad quad) {
                        add(quad.getGraph(), quad.asTriple(), isOwn);
                    }

                    @Override
                    public void triple(Triple triple) {
                        add(null, triple, isOwn);
                    }
                });
    }

    private void add(Node graph, Triple triple, boolean isOwn) {
        if (isOwn && (graph == null || !isAside(graph)) && !triple.getSubject().equals(SOMETHING)) {
            own.add(triple.getSubject());
        }
        if (graph == null || !isAside(graph)) {
            facts.add(triple);
        }
        if (graph != null) {
            if (!dataset.containsGraph(graph)) {
                dataset.addGraph(graph, GraphMemFactory.createGraphMem2());
            }
            dataset.getGraph(graph).add(triple);
        }
    }

    private boolean isAside(Node graph) {
        return ASIDE.contains(graph) || graph.getURI().startsWith(RETIRED)
                || !isWhole && graph.getURI().startsWith(UNCONFIRMED);
    }

    /** Derivation does not see unconfirmed facts; the rules for classes ask for their superclasses all the same. */
    void addSuperclasses() {
        Deque<Triple> open = new ArrayDeque<>();
        dataset.listGraphNodes().forEachRemaining(graph -> {
            if (graph.getURI().startsWith(UNCONFIRMED)) {
                dataset.getGraph(graph).find(Node.ANY, RDF.type.asNode(), Node.ANY).forEachRemaining(open::add);
            }
        });
        while (!open.isEmpty()) {
            Triple type = open.pop();
            for (Triple above : facts.find(type.getObject(), RDFS.subClassOf.asNode(), Node.ANY).toList()) {
                Triple inherited = Triple.create(type.getSubject(), type.getPredicate(), above.getObject());
                if (!facts.contains(inherited)) {
                    facts.add(inherited);
                    open.push(inherited);
                }
            }
        }
    }
}
