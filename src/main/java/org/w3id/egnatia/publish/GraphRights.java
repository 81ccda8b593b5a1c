package org.w3id.egnatia.publish;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * Under which terms the graphs of a release stand: most under CC BY 4.0, some, which hold numbers of others, under
 * terms of theirs.
 *
 * @param release the release
 */
public record GraphRights(Release release) {

    /** The licence of what may be passed on with attribution alone. */
    public static final Node OPEN = NodeFactory.createURI("https://creativecommons.org/licenses/by/4.0/");
    private static final String DERIVED = Namespaces.GRAPH + "derived/";

    /** All licences of the release, that of the open graphs among them. */
    public List<Node> licences() {
        return said().stream().map(Triple::getObject).filter(Node::isURI).map(Node::getURI).distinct().sorted()
                .map(NodeFactory::createURI).toList();
    }

    /** The graphs under other terms. */
    public List<Node> restricted() {
        return said().stream().filter(triple -> !triple.getObject().equals(OPEN)).map(Triple::getSubject)
                .map(Node::getURI).distinct().sorted().map(NodeFactory::createURI).toList();
    }

    /** In which words the sources of the graphs under other terms are to be named. */
    public List<String> notices() {
        Graph catalogue = release.dataset().getGraph(Release.CATALOGUE);
        return restricted().stream().flatMap(graph -> catalogue.find(graph, DCTerms.rights.asNode(), Node.ANY).toList()
                .stream()).map(triple -> triple.getObject().getLiteralLexicalForm()).distinct().toList();
    }

    private List<Triple> said() {
        return release.dataset().getGraph(Release.CATALOGUE).find(Node.ANY, DCTerms.license.asNode(), Node.ANY)
                .filterKeep(triple -> triple.getSubject().isURI()
                        && triple.getSubject().getURI().startsWith(Namespaces.GRAPH)).toList();
    }

    /**
     * True for the graphs and subjects in them that are neither under other terms nor derived of things of such graphs.
     */
    BiPredicate<Node, Node> open() {
        Set<Node> graphs = Set.copyOf(restricted());
        Set<Node> things = new HashSet<>();
        graphs.forEach(graph -> release.dataset().getGraph(graph).find()
                .forEachRemaining(triple -> things.add(triple.getSubject())));
        return (graph, subject) -> !graphs.contains(graph)
                && !(graph.getURI().startsWith(DERIVED) && things.contains(subject));
    }
}
