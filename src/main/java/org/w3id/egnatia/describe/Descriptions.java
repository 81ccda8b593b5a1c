package org.w3id.egnatia.describe;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
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
 * <li>of a thing, term or concept: what {@link ResourceTriples} says, page by page;
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

    private final Release release;
    private final Resources resources;
    private final JsonLdContext context;

    /** The descriptions of a release, which is read once for the names of terms. */
    public Descriptions(Release release) {
        this.release = release;
        this.resources = new Resources(release);
        this.context = new JsonLdContext(release);
    }

    /** The plain names of terms in JSON-LD and in tables. */
    public JsonLdContext context() {
        return context;
    }

    /**
     * A description as a file.
     *
     * @param address absolute address of the document in this form, without parameters, such as
     *                {@code http://localhost:3030/doc/actor/srb.ttl}
     */
    public byte[] write(Description description, DocumentForm form, String address) {
        if (form == DocumentForm.CSV) {
            return FactTable.bytes(description, context);
        }
        List<Triple> document = DocumentTriples.of(description, address);
        if (document.isEmpty()) {
            return write(description.graph(), form);
        }
        document.addAll(description.graph().find().toList());
        return write(SortedGraph.of(document), form);
    }

    /**
     * Triples as a file.
     *
     * @throws UnsupportedOperationException for a table, which is of a description and not of any triples
     */
    public byte[] write(Graph graph, DocumentForm form) {
        return form == DocumentForm.JSON_LD ? JsonLdDocument.bytes(graph, context) : form.bytes(graph);
    }

    /**
     * Writes triples as JSON-LD, object by object.
     *
     * @param triples those of one subject next to each other
     * @throws IOException if the stream does not take them
     */
    public void writeJsonLd(List<Triple> triples, OutputStream out) throws IOException {
        JsonLdDocument.write(triples, context, out);
    }

    /** What kind of IRI this is; empty if the release says nothing of it. Reads next to nothing. */
    public Optional<DescriptionKind> kindOf(Node subject) {
        DescriptionKind kind = kindIfKnown(subject);
        boolean known = switch (kind) {
            case ONTOLOGY, SCHEME -> true;
            case GRAPH -> !release.dataset().getGraph(subject).isEmpty()
                    || release.dataset().getGraph(Release.CATALOGUE).contains(subject, Node.ANY, Node.ANY);
            case QUERY -> graphOfQuery(subject).isPresent();
            case THING, CONCEPT, TERM -> resources.isConfirmed(subject) || resources.isUnconfirmed(subject)
                    || resources.isRetired(subject);
        };
        return known ? Optional.of(kind) : Optional.empty();
    }

    private DescriptionKind kindIfKnown(Node subject) {
        Graph confirmed = release.defaultGraph();
        if (subject.equals(ONTOLOGY) || confirmed.contains(ONTOLOGY, OWL.versionIRI.asNode(), subject)) {
            return DescriptionKind.ONTOLOGY;
        }
        if (subject.getURI().startsWith(Namespaces.GRAPH)) {
            return DescriptionKind.GRAPH;
        }
        if (subject.getURI().startsWith(Namespaces.QUERY)) {
            return DescriptionKind.QUERY;
        }
        if (confirmed.contains(subject, RDF.type.asNode(), SKOS.ConceptScheme.asNode())) {
            return DescriptionKind.SCHEME;
        }
        if (subject.getURI().startsWith(Namespaces.DEF)) {
            return DescriptionKind.TERM;
        }
        return subject.getURI().startsWith(Namespaces.VOC) ? DescriptionKind.CONCEPT : DescriptionKind.THING;
    }

    /** The first page of the description of an IRI; empty if the release says nothing of it. */
    public Optional<Description> of(Node subject) {
        return of(subject, Optional.empty(), 1);
    }

    /**
     * A page of the description of an IRI.
     *
     * @param subject the IRI
     * @param day     the day whose state is described: what had not begun or was not yet written is left out; without a
     *                day nothing is
     * @param page    number of the page, from 1
     * @return empty if the release says nothing of the IRI, or if there is no such page
     * @throws IllegalArgumentException if a day was chosen for what has none (see {@link DescriptionKind#hasDays})
     */
    public Optional<Description> of(Node subject, Optional<LocalDate> day, int page) {
        Optional<DescriptionKind> kind = kindOf(subject);
        if (kind.isPresent() && day.isPresent() && !kind.get().hasDays()) {
            throw new IllegalArgumentException(subject + " is not described as of a day");
        }
        return kind.flatMap(k -> switch (k) {
            case ONTOLOGY -> whole(ONTOLOGY, k, page, this::ontology, """
                CONSTRUCT { ?term ?property ?value }
                WHERE { GRAPH ?module { ?term ?property ?value } FILTER (STRSTARTS(STR(?module), "%s")) }
                """.formatted(ONTOLOGY_GRAPHS));
            case GRAPH -> whole(subject, k, page, () -> namedGraph(subject), """
                CONSTRUCT { ?thing ?property ?value . <%1$s> ?ownProperty ?ownValue }
                WHERE {
                  { GRAPH <%1$s> { ?thing ?property ?value } }
                  UNION
                  { GRAPH <%2$s> { <%1$s> ?ownProperty ?ownValue } }
                }
                """.formatted(subject.getURI(), Release.CATALOGUE.getURI()));
            case QUERY -> whole(subject, k, page, () -> savedQuery(subject), """
                CONSTRUCT { <%1$s> ?property ?value } WHERE { GRAPH <%2$s> { <%1$s> ?property ?value } }
                """.formatted(subject.getURI(), graphOfQuery(subject).orElseThrow()));
            case SCHEME -> whole(subject, k, page, () -> scheme(subject), """
                PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
                CONSTRUCT { <%1$s> ?property ?value . ?concept ?conceptProperty ?conceptValue }
                WHERE {
                  { <%1$s> ?property ?value }
                  UNION
                  { ?concept skos:inScheme <%1$s> ; ?conceptProperty ?conceptValue }
                }
                """.formatted(subject.getURI()));
            case THING, CONCEPT, TERM -> resource(subject, k, day, page);
        });
    }

    private Optional<Description> whole(Node subject, DescriptionKind kind, int page,
                                        Supplier<Collection<Triple>> triples, String query) {
        boolean confirmed = !subject.getURI().startsWith(Namespaces.GRAPH + "unconfirmed/");
        return page != 1 ? Optional.empty()
                : Optional.of(new Description(subject, kind, confirmed, Optional.empty(), List.of(), page,
                Resources.about(release.defaultGraph(), subject), triples, query));
    }

    private Optional<Description> resource(Node subject, DescriptionKind kind, Optional<LocalDate> day, int page) {
        DayRule rule = new DayRule(resources, subject, day);
        List<Mention> mentions = mentions(subject, rule);
        if (page < 1 || page > Description.pages(mentions.size())) {
            return Optional.empty();
        }
        int first = (page - 1) * Description.MENTIONS_ON_PAGE;
        List<Mention> onPage = mentions.subList(first, Math.min(mentions.size(), first + Description.MENTIONS_ON_PAGE));
        ResourceTriples triples = new ResourceTriples(resources, subject, onPage, rule);
        return Optional.of(new Description(subject, kind, resources.isConfirmed(subject), day, mentions, page,
                triples.own(), triples::all,
                new DescriptionQuery(release, subject, mentions, onPage, first, rule).text()));
    }

    /**
     * What names a thing: directly, or by its evidence. Membership in a class names none: the class does not speak of
     * its members.
     */
    private List<Mention> mentions(Node subject, DayRule rule) {
        Map<Node, Set<Node>> properties = new LinkedHashMap<>();
        Map<Node, Graph> graphs = new HashMap<>();
        Set<Node> byEvidence = new LinkedHashSet<>();
        for (Graph graph : List.of(resources.confirmed(), resources.unconfirmed())) {
            graph.find(Node.ANY, Node.ANY, subject).toList().forEach(triple -> {
                Node from = triple.getSubject();
                if (rule.leavesOut(triple.getPredicate()) || triple.predicateMatches(RDF.type.asNode())) {
                    return;
                }
                if (graph.contains(from, RDF.type.asNode(), Egn.Evidence)) {
                    graph.find(Node.ANY, Egn.evidence, from).mapWith(Triple::getSubject).forEachRemaining(resource -> {
                        byEvidence.add(resource);
                        graphs.putIfAbsent(resource, graph);
                    });
                } else {
                    graphs.putIfAbsent(from, graph);
                    properties.computeIfAbsent(from, f -> new TreeSet<>((a, b) -> a.getURI().compareTo(b.getURI())))
                            .add(triple.getPredicate());
                }
            });
        }
        byEvidence.forEach(resource -> properties.computeIfAbsent(resource, r -> Set.of()));
        properties.remove(subject);
        List<Mention> mentions = new ArrayList<>();
        properties.forEach((resource, named) -> {
            Graph graph = graphs.get(resource);
            Optional<FactType> fact = FactType.in(graph, resource);
            if (rule.shows(graph, resource, fact)) {
                mentions.add(new Mention(resource, fact, List.copyOf(named), byEvidence.contains(resource),
                        rule.date(graph, resource, fact)));
            }
        });
        mentions.sort(Mention.ORDER);
        return mentions;
    }

    private List<Triple> scheme(Node scheme) {
        Graph graph = release.defaultGraph();
        List<Triple> triples = graph.find(scheme, Node.ANY, Node.ANY).toList();
        graph.find(Node.ANY, SKOS.inScheme.asNode(), scheme).mapWith(Triple::getSubject).toList()
                .forEach(concept -> graph.find(concept, Node.ANY, Node.ANY).forEachRemaining(triples::add));
        return triples;
    }

    private Set<Triple> ontology() {
        Set<Triple> triples = new LinkedHashSet<>();
        release.graphNames().stream().filter(name -> name.startsWith(ONTOLOGY_GRAPHS))
                .forEach(name -> release.dataset().getGraph(NodeFactory.createURI(name)).find()
                        .forEachRemaining(triples::add));
        return triples;
    }

    private List<Triple> namedGraph(Node name) {
        List<Triple> triples = release.dataset().getGraph(name).find().toList();
        release.dataset().getGraph(Release.CATALOGUE).find(name, Node.ANY, Node.ANY).forEachRemaining(triples::add);
        return triples;
    }

    private Optional<Node> graphOfQuery(Node query) {
        return List.of(Release.QUERIES, Release.RULES).stream()
                .filter(graph -> release.dataset().getGraph(graph).contains(query, Node.ANY, Node.ANY)).findFirst();
    }

    private List<Triple> savedQuery(Node query) {
        return release.dataset().getGraph(graphOfQuery(query).orElseThrow()).find(query, Node.ANY, Node.ANY).toList();
    }

    /**
     * Every IRI of ours of which the release says something, without those that name a part of the document of another.
     */
    public Set<Node> all() {
        Set<Node> subjects = new LinkedHashSet<>();
        release.dataset().find(Node.ANY, Node.ANY, Node.ANY, Node.ANY)
                .forEachRemaining(quad -> addOurs(subjects, quad));
        release.dataset().listGraphNodes().forEachRemaining(subjects::add);
        return subjects;
    }

    private static void addOurs(Set<Node> subjects, Quad quad) {
        if (quad.getSubject().isURI() && quad.getSubject().getURI().startsWith(Namespaces.BASE)
                && quad.getSubject().getURI().indexOf('#') < 0) {
            subjects.add(quad.getSubject());
        }
    }
}
