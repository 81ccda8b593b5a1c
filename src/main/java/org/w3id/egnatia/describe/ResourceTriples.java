package org.w3id.egnatia.describe;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.egnatia.vocab.Egn;

/**
 * The triples of a page of the description of a thing, term or concept:
 *
 * <ul>
 * <li>its own, in the default graph; if that says nothing of it, in the graphs of unconfirmed facts;
 * <li>all triples of the facts of the page that name it, confirmed or not;
 * <li>of whatever else leads to it, the triples that do so;
 * <li>of all these, the triples of their evidence;
 * <li>names and types of the things that occur as values: labels, titles of sources.
 * </ul>
 *
 * <p>{@link DescriptionQuery} says the same as a query.
 */
final class ResourceTriples {

    static final List<Node> NAMING = List.of(RDF.type.asNode(), RDFS.label.asNode(), SKOS.prefLabel.asNode(),
            DCTerms.title.asNode());

    private final Resources resources;
    private final Node subject;
    private final List<Mention> mentions;
    private final DayRule rule;

    ResourceTriples(Resources resources, Node subject, List<Mention> mentions, DayRule rule) {
        this.resources = resources;
        this.subject = subject;
        this.mentions = mentions;
        this.rule = rule;
    }

    /** The triples of the thing itself. */
    List<Triple> own() {
        return Resources.about(resources.graphOf(subject), subject).stream()
                .filter(triple -> !rule.leavesOut(triple)).toList();
    }

    Collection<Triple> all() {
        Set<Triple> all = new LinkedHashSet<>();
        Graph graphOfSubject = resources.graphOf(subject);
        own().forEach(triple -> add(all, graphOfSubject, triple));
        for (Mention mention : mentions) {
            for (Graph graph : List.of(resources.confirmed(), resources.unconfirmed())) {
                graph.find(mention.resource(), Node.ANY, Node.ANY).toList().stream()
                        .filter(triple -> mention.fact().isPresent() ? !rule.leavesOutEnd(triple)
                                : leadsToSubject(graph, triple)).forEach(triple -> add(all, graph, triple));
            }
        }
        return all;
    }

    private boolean leadsToSubject(Graph graph, Triple triple) {
        return NAMING.contains(triple.getPredicate())
                || triple.getObject().equals(subject) && !rule.leavesOut(triple.getPredicate())
                || triple.predicateMatches(Egn.evidence)
                && graph.find(triple.getObject(), Node.ANY, subject).toList().stream()
                .anyMatch(t -> !t.predicateMatches(RDF.type.asNode()));
    }

    private void add(Set<Triple> all, Graph graph, Triple triple) {
        all.add(triple);
        addNames(all, graph, triple.getObject());
        if (triple.predicateMatches(Egn.evidence)) {
            graph.find(triple.getObject(), Node.ANY, Node.ANY).toList().forEach(part -> {
                all.add(part);
                addNames(all, graph, part.getObject());
            });
        }
    }

    private void addNames(Set<Triple> all, Graph graph, Node neighbour) {
        if (neighbour.isURI()) {
            for (Node property : NAMING) {
                resources.confirmed().find(neighbour, property, Node.ANY).forEachRemaining(all::add);
                if (graph == resources.unconfirmed()) {
                    graph.find(neighbour, property, Node.ANY).forEachRemaining(all::add);
                }
            }
        }
    }
}
