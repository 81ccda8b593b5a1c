package org.w3id.egnatia.serve;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.w3id.egnatia.page.Page;
import org.w3id.egnatia.page.View;

/** An address that answers with a page. */
final class PageServlet extends ViewServlet {
    private static final long serialVersionUID = 1L;

    static final String HTML = "text/html; charset=utf-8";

    /** Makes the page of a request, or none if there is no such page. */
    @FunctionalInterface
    interface Maker {
        Optional<? extends Page> page(View view);
    }

    private final transient Maker maker;

    PageServlet(CurrentRelease current, Maker maker) {
        super(current);
        this.maker = maker;
    }

    @Override
    void show(View view, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<? extends Page> page = maker.page(view);
        if (page.isEmpty()) {
            Problems.nothingHere(request, response, view.site());
            return;
        }
        byte[] html = view.site().render(page.get()).getBytes(StandardCharsets.UTF_8);
        Answers.send(request, response, HTML, html, Answers.REVALIDATE);
    }
}
