package org.w3id.egnatia.scale;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.Quad;
import org.w3id.egnatia.derive.Derivation;
import org.w3id.egnatia.load.GraphKind;
import org.w3id.egnatia.load.Position;
import org.w3id.egnatia.load.TurtleFile;
import org.w3id.egnatia.query.QueryLibrary;
import org.w3id.egnatia.query.SavedQuery;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.release.StatedGraphs;
import org.w3id.egnatia.vocab.Namespaces;

/** A multiple as a release, which the program can serve: what its file states and derives is taken as it stands. */
final class MultipleRelease {

    private static final String DERIVED = Namespaces.GRAPH + "derived/";

    private MultipleRelease() {
    }

    /**
     * The release of a file that {@link Multiple} wrote.
     *
     * @param base the release that was multiplied, whose questions and rules it has
     */
    static Release of(Release base, Path file) throws IOException {
        Map<Node, Graph> graphs = new HashMap<>();
        try (InputStream in = Files.newInputStream(file)) {
            RDFParser.source(in).lang(Lang.NQUADS).checking(false).parse(new StreamRDFBase() {
                @Override
                public void quad(Quad quad) {
                    graphs.computeIfAbsent(quad.getGraph(), name -> GraphMemFactory.createGraphMem2())
                            .add(quad.asTriple());
                }
            });
        }
        Graph catalogue = graphs.remove(Release.CATALOGUE);
        graphs.remove(Release.QUERIES);
        graphs.remove(Release.RULES);
        Map<String, SavedQuery> rules = base.queries().group(QueryLibrary.DERIVE).stream()
                .collect(Collectors.toMap(rule -> DERIVED + rule.id().replaceFirst("^\\d+-", ""), rule -> rule));
        List<TurtleFile> stated = new ArrayList<>();
        List<Derivation.Derived> derived = new ArrayList<>();
        graphs.forEach((name, graph) -> {
            if (name.getURI().startsWith(DERIVED)) {
                derived.add(new Derivation.Derived(rules.get(name.getURI()), name, graph));
            } else {
                catalogue.find(name, Node.ANY, Node.ANY).forEachRemaining(graph::add);
                stated.add(file(name, graph));
            }
        });
        return Release.of(StatedGraphs.of(stated), derived, base.queries());
    }

    private static TurtleFile file(Node name, Graph graph) {
        String below = name.getURI().substring(Namespaces.GRAPH.length()) + ".ttl";
        String path = Stream.of("ontology/vocabularies/" + below.replaceFirst("^vocabularies/", ""), below,
                "data/" + below).filter(one -> GraphKind.of(one).graphName(one).equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no file has the graph " + name));
        Map<Triple, Position> nowhere = Map.of();
        return new TurtleFile(path, GraphKind.of(path), name, graph, nowhere);
    }
}
