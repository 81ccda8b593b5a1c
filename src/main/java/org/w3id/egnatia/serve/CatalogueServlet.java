package org.w3id.egnatia.serve;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.w3id.egnatia.describe.DocumentForm;
import org.w3id.egnatia.page.Site;
import org.w3id.egnatia.publish.Catalogue;

/** The description of the whole: VoID and DCAT at {@code /.well-known/void}, negotiated, and at {@code /void.ttl}. */
final class CatalogueServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient CurrentRelease current;

    CatalogueServlet(CurrentRelease current) {
        this.current = current;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Site site = current.site();
        DocumentForm form = DocumentForm.TURTLE;
        if (!request.getServletPath().endsWith(".ttl")) {
            response.setHeader("Vary", Answers.BY_ACCEPT);
            List<String> offered = Arrays.stream(DocumentForm.values()).filter(f -> f != DocumentForm.CSV).map(DocumentForm::mediaType).toList();
            Accept accept = Accept.of(request);
            // A browser that asks for HTML is better served with Turtle than with a refusal.
            Optional<String> type = accept.choose(offered).or(() -> Optional.of("text/turtle").filter(t -> accept.quality("text/html") > 0));
            if (type.isEmpty()) {
                Problems.send(request, response, site, HttpServletResponse.SC_NOT_ACCEPTABLE,
                        "The description of the whole can be had as " + String.join(", ", offered) + ".");
                return;
            }
            form = DocumentForm.ofMediaType(type.get()).orElseThrow();
        }
        Graph description = site.once(Catalogue.class, s -> new Catalogue(s.release())).at(site.links().publicUrl().toString());
        Answers.send(request, response, form.contentType(), site.descriptions().write(description, form), Answers.REVALIDATE);
    }
}
