package org.w3id.egnatia.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphMapLink;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.w3id.egnatia.load.Finding;
import org.w3id.egnatia.load.GraphKind;
import org.w3id.egnatia.load.Position;
import org.w3id.egnatia.load.Severity;
import org.w3id.egnatia.load.TurtleFile;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.vocab.Namespaces;

/** What the gates look at: the files with their places, the release, and all facts in one graph. */
final class Subject {

    private final List<TurtleFile> files;
    private final Release release;
    private final UnknownNames unknown;
    private final Graph factGraph;
    private final DatasetGraph facts;
    private final Map<Node, Place> subjects = new HashMap<>();

    /** A place in one of the files. */
    record Place(String file, Position at) {
        static final Place UNKNOWN = new Place("(derived)", Position.NONE);
    }

    Subject(CheckedFiles checked, Release release) {
        this.files = checked.files();
        this.release = release;
        this.unknown = checked.unknown();
        Graph all = GraphMemFactory.createGraphMem2();
        release.defaultGraph().find().forEachRemaining(all::add);
        files.stream().filter(f -> f.kind() == GraphKind.UNCONFIRMED)
                .forEach(f -> f.graph().find().filterDrop(t -> t.getSubject().equals(f.graphName()))
                        .forEachRemaining(all::add));
        addSuperclasses(all);
        this.factGraph = all;
        this.facts = new DatasetGraphMapLink(all);
        release.dataset().listGraphNodes()
                .forEachRemaining(name -> facts.addGraph(name, release.dataset().getGraph(name)));
        for (TurtleFile file : files) {
            file.subjects().forEach((node, at) -> subjects.putIfAbsent(node, new Place(file.path(), at)));
        }
        for (TurtleFile file : files) {
            file.places().forEach((triple, at) -> {
                if (triple.getPredicate().equals(RDF.type.asNode())) {
                    subjects.put(triple.getSubject(), new Place(file.path(), at));
                }
            });
        }
    }

    /** Derivation does not see unconfirmed facts; the rules for classes ask for their superclasses all the same. */
    private static void addSuperclasses(Graph graph) {
        Deque<Triple> open = new ArrayDeque<>(graph.find(Node.ANY, RDF.type.asNode(), Node.ANY).toList());
        while (!open.isEmpty()) {
            Triple type = open.pop();
            for (Triple above : graph.find(type.getObject(), RDFS.subClassOf.asNode(), Node.ANY).toList()) {
                Triple inherited = Triple.create(type.getSubject(), type.getPredicate(), above.getObject());
                if (!graph.contains(inherited)) {
                    graph.add(inherited);
                    open.push(inherited);
                }
            }
        }
    }

    Release release() {
        return release;
    }

    /**
     * Everything that is asserted or derived, the unconfirmed facts included, as default graph; and the named graphs.
     */
    DatasetGraph facts() {
        return facts;
    }

    /** The default graph of {@link #facts()}. */
    Graph factGraph() {
        return factGraph;
    }

    List<TurtleFile> files(GraphKind kind) {
        return files.stream().filter(f -> f.kind() == kind).toList();
    }

    /**
     * A finding at the most telling place for a focus node, a property and a value, of which the last two may be null;
     * none if it only follows from a name that nothing describes, which is a finding of its own.
     */
    Optional<Finding> finding(Node focus, Node property, Node value, Severity severity, String rule, String message,
            String advice) {
        if (unknown.explains(focus, property, value)) {
            return Optional.empty();
        }
        Place place = place(focus, property, value);
        String name = focus.isURI() ? Namespaces.shorten(focus.getURI()) : focus.toString();
        return Optional.of(new Finding(place.file(), place.at().line(), place.at().column(), severity, rule, name,
                message, advice));
    }

    private Place place(Node focus, Node property, Node value) {
        return exact(focus, property, value).or(() -> exact(focus, property, null))
                .or(() -> Optional.ofNullable(subjects.get(focus))).orElse(Place.UNKNOWN);
    }

    private Optional<Place> exact(Node focus, Node property, Node value) {
        if (property == null) {
            return Optional.empty();
        }
        Place best = null;
        for (TurtleFile file : files) {
            for (Triple triple : file.graph().find(focus, property, value == null ? Node.ANY : value).toList()) {
                Position at = file.placeOf(triple).orElse(Position.NONE);
                if (best == null || at.line() > best.at().line()) {
                    best = new Place(file.path(), at);
                }
            }
        }
        return Optional.ofNullable(best);
    }
}
