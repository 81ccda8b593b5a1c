package org.w3id.egnatia.page.thing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.egnatia.describe.Description;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Things;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.VisibleText;
import org.w3id.egnatia.query.SavedQuery;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * The page of a term of the ontology.
 *
 * @param view     its circumstances
 * @param head     what all pages about things have
 * @param ties     how it is tied to other terms, such as its range or its subclasses
 * @param used     how often the data uses it: members of a class, statements with a property
 * @param examples examples from the data
 * @param sources  where the term comes from
 * @param reason   why it was minted, if it has no source
 * @param queries  saved questions that use it
 * @param others   further properties of the term
 */
public record TermPage(View view, Head head, List<Ties> ties, int used, List<Example> examples, List<Name> sources,
                       Optional<String> reason, List<SavedQuery> queries, List<Property> others) implements HeadedPage {

    private static final int EXAMPLES = 3;

    /**
     * Terms that stand to a term in one way.
     *
     * @param key   key of the words for this way
     * @param terms the terms
     */
    public record Ties(String key, List<Name> terms) {
    }

    /**
     * An example from the data.
     *
     * @param subject a thing
     * @param value   the value of the property, if the term is one
     */
    public record Example(Name subject, Optional<Value> value) {
    }

    /** The page for a description. */
    public static Optional<TermPage> of(View view, Description description) {
        Node term = description.subject();
        Things things = view.site().things();
        boolean isClass = things.isA(term, OWL.Class.asNode());
        int used = isClass ? things.having(RDF.type.asNode(), term).size() : statements(things, term);
        List<Node> sources = things.values(term, DCTerms.source.asNode());
        List<Property> others = new ThingContent(view, description).properties().stream()
                .filter(p -> !TOLD.contains(p.name().node())).toList();
        return Optional.of(new TermPage(view, Head.of(view, description), ties(view, term), used,
                examples(view, term, isClass),
                sources.stream().map(s -> Name.of(view, s)).toList(), things.text(term, Egn.rationale)
                .map(VisibleText::of),
                queries(view, term), others));
    }

    private static final List<Node> TOLD = List.of(DCTerms.source.asNode(), Egn.rationale, SKOS.example.asNode(),
            RDFS.isDefinedBy.asNode(),
            RDFS.domain.asNode(), RDFS.range.asNode(), RDFS.subClassOf.asNode(), RDFS.subPropertyOf.asNode(),
            OWL.disjointWith.asNode(),
            OWL.inverseOf.asNode());

    private static int statements(Things things, Node property) {
        int[] count = {0};
        things.confirmed().find(Node.ANY, property, Node.ANY).forEachRemaining(t -> count[0]++);
        return count[0];
    }

    private static List<Ties> ties(View view, Node term) {
        List<Ties> ties = new ArrayList<>();
        add(ties, view, "term.super", view.site().things().values(term, RDFS.subClassOf.asNode()));
        add(ties, view, "term.sub", view.site().things().having(RDFS.subClassOf.asNode(), term));
        add(ties, view, "term.super-property", view.site().things().values(term, RDFS.subPropertyOf.asNode()));
        add(ties, view, "term.sub-property", view.site().things().having(RDFS.subPropertyOf.asNode(), term));
        add(ties, view, "term.domain", view.site().things().values(term, RDFS.domain.asNode()));
        add(ties, view, "term.range", view.site().things().values(term, RDFS.range.asNode()));
        add(ties, view, "term.inverse", view.site().things().values(term, OWL.inverseOf.asNode()));
        add(ties, view, "term.domain-of", view.site().things().having(RDFS.domain.asNode(), term));
        add(ties, view, "term.range-of", view.site().things().having(RDFS.range.asNode(), term));
        add(ties, view, "term.disjoint", disjoint(view.site().things(), term));
        add(ties, view, "term.shortcut-of", view.site().things().having(Egn.shortcut, term));
        return ties;
    }

    private static List<Node> disjoint(Things things, Node term) {
        List<Node> both = new ArrayList<>(things.values(term, OWL.disjointWith.asNode()));
        both.addAll(things.having(OWL.disjointWith.asNode(), term));
        return both.stream().distinct().toList();
    }

    private static void add(List<Ties> ties, View view, String key, List<Node> terms) {
        if (!terms.isEmpty()) {
            ties.add(new Ties(key, terms.stream().map(t -> Name.of(view, t)).toList()));
        }
    }

    private static List<Example> examples(View view, Node term, boolean isClass) {
        Things things = view.site().things();
        return things.values(term, SKOS.example.asNode()).stream().limit(EXAMPLES)
                .map(subject -> new Example(Name.of(view, subject),
                isClass ? Optional.empty() : things.value(subject, term).map(v -> Value.of(view, v)))).toList();
    }

    private static List<SavedQuery> queries(View view, Node term) {
        Pattern name = Pattern.compile("(?<![\\w:-])egn:"
                + Pattern.quote(term.getURI().substring(Namespaces.DEF.length())) + "(?![\\w-])");
        return view.site().release().queries().questions().stream().filter(q -> name.matcher(q.text()).find()).toList();
    }

    /** Address of a saved question. */
    public String queryLink(SavedQuery query) {
        return view.link("query/" + query.id());
    }

    @Override
    public String template() {
        return "term.jte";
    }

    @Override
    public String title() {
        return head.name().text() + " (egn:" + head.name().node().getURI().substring(Namespaces.DEF.length()) + ")";
    }

    @Override
    public Optional<String> jsonLd() {
        return Optional.of(SchemaOrg.of(view, head, List.of()));
    }
}
