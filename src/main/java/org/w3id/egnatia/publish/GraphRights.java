package org.w3id.egnatia.publish;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
    private static final String DERIVED = "<" + Namespaces.GRAPH + "derived/";

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

    /** The canonical quads without the graphs under other terms and without what is derived of their things. */
    byte[] openQuads() {
        Set<String> graphs = restricted().stream().map(graph -> "<" + graph.getURI() + ">")
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> lines = new String(release.canonicalQuads(), StandardCharsets.UTF_8).lines().toList();
        Set<String> things = lines.stream().filter(line -> graphs.contains(graph(line))).map(GraphRights::subject)
                .collect(Collectors.toSet());
        return lines.stream().filter(line -> !graphs.contains(graph(line))
                && !(graph(line).startsWith(DERIVED) && things.contains(subject(line))))
                .map(line -> line + "\n").collect(Collectors.joining()).getBytes(StandardCharsets.UTF_8);
    }

    private static String subject(String line) {
        return line.substring(0, line.indexOf(' '));
    }

    private static String graph(String line) {
        return line.substring(line.lastIndexOf(" <") + 1, line.lastIndexOf('>') + 1);
    }
}
