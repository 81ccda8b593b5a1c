package org.w3id.egnatia.serve;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.w3id.egnatia.page.Links;
import org.w3id.egnatia.page.Page;
import org.w3id.egnatia.page.Site;
import org.w3id.egnatia.page.Things;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.thing.DirectoryPage;
import org.w3id.egnatia.page.overview.ThingPages;
import org.w3id.egnatia.publish.Citation;
import org.w3id.egnatia.publish.Descriptions;
import org.w3id.egnatia.publish.DocumentForm;
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
        boolean isThing = asked.startsWith("id/");
        Optional<Address> found = Address.of(new Descriptions(site.release()), site.things(),
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
        DocumentForm.of(address.description()).forEach(form -> types.add(form.mediaType()));
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
        links(response, site, address);
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
            page(request, response, view, address);
        } else if (form.isPresent()) {
            lastModified(response, since);
            if (DocumentForm.of(address.description()).contains(form.get())) {
                Answers.send(request, response, form.get().contentType(), form.get().bytes(address.description()), Answers.REVALIDATE);
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

    private static void page(HttpServletRequest request, HttpServletResponse response, View view, Address address) throws IOException {
        Optional<? extends Page> page = ThingPages.of(view, address.description());
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
    private static void links(HttpServletResponse response, Site site, Address address) {
        Links links = site.links();
        link(response, links.absolute(address.stem()), "canonical", "");
        link(response, address.description().subject().getURI(), "cite-as", "");
        link(response, LICENCE, "license", "");
        link(response, links.absolute(".well-known/void"), "describedby", "text/turtle");
        site.things().types(address.description().subject()).forEach(type -> link(response, type.getURI(), "type", ""));
        link(response, links.absolute(address.stem() + ".html"), "alternate", HTML);
        DocumentForm.of(address.description()).forEach(form -> {
            link(response, links.absolute(address.stem() + '.' + form.suffix()), "alternate", form.mediaType());
        });
        if (address.description().subject().getURI().startsWith(Namespaces.ID)) {
            link(response, address.description().subject().getURI(), "http://xmlns.com/foaf/0.1/primaryTopic", "");
        }
    }

    private static void link(HttpServletResponse response, String target, String relation, String type) {
        response.addHeader("Link", '<' + target + ">; rel=\"" + relation + '"' + (type.isEmpty() ? "" : "; type=\"" + type + '"'));
    }
}
