package org.w3id.egnatia.publish.form;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.egnatia.vocab.Egn;

/**
 * What a graph says of one thing, or of a concept with the narrower ones: all triples of the thing, of whatever names
 * it, of the evidence of these and of the sources of the evidence; and type and label of whatever those lead to.
 */
public final class Excerpt {

    private static final List<Node> NAMES = List.of(RDF.type.asNode(), RDFS.label.asNode(), SKOS.prefLabel.asNode());

    private Excerpt() {
    }

    /** The triples, in no order. */
    public static Collection<Triple> of(Graph graph, Node thing) {
        Set<Node> whole = withNarrower(graph, thing);
        for (Node named : List.copyOf(whole)) {
            graph.find(Node.ANY, Node.ANY, named).mapWith(Triple::getSubject).forEachRemaining(whole::add);
        }
        follow(graph, whole, Egn.evidence);
        follow(graph, whole, Egn.source);
        Set<Triple> triples = new LinkedHashSet<>();
        Set<Node> mentioned = new HashSet<>();
        for (Node subject : whole) {
            graph.find(subject, Node.ANY, Node.ANY).forEachRemaining(triple -> {
                triples.add(triple);
                if (triple.getObject().isURI() && !whole.contains(triple.getObject())) {
                    mentioned.add(triple.getObject());
                }
            });
        }
        for (Node neighbour : mentioned) {
            for (Node property : NAMES) {
                graph.find(neighbour, property, Node.ANY).forEachRemaining(triples::add);
            }
        }
        return triples;
    }

    private static Set<Node> withNarrower(Graph graph, Node concept) {
        Set<Node> all = new LinkedHashSet<>(List.of(concept));
        Deque<Node> open = new ArrayDeque<>(all);
        while (!open.isEmpty()) {
            graph.find(Node.ANY, SKOS.broader.asNode(), open.remove()).mapWith(Triple::getSubject)
                    .filterKeep(all::add).forEachRemaining(open::add);
        }
        return all;
    }

    private static void follow(Graph graph, Set<Node> subjects, Node property) {
        for (Node subject : List.copyOf(subjects)) {
            graph.find(subject, property, Node.ANY).mapWith(Triple::getObject).filterKeep(Node::isURI)
                    .forEachRemaining(subjects::add);
        }
    }
}
