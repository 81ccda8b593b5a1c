package org.w3id.egnatia.page.thing;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.w3id.egnatia.describe.Description;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Page;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.vocab.Egn;

/**
 * The page of a named graph: who says so, since when, how much it holds, and on which sources it rests.
 *
 * @param view      its circumstances
 * @param head      what all pages about things have
 * @param metadata  what the catalogue says of it
 * @param triples   number of its triples
 * @param isDefault true if the default graph holds them, too
 * @param classes   classes of the things that it describes, with their number
 * @param sources   sources of the evidence in it, with the number of pieces of evidence
 * @param things    the things that it describes, other than evidence, up to a number
 * @param described how many things it describes
 */
public record GraphPage(View view, Head head, List<Property> metadata, int triples, boolean isDefault,
                        List<Count> classes,
                        List<Count> sources, List<Name> things, int described) implements Page {

    private static final List<Node> IN_HEAD =
            List.of(RDF.type.asNode(), DCTerms.title.asNode(), DCTerms.description.asNode());
    private static final int MOST = 60;
    private static final int MOST_SOURCES = 25;

    /** How often something occurs. */
    public record Count(Name name, int number) {
    }

    /** The page for a description. */
    public static Optional<GraphPage> of(View view, Description description) {
        Node name = description.subject();
        Release release = view.site().release();
        Graph graph = release.dataset().getGraph(name);
        Graph catalogue = release.dataset().getGraph(Release.CATALOGUE);
        Map<Node, List<Node>> own = catalogue.find(name, Node.ANY, Node.ANY).toList().stream()
                .filter(t -> !IN_HEAD.contains(t.getPredicate()))
                .collect(Collectors.groupingBy(Triple::getPredicate,
                        Collectors.mapping(Triple::getObject, Collectors.toList())));
        List<Property> metadata = own.entrySet().stream().map(e -> new Property(Name.of(view, e.getKey()),
                e.getValue().stream().map(v -> Value.of(view, v)).toList(), e.getValue().size(), ""))
                .sorted(Comparator.comparing(p -> p.name().text())).toList();
        Set<Node> subjects = graph.find().mapWith(Triple::getSubject).toSet();
        List<Node> things = subjects.stream().filter(s -> !graph.contains(s, RDF.type.asNode(), Egn.Evidence))
                .sorted(Comparator.comparing((Node n) -> n.toString())).toList();
        Node example = graph.stream().findFirst().map(Triple::getSubject).orElse(name);
        boolean isDefault = graph.stream(example, Node.ANY, Node.ANY).findFirst()
                .filter(release.defaultGraph()::contains).isPresent();
        return Optional.of(new GraphPage(view, Head.of(view, description), metadata, graph.size(), isDefault,
                counts(view, graph, RDF.type.asNode(), Integer.MAX_VALUE),
                counts(view, graph, Egn.source, MOST_SOURCES),
                things.stream().limit(MOST).map(t -> Name.of(view, t)).toList(), things.size()));
    }

    private static List<Count> counts(View view, Graph graph, Node property, int most) {
        Map<Node, Integer> counts = new HashMap<>();
        graph.find(Node.ANY, property, Node.ANY).forEachRemaining(t -> counts.merge(t.getObject(), 1, Integer::sum));
        return counts.entrySet().stream().sorted(Map.Entry.<Node, Integer>comparingByValue().reversed()
                .thenComparing(e -> e.getKey().toString()))
                .limit(most).map(e -> new Count(Name.of(view, e.getKey()), e.getValue())).toList();
    }

    @Override
    public String template() {
        return "graph.jte";
    }

    @Override
    public String title() {
        return head.name().text();
    }

    @Override
    public List<Alternate> alternates() {
        return head.alternates();
    }

    @Override
    public Optional<String> jsonLd() {
        return Optional.of(SchemaOrg.of(view, head, List.of()));
    }
}
