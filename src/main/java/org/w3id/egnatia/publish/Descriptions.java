package org.w3id.egnatia.publish;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * Finds the description of each of our IRIs:
 *
 * <ul>
 * <li>of a thing, term or concept: its own triples in the default graph and those of its evidence; if the default graph
 *     says nothing of it, those in the graphs of unconfirmed facts;
 * <li>of a concept scheme: its own triples and those of its concepts;
 * <li>of the ontology: all triples of its modules;
 * <li>of a named graph: what the catalogue says of it and all that it holds;
 * <li>of a saved query: its triples in the graph of queries or of rules.
 * </ul>
 */
public final class Descriptions {

    /** The ontology. */
    public static final Node ONTOLOGY = NodeFactory.createURI(Namespaces.BASE + "def");
    private static final String ONTOLOGY_GRAPHS = Namespaces.GRAPH + "ontology/";
    private static final String UNCONFIRMED_GRAPHS = Namespaces.GRAPH + "unconfirmed/";

    private final Release release;

    /** The descriptions of a release. */
    public Descriptions(Release release) {
        this.release = release;
    }

    /** The description of an IRI; empty if the release says nothing of it. */
    public Optional<Description> of(Node subject) {
        if (subject.equals(ONTOLOGY) || release.defaultGraph().contains(ONTOLOGY, OWL.versionIRI.asNode(), subject)) {
            return ontology();
        }
        if (subject.getURI().startsWith(Namespaces.GRAPH)) {
            return namedGraph(subject);
        }
        if (subject.getURI().startsWith(Namespaces.QUERY)) {
            return savedQuery(subject);
        }
        Graph confirmed = release.defaultGraph();
        if (confirmed.contains(subject, RDF.type.asNode(), SKOS.ConceptScheme.asNode())) {
            return scheme(subject);
        }
        if (confirmed.contains(subject, Node.ANY, Node.ANY)) {
            return Optional.of(new Description(subject, withEvidence(confirmed, subject), """
                    PREFIX egn: <https://w3id.org/egnatia/def/>
                    CONSTRUCT { <%1$s> ?property ?value . ?evidence ?evidenceProperty ?evidenceValue }
                    WHERE {
                      { <%1$s> ?property ?value }
                      UNION
                      { <%1$s> egn:evidence ?evidence . ?evidence ?evidenceProperty ?evidenceValue }
                    }
                    """.formatted(subject.getURI()), true));
        }
        if (release.unconfirmed().contains(subject, Node.ANY, Node.ANY)) {
            return Optional.of(new Description(subject, withEvidence(release.unconfirmed(), subject), """
                    PREFIX egn: <https://w3id.org/egnatia/def/>
                    CONSTRUCT { <%1$s> ?property ?value . ?evidence ?evidenceProperty ?evidenceValue }
                    WHERE {
                      { GRAPH ?g { <%1$s> ?property ?value } FILTER (STRSTARTS(STR(?g), "%2$s")) }
                      UNION
                      { GRAPH ?g { <%1$s> egn:evidence ?evidence } FILTER (STRSTARTS(STR(?g), "%2$s"))
                        GRAPH ?h { ?evidence ?evidenceProperty ?evidenceValue } FILTER (STRSTARTS(STR(?h), "%2$s")) }
                    }
                    """.formatted(subject.getURI(), UNCONFIRMED_GRAPHS), false));
        }
        return Optional.empty();
    }

    private static Graph withEvidence(Graph graph, Node subject) {
        List<Triple> own = graph.find(subject, Node.ANY, Node.ANY).toList();
        Set<Triple> all = new LinkedHashSet<>(own);
        own.stream().filter(t -> t.predicateMatches(Egn.evidence))
                .forEach(t -> graph.find(t.getObject(), Node.ANY, Node.ANY).forEachRemaining(all::add));
        return SortedGraph.of(all);
    }

    private Optional<Description> scheme(Node scheme) {
        Graph graph = release.defaultGraph();
        List<Triple> triples = graph.find(scheme, Node.ANY, Node.ANY).toList();
        graph.find(Node.ANY, SKOS.inScheme.asNode(), scheme).mapWith(Triple::getSubject).toList()
                .forEach(concept -> graph.find(concept, Node.ANY, Node.ANY).forEachRemaining(triples::add));
        return Optional.of(new Description(scheme, SortedGraph.of(triples), """
                PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
                CONSTRUCT { <%1$s> ?property ?value . ?concept ?conceptProperty ?conceptValue }
                WHERE {
                  { <%1$s> ?property ?value }
                  UNION
                  { ?concept skos:inScheme <%1$s> ; ?conceptProperty ?conceptValue }
                }
                """.formatted(scheme.getURI()), true));
    }

    private Optional<Description> ontology() {
        Set<Triple> triples = new LinkedHashSet<>();
        release.graphNames().stream().filter(name -> name.startsWith(ONTOLOGY_GRAPHS))
                .forEach(name -> release.dataset().getGraph(NodeFactory.createURI(name)).find().forEachRemaining(triples::add));
        return triples.isEmpty() ? Optional.empty() : Optional.of(new Description(ONTOLOGY, SortedGraph.of(triples), """
                CONSTRUCT { ?term ?property ?value }
                WHERE { GRAPH ?module { ?term ?property ?value } FILTER (STRSTARTS(STR(?module), "%s")) }
                """.formatted(ONTOLOGY_GRAPHS), true));
    }

    private Optional<Description> namedGraph(Node name) {
        List<Triple> triples = release.dataset().getGraph(name).find().toList();
        release.dataset().getGraph(Release.CATALOGUE).find(name, Node.ANY, Node.ANY).forEachRemaining(triples::add);
        return triples.isEmpty() ? Optional.empty() : Optional.of(new Description(name, SortedGraph.of(triples), """
                CONSTRUCT { ?thing ?property ?value . <%1$s> ?ownProperty ?ownValue }
                WHERE {
                  { GRAPH <%1$s> { ?thing ?property ?value } }
                  UNION
                  { GRAPH <%2$s> { <%1$s> ?ownProperty ?ownValue } }
                }
                """.formatted(name.getURI(), Release.CATALOGUE.getURI()), !name.getURI().startsWith(UNCONFIRMED_GRAPHS)));
    }

    private Optional<Description> savedQuery(Node query) {
        for (Node graph : List.of(Release.QUERIES, Release.RULES)) {
            List<Triple> triples = release.dataset().getGraph(graph).find(query, Node.ANY, Node.ANY).toList();
            if (!triples.isEmpty()) {
                return Optional.of(new Description(query, SortedGraph.of(triples), """
                        CONSTRUCT { <%1$s> ?property ?value } WHERE { GRAPH <%2$s> { <%1$s> ?property ?value } }
                        """.formatted(query.getURI(), graph.getURI()), true));
            }
        }
        return Optional.empty();
    }

    /** Every IRI of ours of which the release says something, without those that name a part of the document of another. */
    public Set<Node> all() {
        Set<Node> subjects = new LinkedHashSet<>();
        release.dataset().find(Node.ANY, Node.ANY, Node.ANY, Node.ANY)
                .forEachRemaining(quad -> addOurs(subjects, quad));
        release.dataset().listGraphNodes().forEachRemaining(subjects::add);
        return subjects;
    }

    private static void addOurs(Set<Node> subjects, Quad quad) {
        if (quad.getSubject().isURI() && quad.getSubject().getURI().startsWith(Namespaces.BASE) && quad.getSubject().getURI().indexOf('#') < 0) {
            subjects.add(quad.getSubject());
        }
    }
}
