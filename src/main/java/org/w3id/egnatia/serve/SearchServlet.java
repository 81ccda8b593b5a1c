package org.w3id.egnatia.serve;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.search.SearchJson;
import org.w3id.egnatia.page.search.SearchPage;

/** {@code /search} as HTML or JSON by Accept, {@code /search.json}, and what may be meant while words are typed. */
final class SearchServlet extends ViewServlet {
    private static final long serialVersionUID = 1L;

    static final String PATH = "/search";
    static final String JSON_PATH = "/search.json";
    static final String SUGGEST_PATH = "/search/suggest";

    private static final String HTML = "text/html";
    private static final String JSON = "application/json";
    private static final int SUGGESTIONS = 8;


    SearchServlet(CurrentRelease current) {
        super(current);
    }

    @Override
    void show(View view, HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (request.getServletPath()) {
            case SUGGEST_PATH -> json(request, response, SearchJson.of(SearchPage.suggestions(view, SUGGESTIONS), view));
            case JSON_PATH -> json(request, response, SearchJson.of(SearchPage.of(view)));
            default -> negotiate(request, response, view);
        }
    }

    private static void negotiate(HttpServletRequest request, HttpServletResponse response, View view) throws IOException {
        response.setHeader("Vary", Answers.BY_ACCEPT);
        String type = Accept.of(request).choose(List.of(HTML, JSON)).orElse("");
        switch (type) {
            case HTML -> Answers.send(request, response, PageServlet.HTML,
                    view.site().render(SearchPage.of(view)).getBytes(StandardCharsets.UTF_8), Answers.REVALIDATE);
            case JSON -> json(request, response, SearchJson.of(SearchPage.of(view)));
            default -> Answers.error(response, HttpServletResponse.SC_NOT_ACCEPTABLE, "The result can be had as " + HTML + ", " + JSON + ".");
        }
    }

    private static void json(HttpServletRequest request, HttpServletResponse response, String json) throws IOException {
        Answers.send(request, response, JSON, json.getBytes(StandardCharsets.UTF_8), Answers.REVALIDATE);
    }
}
