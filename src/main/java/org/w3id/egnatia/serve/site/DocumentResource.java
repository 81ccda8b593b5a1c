package org.w3id.egnatia.serve.site;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.w3id.egnatia.describe.Description;
import org.w3id.egnatia.describe.Descriptions;
import org.w3id.egnatia.describe.DocumentForm;
import org.w3id.egnatia.page.Links;
import org.w3id.egnatia.page.Page;
import org.w3id.egnatia.page.Site;
import org.w3id.egnatia.page.Things;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.overview.ThingPages;
import org.w3id.egnatia.page.report.Narrowed;
import org.w3id.egnatia.page.thing.EntityPage;
import org.w3id.egnatia.page.thing.Head;
import org.w3id.egnatia.page.thing.OntologyPage;
import org.w3id.egnatia.publish.Citation;
import org.w3id.egnatia.publish.Distributions;
import org.w3id.egnatia.query.Choice;
import org.w3id.egnatia.query.Parameter;
import org.w3id.egnatia.query.ParameterType;
import org.w3id.egnatia.query.ValueList;
import org.w3id.egnatia.release.Sha256;
import org.w3id.egnatia.serve.http.Answer;
import org.w3id.egnatia.serve.http.Cause;
import org.w3id.egnatia.serve.http.Content;
import org.w3id.egnatia.serve.http.Field;
import org.w3id.egnatia.serve.http.Form;
import org.w3id.egnatia.serve.http.Negotiator;
import org.w3id.egnatia.serve.http.Redirect;
import org.w3id.egnatia.serve.http.Refusal;
import org.w3id.egnatia.serve.http.RefusalException;
import org.w3id.egnatia.serve.http.Representation;
import org.w3id.egnatia.serve.http.Resource;
import org.w3id.egnatia.serve.http.Target;
import org.w3id.egnatia.serve.live.Served;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * The documents about our IRIs: as a page, as RDF, as a table or as a citation, by suffix or by Accept (RFC 9110,
 * section 12). Each form is a resource of its own with its own ETag; the negotiated address names the one that it
 * chose.
 *
 * <p>The address of a thing itself, below {@code /id/}, leads to its document with 303. One IRI has one spelling:
 * others are sent to it with 301, and so is a retired IRI that has been replaced; one that has not is answered with
 * 410.
 */
final class DocumentResource implements Resource {

    /** A place, a type or scheme, and a code. */
    private static final int PARTS = 3;
    private static final String LICENCE = "https://creativecommons.org/licenses/by/4.0/";
    private static final Pattern ONTOLOGY_VERSION = Pattern.compile("def/(\\d+\\.\\d+\\.\\d+)(\\.ttl)?");
    /** Parameters of all their addresses. */
    static final List<Parameter> PARAMETERS = List.of(
            Parameter.optional(EntityPage.LIST, new ParameterType.FreeText(300), "The list that is shown in full."),
            Parameter.withDefault(EntityPage.PAGE, new ParameterType.WholeNumber(1, 999_999),
            "The page of the description, or of that list.", "1"));

    /** Parameters by which the page of the ontology is narrowed. */
    static final List<Parameter> OF_TERMS = List.of(
            Parameter.optional(Narrowed.KIND, new ParameterType.Word(OntologyPage.KINDS), "The kind of term."),
            Parameter.optional(OntologyPage.MODULE, new ParameterType.FreeText(60), "The module of the ontology."));

    private final Dumps dumps;

    DocumentResource(Dumps dumps) {
        this.dumps = dumps;
    }

    @Override
    public Answer answer(Target target) throws RefusalException {
        Site site = Served.of(target).site();
        String asked = target.path();
        boolean isThing = asked.startsWith("id/");
        Optional<Address> found = Address.of(site.descriptions(), site.things(), isThing ? "doc/"
                + asked.substring("id/".length()) : asked);
        if (found.isEmpty()) {
            return frozen(site, asked).or(() -> named(target)).orElseThrow(() -> NotFoundResource.refusal(site, asked)
                    .thrown());
        }
        Address address = found.get();
        String right = isThing ? "id/" + address.path().substring("doc/".length()) : address.path();
        Optional<Node> replacement = replacement(site.things(), address.subject());
        if (replacement.isPresent()) {
            String document = Links.path(replacement.get().getURI());
            return permanent(target, isThing ? document.replaceFirst("^doc/", "id/")
                    : address.suffix().isEmpty() ? document : document + '.' + address.suffix());
        } else if (isRetired(site.things(), address.subject())) {
            throw Refusal.of(Cause.GONE,
                    "This address was retired and nothing took its place; older data versions have it.")
                    .thrown();
        } else if (!target.request().uri().equals('/' + right)) {
            return permanent(target, right);
        }
        List<Form> offered = DocumentForms.ALL;
        Form form = (address.suffix().equals(DocumentForms.CHECKSUMS.suffix()) ? Optional.of(DocumentForms.CHECKSUMS)
                : address.suffix().isEmpty() ? Negotiator.byAccept(offered, target.request())
                : Negotiator.bySuffix(offered, address.suffix()))
                .orElseThrow(() -> Negotiator.notAcceptable("This document", offered).thrown());
        return isThing ? Redirect.seeOther(site.links().to(address.path()) + target.request().querySuffix())
                .negotiated()
                : document(target.at(address.stem(), address.suffix()), address, form);
    }

    /**
     * The ontology of a version that is no longer in service, if the folder of releases keeps it: of the newest data
     * that it described, after which nothing is added to it.
     */
    private Optional<Answer> frozen(Site site, String path) {
        Matcher version = ONTOLOGY_VERSION.matcher(path);
        return !version.matches() ? Optional.empty() : dumps.versions().stream().filter(one -> one.isPublished()
                && one.ontology().equals(version.group(1))
                && dumps.stored(one.version(), Distributions.ONTOLOGY).isPresent()).findFirst()
                .map(one -> Redirect.found(site.links().to("dumps/" + one.version() + '/' + Distributions.ONTOLOGY)));
    }

    /** Where the last word of the path is the name of one thing of its type, or of one concept of its scheme. */
    private static Optional<Answer> named(Target target) {
        String[] parts = target.stem().split("/");
        if (parts.length != PARTS || !Namespaces.all().containsKey(parts[1])) {
            return Optional.empty();
        }
        List<Choice> named = target.edition().values().named(ValueList.below(Namespaces.all().get(parts[1])), parts[2]);
        return Optional.of(named).filter(list -> list.size() == 1)
                .map(list -> Redirect.found(target.publicPath() + parts[0] + '/' + parts[1] + '/'
                        + Namespaces.code(list.get(0).node())
                        + (target.suffix().isEmpty() ? "" : '.' + target.suffix()) + target.request().querySuffix()));
    }

    /** The address is made of the public address and of an IRI that we know, never of what the request says. */
    private static Redirect permanent(Target target, String path) {
        return Redirect.permanent(target.publicPath() + path + target.request().querySuffix());
    }

    private static boolean isRetired(Things things, Node thing) {
        return things.text(thing, OWL2.deprecated.asNode()).filter("true"::equals).isPresent();
    }

    private static Optional<Node> replacement(Things things, Node thing) {
        return isRetired(things, thing) ? things.value(thing, DCTerms.isReplacedBy.asNode()).filter(Links::isOurs)
                : Optional.empty();
    }

    private static Representation document(Target target, Address address, Form form) throws RefusalException {
        View view = Views.of(target, target.stem());
        if (!form.equals(Form.HTML) && view.parameters().containsKey(EntityPage.LIST)) {
            throw Refusal.without(EntityPage.LIST, "Only the page shows a list by itself").thrown();
        } else if (DocumentForms.citation(form).isPresent() && view.parameters().containsKey(EntityPage.PAGE)) {
            throw Refusal.without(EntityPage.PAGE, "A citation has no pages").thrown();
        }
        for (Parameter narrowing : OF_TERMS) {
            if (view.parameters().containsKey(narrowing.name()) && (!form.equals(Form.HTML)
                    || !address.subject().equals(Descriptions.ONTOLOGY))) {
                throw Refusal.without(narrowing.name(), "Only the page of the ontology is narrowed").thrown();
            }
        }
        Instant since = Served.of(target).since();
        // What depends on the day changes at midnight even if the data does not.
        Instant today = view.asOf().today().atStartOfDay(ZoneOffset.UTC).toInstant();
        return target.as(form, () -> made(view, address, form))
                .since(target.dependsOnDay(form) && today.isAfter(since) ? today : since);
    }

    private static Representation.Made made(View view, Address address, Form form) throws RefusalException {
        Description description = description(view, address.subject());
        return linked(bytes(view, description, form, address), view.site(), address, description);
    }

    /** With a list in full the page is that of the list. */
    private static Description description(View view, Node subject) throws RefusalException {
        String page = view.parameters().containsKey(EntityPage.LIST) ? "1" : view.parameters()
                .getOrDefault(EntityPage.PAGE, "1");
        return view.site().descriptions().of(subject, view.asOf().chosen(), Integer.parseInt(page))
                .orElseThrow(() -> Refusal.notFound().thrown());
    }

    private static Representation.Made bytes(View view, Description description, Form form, Address address)
            throws RefusalException {
        if (form.equals(Form.HTML)) {
            Page page = ThingPages.of(view, description).orElseThrow(() -> noSuchList(view).thrown());
            return Representation.Made.of(view.site().render(page));
        }
        if (form.equals(DocumentForms.CHECKSUMS)) {
            return Representation.Made.of(checksums(view, description, address));
        }
        Optional<Citation.Form> citation = DocumentForms.citation(form);
        if (citation.isPresent()) {
            return Representation.Made.of(citation(view, description.subject()).as(citation.get()));
        }
        DocumentForm written = DocumentForms.written(form);
        if (!written.fits(description.graph())) {
            throw Negotiator.notAcceptable("This document", DocumentForms.ALL.stream()
                    .filter(other -> !other.equals(form)).toList()).thrown();
        }
        return Representation.Made.of(Content.of(written(view, description, written, address)));
    }

    /** A line for each file of the description: its checksum and its name. */
    private static String checksums(View view, Description description, Address address) {
        String name = address.stem().substring(address.stem().lastIndexOf('/') + 1);
        return Stream.of(DocumentForm.values()).filter(form -> form.fits(description.graph())).map(form ->
                Sha256.hex(written(view, description, form, address)) + "  " + name + '.' + form.suffix() + '\n')
                .collect(Collectors.joining());
    }

    private static byte[] written(View view, Description description, DocumentForm form, Address address) {
        return view.site().descriptions().write(description, form,
                view.site().links().absolute(address.stem() + '.' + form.suffix()));
    }

    private static Refusal noSuchList(View view) {
        return view.parameters().containsKey(EntityPage.PAGE) ? Refusal.notFound()
                : Refusal.badRequest("The parameter list names a list of this page; there is none of this name.")
                .with("parameter", EntityPage.LIST);
    }

    private static Citation citation(View view, Node thing) {
        return new Citation(thing.getURI(), Head.cited(view, thing), view.site().release().version(),
                view.site().release().issued(), view.asOf().chosen());
    }

    /**
     * Links between the forms, to the IRI to cite, the licence and the description of the whole (signposting.org/FAIR).
     */
    private static Representation.Made linked(Representation.Made made, Site site, Address address,
            Description description) {
        Links links = site.links();
        String stem = address.stem();
        String iri = description.subject().getURI();
        List<Field> all = new ArrayList<>(List.of(Field.link(links.absolute(stem), "canonical"),
                Field.link(iri, "cite-as"), Field.link(LICENCE, "license"),
                Field.link(links.absolute(".well-known/void"), "describedby", "text/turtle")));
        site.things().types(description.subject()).forEach(type -> all.add(Field.link(type.getURI(), "type")));
        DocumentForms.ALL.stream().filter(form -> DocumentForms.citation(form).isEmpty())
                .forEach(form -> all.add(Field.link(links.absolute(stem + '.' + form.suffix()), "alternate",
                form.mediaType())));
        if (description.pages() > 1) {
            String here = links.absolute(address.path()) + description.day().map(day -> "?as-of=" + day + "&page=")
                    .orElse("?page=");
            all.add(Field.link(here + 1, "first"));
            description.previous().ifPresent(number -> all.add(Field.link(here + number, "prev")));
            description.next().ifPresent(number -> all.add(Field.link(here + number, "next")));
            all.add(Field.link(here + description.pages(), "last"));
        }
        if (iri.startsWith(Namespaces.ID)) {
            all.add(Field.link(iri, "http://xmlns.com/foaf/0.1/primaryTopic"));
        }
        return new Representation.Made(made.content(), made.form(), made.isFleeting(), all, made.notes());
    }
}
