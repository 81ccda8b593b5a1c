package org.w3id.egnatia.page;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.egnatia.describe.Resources;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * What a release says, thing by thing: values, names and classes, read from the graph by its indexes and not by
 * queries. Lists are in a fixed order, so that equal data gives equal pages.
 */
public final class Things extends Resources {

    private static final List<Node> NAMES = List.of(SKOS.prefLabel.asNode(), RDFS.label.asNode(),
            DCTerms.title.asNode());

    private final DatasetGraph dataset;
    private final Map<Node, Map<String, String>> names = new ConcurrentHashMap<>();
    private final Map<Node, Object> looks = new ConcurrentHashMap<>();

    Things(Release release) {
        super(release);
        dataset = release.dataset();
    }

    /** The six Western Balkans partners, by their English names. */
    public List<Node> partners() {
        return confirmed().find(Node.ANY, RDF.type.asNode(), Egn.WesternBalkansPartner).mapWith(Triple::getSubject)
                .toList().stream()
                .sorted(Comparator.comparing(partner -> label(partner, Language.ENGLISH).text())).toList();
    }

    /**
     * How a concept is shown, which is made when it is first shown.
     *
     * @param concept a value that a fact has, of which there are few
     * @param type    what is made, of which a concept has one
     */
    public <T> T look(Node concept, Class<T> type, Function<Node, T> make) {
        return type.cast(looks.computeIfAbsent(concept, make));
    }

    /** Every name of a thing by language, preferred ones first. */
    public Map<String, String> names(Node thing) {
        Map<String, String> known = names.get(thing);
        if (known == null) {
            known = readNames(thing);
            // What has no name may be anything that a request asks for; what has one belongs to the release.
            if (!known.isEmpty()) {
                names.put(thing, known);
            }
        }
        return known;
    }

    private Map<String, String> readNames(Node thing) {
        Map<String, String> found = new HashMap<>();
        for (Node property : NAMES) {
            for (Node name : values(thing, property)) {
                if (name.isLiteral()) {
                    found.putIfAbsent(name.getLiteralLanguage(), name.getLiteralLexicalForm());
                }
            }
        }
        return Collections.unmodifiableMap(found);
    }

    /** The name of a thing in a language or the first of its fallback order; a short form of its IRI if it has none. */
    public Label label(Node thing, Language language) {
        if (thing.isLiteral()) {
            return new Label(thing.getLiteralLexicalForm(), thing.getLiteralLanguage(), false);
        }
        Map<String, String> names = names(thing);
        if (names.isEmpty() && thing.isURI() && thing.getURI().startsWith(Namespaces.GRAPH)) {
            names = graphNames(thing);
        }
        return Label.of(names, language).orElseGet(() -> new Label(thing.isURI()
                ? Namespaces.shorten(thing.getURI()) : thing.toString(), "", false));
    }

    private Map<String, String> graphNames(Node graph) {
        Map<String, String> names = new HashMap<>();
        dataset.find(Release.CATALOGUE, graph, DCTerms.title.asNode(), Node.ANY).forEachRemaining(quad ->
                names.put(quad.getObject().getLiteralLanguage(), quad.getObject().getLiteralLexicalForm()));
        return names;
    }
}
