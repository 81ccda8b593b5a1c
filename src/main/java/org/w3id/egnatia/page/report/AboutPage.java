package org.w3id.egnatia.page.report;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.egnatia.page.Label;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Page;
import org.w3id.egnatia.page.Partners;
import org.w3id.egnatia.page.Things;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.publish.Citation;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * What this is, what it rests on, how far it reaches and how to cite it.
 *
 * @param view          its circumstances
 * @param documents     the documents that are modelled whole, by number
 * @param verifications how facts were checked
 * @param changed       when the data was last changed, if the catalogue says so
 * @param newest        the day of the newest event that had happened by the day shown
 * @param newestOfPartners the day of the newest of them that is about the partners, as the first page lists them
 */
public record AboutPage(View view, List<Name> documents, List<Meaning> verifications, Optional<LocalDate> changed,
                        Optional<LocalDate> newest, Optional<LocalDate> newestOfPartners) implements Page {

    private static final Node VERIFICATIONS = NodeFactory.createURI(Namespaces.VOC + "verification");

    /**
     * A term and what it means.
     *
     * @param name    the term
     * @param meaning its definition
     */
    public record Meaning(Name name, Label meaning) {
    }

    /** The page. */
    public static AboutPage of(View view) {
        Things things = view.site().things();
        List<Name> documents = things.having(DCTerms.identifier.asNode()).stream()
                .filter(node -> things.isA(node, Egn.TextDocument))
                .filter(node -> text(things, node, DCTerms.identifier.asNode()).matches("\\d{3}"))
                .sorted(Comparator.comparing(node -> text(things, node, DCTerms.identifier.asNode())))
                .map(node -> Name.of(view, node)).toList();
        List<Meaning> verifications = things.having(SKOS.inScheme.asNode(), VERIFICATIONS).stream()
                .map(node -> new Meaning(Name.of(view, node), view.told(node, SKOS.definition.asNode())))
                .sorted(Comparator.comparing(meaning -> meaning.name().text())).toList();
        return new AboutPage(view, documents, verifications, view.site().release().issued(),
                newest(view, event -> true), newest(view, event -> things.values(event, Egn.about).stream()
                .anyMatch(thing -> Partners.isOfTheRegion(view, thing))));
    }

    private static Optional<LocalDate> newest(View view, Predicate<Node> which) {
        Things things = view.site().things();
        return things.having(Egn.date).stream().filter(node -> things.isA(node, Egn.Event)).filter(which)
                .filter(node -> things.text(node, Egn.planned).filter("true"::equals).isEmpty())
                .flatMap(node -> things.day(node, Egn.date).stream()).filter(day -> !day.isAfter(view.asOf().day()))
                .max(Comparator.naturalOrder());
    }

    private static String text(Things things, Node node, Node property) {
        return things.value(node, property).map(Node::getLiteralLexicalForm).orElse("");
    }

    /** How to cite the whole. */
    public String citation() {
        return new Citation(Namespaces.BASE, view.text("about.whole"), view.site().release().version(), changed,
                view.asOf().chosen()).inWords();
    }

    @Override
    public String template() {
        return "about.jte";
    }

    @Override
    public String title() {
        return view.text("about.title");
    }

    @Override
    public String description() {
        return view.text("about.what");
    }
}
