package org.w3id.egnatia.serve;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.w3id.egnatia.describe.Description;
import org.w3id.egnatia.describe.DocumentForm;
import org.w3id.egnatia.describe.JsonLdContext;
import org.w3id.egnatia.page.Links;
import org.w3id.egnatia.page.Page;
import org.w3id.egnatia.page.Site;
import org.w3id.egnatia.page.Things;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.thing.DirectoryPage;
import org.w3id.egnatia.page.overview.ThingPages;
import org.w3id.egnatia.page.thing.EntityPage;
import org.w3id.egnatia.publish.Citation;
import org.w3id.egnatia.publish.ReleaseDate;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * The documents about our IRIs: as a page, as RDF, as a table or as a citation, by suffix or by Accept (RFC 9110, section
 * 12). Each form is a resource of its own with its own ETag; the negotiated address names the one that it chose.
 *
 * <p>The address of a thing itself, below {@code /id/}, leads to its document with 303. One IRI has one spelling: others
 * are sent to it with 301, and so is a retired IRI that has been replaced; one that has not is answered with 410.
 */
final class DocumentServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private static final String HTML = "text/html";
    private static final String LICENCE = "https://creativecommons.org/licenses/by/4.0/";

    private final transient CurrentRelease current;

    DocumentServlet(CurrentRelease current) {
        this.current = current;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Site site = current.site();
        String asked = (request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo())).substring(1);
        if (DirectoryPage.isAt(site, asked)) {
            directory(request, response, site, asked);
            return;
        }
        JsonLdContext context = site.descriptions().context();
        if (asked.equals(JsonLdContext.PATH) || asked.equals(context.versionPath())) {
            link(response, site.links().absolute(asked.equals(JsonLdContext.PATH) ? context.versionPath() : JsonLdContext.PATH),
                    "latest-version", DocumentForm.JSON_LD.mediaType());
            Answers.send(request, response, DocumentForm.JSON_LD.contentType(), context.bytes(), Answers.REVALIDATE);
            return;
        }
        boolean isThing = asked.startsWith("id/");
        Optional<Address> found = Address.of(site.descriptions(), site.things(),
                isThing ? "doc/" + asked.substring("id/".length()) : asked);
        if (found.isEmpty()) {
            Problems.nothingHere(request, response, site);
            return;
        }
        Address address = found.get();
        String right = isThing ? "id/" + address.path().substring("doc/".length()) : address.path();
        Optional<Node> replacement = replacement(site.things(), address.description().subject());
        if (replacement.isPresent()) {
            String document = Links.path(replacement.get().getURI());
            redirect(request, response, site, HttpServletResponse.SC_MOVED_PERMANENTLY,
                    isThing ? document.replaceFirst("^doc/", "id/") : address.suffix().isEmpty() ? document : document + '.' + address.suffix());
        } else if (isRetired(site.things(), address.description().subject())) {
            Problems.send(request, response, site, HttpServletResponse.SC_GONE,
                    "This address was retired and nothing took its place; older data versions have it.");
        } else if (!request.getRequestURI().equals('/' + right)) {
            redirect(request, response, site, HttpServletResponse.SC_MOVED_PERMANENTLY, right);
        } else if (isThing) {
            seeOther(request, response, site, address);
        } else {
            answer(request, response, site, address, current.served().since());
        }
    }

    private static void directory(HttpServletRequest request, HttpServletResponse response, Site site, String asked) throws IOException {
        String right = DirectoryPage.path(asked);
        if (!request.getRequestURI().equals('/' + right)) {
            redirect(request, response, site, HttpServletResponse.SC_MOVED_PERMANENTLY, right);
            return;
        }
        try {
            Optional<DirectoryPage> page = DirectoryPage.of(Views.of(request, site, right));
            if (page.isPresent()) {
                Answers.send(request, response, PageServlet.HTML, site.render(page.get()).getBytes(StandardCharsets.UTF_8), Answers.REVALIDATE);
            } else {
                Problems.nothingHere(request, response, site);
            }
        } catch (BadParameterException e) {
            Problems.send(request, response, site, HttpServletResponse.SC_BAD_REQUEST, e.getMessage());
        }
    }

    private static boolean isRetired(Things things, Node thing) {
        return things.text(thing, OWL2.deprecated.asNode()).filter("true"::equals).isPresent();
    }

    private static Optional<Node> replacement(Things things, Node thing) {
        return isRetired(things, thing) ? things.value(thing, DCTerms.isReplacedBy.asNode()).filter(Links::isOurs) : Optional.empty();
    }

    /** The address is made of the public address and of an IRI that we know, never of what the request says. */
    private static void redirect(HttpServletRequest request, HttpServletResponse response, Site site, int status, String path) {
        String query = request.getQueryString();
        response.setStatus(status);
        response.setHeader("Location", site.links().to(path) + (query == null ? "" : '?' + query));
    }

    private static void seeOther(HttpServletRequest request, HttpServletResponse response, Site site, Address address) throws IOException {
        response.setHeader("Vary", Answers.BY_ACCEPT);
        if (address.suffix().isEmpty() && Accept.of(request).choose(offered(address)).isEmpty()) {
            notAcceptable(request, response, site, address);
        } else {
            redirect(request, response, site, HttpServletResponse.SC_SEE_OTHER, address.path());
        }
    }

    private static List<String> offered(Address address) {
        List<String> types = new ArrayList<>(List.of(HTML));
        Arrays.stream(DocumentForm.values()).forEach(form -> types.add(form.mediaType()));
        return types;
    }

    private static void notAcceptable(HttpServletRequest request, HttpServletResponse response, Site site, Address address) throws IOException {
        Problems.send(request, response, site, HttpServletResponse.SC_NOT_ACCEPTABLE,
                "This document can be had as " + String.join(", ", offered(address)) + ".");
    }

    private static void answer(HttpServletRequest request, HttpServletResponse response, Site site, Address address, Instant since) throws IOException {
        View view;
        try {
            view = Views.of(request, site, address.stem());
        } catch (BadParameterException e) {
            Problems.send(request, response, site, HttpServletResponse.SC_BAD_REQUEST, e.getMessage());
            return;
        }
        Optional<LocalDate> day = view.asOf().chosen();
        if (day.isPresent() && !address.description().kind().hasDays()) {
            Problems.send(request, response, site, HttpServletResponse.SC_BAD_REQUEST,
                    "Terms, concepts and named graphs are not shown as of a day: leave out the parameter " + View.AS_OF + ".");
            return;
        }
        // With a list in full the page is that of the list.
        String page = view.parameters().containsKey(EntityPage.LIST) ? "1" : view.parameters().getOrDefault(EntityPage.PAGE, "1");
        Optional<Description> asked = page.matches("[1-9][0-9]{0,5}")
                ? site.descriptions().of(address.description().subject(), day, Integer.parseInt(page)) : Optional.empty();
        if (asked.isEmpty()) {
            Problems.nothingHere(request, response, site);
            return;
        }
        Description description = asked.get();
        links(response, site, address, description);
        String suffix = address.suffix();
        if (suffix.isEmpty()) {
            response.setHeader("Vary", Answers.BY_ACCEPT);
            Optional<String> type = Accept.of(request).choose(offered(address));
            if (type.isEmpty()) {
                notAcceptable(request, response, site, address);
                return;
            }
            suffix = DocumentForm.ofMediaType(type.get()).map(DocumentForm::suffix).orElse("html");
            String query = request.getQueryString();
            response.setHeader("Content-Location", site.links().to(address.stem() + '.' + suffix) + (query == null ? "" : '?' + query));
        }
        Optional<DocumentForm> form = DocumentForm.ofSuffix(suffix);
        if (suffix.equals("html")) {
            // What a page shows of a fact depends on the day, so it changes at midnight even if the data does not.
            Instant today = view.asOf().today().atStartOfDay(ZoneOffset.UTC).toInstant();
            lastModified(response, view.asOf().chosen().isEmpty() && today.isAfter(since) ? today : since);
            page(request, response, view, description);
        } else if (form.isPresent()) {
            lastModified(response, since);
            if (form.get() != DocumentForm.RDF_XML || form.get().fits(description.graph())) {
                byte[] file = site.descriptions().write(description, form.get(), site.links().absolute(address.stem() + '.' + suffix));
                Answers.send(request, response, form.get().contentType(), file, Answers.REVALIDATE);
            } else {
                notAcceptable(request, response, site, address);
            }
        } else {
            lastModified(response, since);
            citation(request, response, view, address);
        }
    }

    private static void lastModified(HttpServletResponse response, Instant moment) {
        response.setHeader("Last-Modified", HttpDates.write(moment));
    }

    private static void page(HttpServletRequest request, HttpServletResponse response, View view, Description description) throws IOException {
        Optional<? extends Page> page = ThingPages.of(view, description);
        if (page.isEmpty()) {
            Problems.nothingHere(request, response, view.site());
        } else {
            Answers.send(request, response, PageServlet.HTML, view.site().render(page.get()).getBytes(StandardCharsets.UTF_8), Answers.REVALIDATE);
        }
    }

    private static void citation(HttpServletRequest request, HttpServletResponse response, View view, Address address) throws IOException {
        Citation.Form form = Arrays.stream(Citation.Form.values()).filter(f -> f.suffix().equals(address.suffix())).findFirst().orElseThrow();
        Node thing = address.description().subject();
        Citation citation = new Citation(thing.getURI(), view.name(thing), view.site().release().version(),
                ReleaseDate.of(view.site().release()), view.asOf().chosen());
        Answers.send(request, response, form.contentType(), citation.as(form).getBytes(StandardCharsets.UTF_8), Answers.REVALIDATE);
    }

    /** Links between the forms, to the IRI to cite, the licence and the description of the whole (signposting.org/FAIR). */
    private static void links(HttpServletResponse response, Site site, Address address, Description description) {
        Links links = site.links();
        link(response, links.absolute(address.stem()), "canonical", "");
        link(response, address.description().subject().getURI(), "cite-as", "");
        link(response, LICENCE, "license", "");
        link(response, links.absolute(".well-known/void"), "describedby", "text/turtle");
        site.things().types(address.description().subject()).forEach(type -> link(response, type.getURI(), "type", ""));
        link(response, links.absolute(address.stem() + ".html"), "alternate", HTML);
        for (DocumentForm form : DocumentForm.values()) {
            link(response, links.absolute(address.stem() + '.' + form.suffix()), "alternate", form.mediaType());
        }
        if (description.pages() > 1) {
            String here = links.absolute(address.path()) + description.day().map(day -> "?as-of=" + day + "&page=").orElse("?page=");
            link(response, here + 1, "first", "");
            description.previous().ifPresent(number -> link(response, here + number, "prev", ""));
            description.next().ifPresent(number -> link(response, here + number, "next", ""));
            link(response, here + description.pages(), "last", "");
        }
        if (address.description().subject().getURI().startsWith(Namespaces.ID)) {
            link(response, address.description().subject().getURI(), "http://xmlns.com/foaf/0.1/primaryTopic", "");
        }
    }

    private static void link(HttpServletResponse response, String target, String relation, String type) {
        response.addHeader("Link", '<' + target + ">; rel=\"" + relation + '"' + (type.isEmpty() ? "" : "; type=\"" + type + '"'));
    }
}
