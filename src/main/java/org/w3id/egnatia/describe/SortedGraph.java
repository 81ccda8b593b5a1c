package org.w3id.egnatia.describe;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.WrappedIterator;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * A small graph that is always walked in the same order, so that every writer makes equal bytes of equal triples. It
 * has those of our prefixes that its triples use.
 */
public final class SortedGraph extends GraphBase {

    private final List<Triple> triples;
    private final Map<Node, List<Triple>> bySubject;

    private SortedGraph(Collection<Triple> triples) {
        this.triples = triples.stream().distinct().sorted(TripleOrder.BY_SUBJECT).toList();
        this.bySubject = this.triples.stream()
                .collect(Collectors.groupingBy(Triple::getSubject, LinkedHashMap::new, Collectors.toList()));
        Set<String> used = new HashSet<>();
        this.triples.forEach(t -> List.of(t.getSubject(), t.getPredicate(), t.getObject())
                .forEach(node -> used.add(namespace(node))));
        Namespaces.all().forEach((prefix, namespace) -> {
            if (used.contains(namespace)) {
                getPrefixMapping().setNsPrefix(prefix, namespace);
            }
        });
    }

    /** The triples as such a graph. */
    public static Graph of(Collection<Triple> triples) {
        return new SortedGraph(triples);
    }

    private static String namespace(Node node) {
        String iri = node.isURI() ? node.getURI() : node.isLiteral() ? node.getLiteralDatatypeURI() : "";
        return iri.substring(0, Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#')) + 1);
    }

    @Override
    protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
        List<Triple> candidates = pattern.getSubject().isConcrete()
                ? bySubject.getOrDefault(pattern.getSubject(), List.of()) : triples;
        return WrappedIterator.create(candidates.stream().filter(pattern::matches).iterator());
    }
}
