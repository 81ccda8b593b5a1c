package org.w3id.egnatia.page.thing;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.egnatia.describe.Description;
import org.w3id.egnatia.describe.DescriptionKind;
import org.w3id.egnatia.describe.DocumentForm;
import org.w3id.egnatia.describe.FactType;
import org.w3id.egnatia.page.Copy;
import org.w3id.egnatia.page.Label;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Page;
import org.w3id.egnatia.page.Things;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.VisibleText;
import org.w3id.egnatia.page.fact.Evidence;
import org.w3id.egnatia.page.fact.Facts;
import org.w3id.egnatia.page.fact.Tense;
import org.w3id.egnatia.publish.Citation;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * What all pages about things have in common: name, classes, one sentence, the forms in which the description can be
 * had, the query that constructs it, and how to cite it.
 *
 * @param name      the thing
 * @param types     its classes without those that are implied
 * @param sentence  what it is in one sentence, without a language where it is made of words of the interface; may be
 *                  empty
 * @param confirmed false if only unconfirmed facts speak of it
 * @param forms     files with its description
 * @param checksums the file with the checksums of these; empty where the site is a copy, which has them for all files
 * @param query     address of the query page with the query that constructs the description
 * @param citation  how to cite the page
 * @param citations files with the citation
 */
public record Head(Name name, List<Name> types, Label sentence, boolean confirmed, List<File> forms,
                   Optional<File> checksums, String query, Citation citation, List<File> citations) {

    private static final Node ACCESSION_STATUS =
            NodeFactory.createURI(Namespaces.VOC + "relation-kind/accession-status");
    private static final List<Node> SENTENCES = List.of(SKOS.definition.asNode(), DCTerms.description.asNode());

    /**
     * A file about the thing.
     *
     * @param label     name of its format
     * @param mediaType its media type
     * @param path      its path on this site
     */
    public record File(String label, String mediaType, String path) {
    }

    static Head of(View view, Description description) {
        Node thing = description.subject();
        Things things = view.site().things();
        Name name = things.isA(thing, Egn.Evidence) ? ofEvidence(view, thing) : Name.of(view, thing);
        String query = Stream.of(description.day().map(day -> View.AS_OF + '=' + day),
                        Optional.of(EntityPage.PAGE + '=' + description.page()).filter(page -> description.page() > 1))
                .flatMap(Optional::stream).collect(Collectors.joining("&"));
        String asked = query.isEmpty() ? "" : '?' + query;
        List<File> files = Stream.of(DocumentForm.values()).filter(form -> isThere(view, form.suffix()))
                .map(form -> new File(form.label(), form.mediaType(), view.path() + '.' + form.suffix() + asked))
                .toList();
        List<File> citations = Stream.of(Citation.Form.values()).filter(form -> isThere(view, form.suffix()))
                .map(form -> new File(form.label(), form.contentType(), view.path() + '.' + form.suffix())).toList();
        Citation citation = new Citation(thing.getURI(), cited(view, thing, name), view.site().release().version(),
                view.site().release().issued(), view.asOf().chosen());
        Label sentence = sentence(view, description);
        return new Head(name, things.types(thing).stream().map(type -> Name.of(view, type)).toList(),
                sentence.isEmpty() ? status(view, description).or(() -> ofFact(view, thing))
                .map(composed -> new Label(composed, "", false)).orElse(sentence) : sentence,
                description.isConfirmed(), files, Optional.of(new File("SHA-256",
                "text/plain", view.path() + ".sha256" + asked)).filter(file -> view.site().copy().isEmpty()),
                view.openQuery(description.query()), citation,
                citations);
    }

    /** By what a thing is cited: its name, of a figure with what it says. */
    public static String cited(View view, Node thing) {
        return cited(view, thing, Name.of(view, thing));
    }

    private static String cited(View view, Node thing, Name name) {
        return name.text() + (view.site().things().isA(thing, Egn.Figure) ? new Facts(view).read(thing).value()
                .map(value -> ": " + value).orElse("") : "");
    }

    /** A site that is written down as files has some forms. */
    private static boolean isThere(View view, String ending) {
        return view.site().copy().isEmpty() || Copy.hasFile(view.path(), ending);
    }

    /** What a named graph is in one sentence, if the catalogue says so. */
    static Label sentence(View view, Node thing) {
        if (thing.getURI().startsWith(Namespaces.GRAPH)) {
            return view.told(view.site().release().dataset().getGraph(Release.CATALOGUE)
                    .find(thing, DCTerms.description.asNode(), Node.ANY).mapWith(Triple::getObject).toList());
        }
        return Label.NONE;
    }

    /** Of things it is what the description has in words. */
    private static Label sentence(View view, Description description) {
        if (description.kind() == DescriptionKind.GRAPH) {
            return sentence(view, description.subject());
        }
        return SENTENCES.stream()
                .map(property -> view.told(description.own().stream().filter(t -> t.predicateMatches(property))
                .map(Triple::getObject).toList())).filter(text -> !text.isEmpty()).findFirst().orElse(Label.NONE);
    }

    /** The status on the way to membership, if a day was chosen and a fact says so. */
    private static Optional<String> status(View view, Description description) {
        Facts facts = new Facts(view);
        return description.mentions().stream().filter(m -> description.day().isPresent()
                && m.properties().contains(Egn.holder)
                        && view.site().things().value(m.resource(), Egn.relationKind)
                        .filter(ACCESSION_STATUS::equals).isPresent())
                .map(m -> facts.read(m.resource())).filter(fact -> fact.tense() == Tense.HOLDS
                        && fact.from().isPresent() && fact.status().isPresent())
                .findFirst().map(fact -> view.text("thing.status", fact.status().get().text(), fact.when()));
    }

    /** Evidence has no name; it is known by its place. */
    private static Name ofEvidence(View view, Node node) {
        Evidence evidence = Evidence.of(view, node);
        String source = evidence.source().map(Name::text).orElseGet(() -> view.text("evidence.no-source"));
        String text = view.text("evidence.title", evidence.locator().isEmpty() ? source
                : source + ", " + evidence.locator());
        return new Name(node, text, "", false, view.link(node));
    }

    /** A fact without a description is described by its kind and time, a grade by what it is and who gives it. */
    private static Optional<String> ofFact(View view, Node thing) {
        return FactType.of(view.site().things(), thing).map(type -> new Facts(view).read(thing))
                .map(fact -> view.site().things().value(thing, Egn.grade).map(grade -> Stands.sentence(
                view.text("head.grade", view.name(grade), words(fact.in(Egn.attributedTo)), fact.evidence().stream()
                .findFirst().map(Evidence::inWords).orElse("")))).orElseGet(() -> Stands.sentence(Stream.of(
                Stream.of(fact.kind(), fact.status()).flatMap(Optional::stream).map(Name::text)
                .collect(Collectors.joining(": ")), fact.type() == FactType.FIGURE ? words(fact.in(Egn.about)) : "",
                fact.when()).filter(part -> !part.isEmpty()).collect(Collectors.joining(", ")))));
    }

    private static String words(List<Name> names) {
        return names.stream().map(Name::text).collect(Collectors.joining(", "));
    }

    /** The name as a heading, with a capital if it is a word of ours. */
    public String heading() {
        return name.node().getURI().startsWith(Namespaces.VOC) ? VisibleText.capitalised(name.text()) : name.text();
    }

    /** The same files, for the head of the page. */
    List<Page.Alternate> alternates() {
        return forms.stream().map(file -> new Page.Alternate(file.mediaType(), file.path())).toList();
    }
}
