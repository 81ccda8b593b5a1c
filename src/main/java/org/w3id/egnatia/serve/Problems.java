package org.w3id.egnatia.serve;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.apache.jena.atlas.json.JsonObject;
import org.eclipse.jetty.http.HttpStatus;
import org.w3id.egnatia.page.MessagePage;
import org.w3id.egnatia.page.Site;

/**
 * Answers that say why there is no other answer, in the form that the client asked for: a page for a browser, else one
 * sentence as plain text or as problem details (RFC 9457).
 */
final class Problems {

    private static final String TEXT = "text/plain";
    private static final String PAGE = "text/html";
    private static final String JSON = "application/problem+json";

    private Problems() {
    }

    /** Sends a status with one sentence: what, why, and what to do next. It must not repeat what the request says. */
    static void send(HttpServletRequest request, HttpServletResponse response, Site site, int status, String sentence) throws IOException {
        String title = HttpStatus.getMessage(status);
        response.setHeader("Vary", Answers.BY_ACCEPT);
        switch (Accept.of(request).choose(List.of(TEXT, PAGE, JSON)).orElse(JSON)) {
            case PAGE -> Answers.error(response, status, PageServlet.HTML, site.render(new MessagePage(Views.plain(site), title, sentence)));
            case JSON -> {
                JsonObject problem = new JsonObject();
                problem.put("title", title);
                problem.put("status", status);
                problem.put("detail", sentence);
                Answers.error(response, status, JSON, problem + "\n");
            }
            default -> Answers.error(response, status, sentence);
        }
    }

    /** Sends 404. */
    static void nothingHere(HttpServletRequest request, HttpServletResponse response, Site site) throws IOException {
        send(request, response, site, HttpServletResponse.SC_NOT_FOUND,
                "There is nothing at this address. Search for a name, or begin at the home page.");
    }
}
