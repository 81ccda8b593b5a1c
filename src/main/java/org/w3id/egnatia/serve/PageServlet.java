package org.w3id.egnatia.serve;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.w3id.egnatia.page.Page;
import org.w3id.egnatia.page.View;

/** An address that answers with a page. */
final class PageServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    static final String HTML = "text/html; charset=utf-8";

    /** Makes the page of a request, or none if there is no such page. */
    @FunctionalInterface
    interface Maker {
        Optional<? extends Page> page(View view);
    }

    private final transient CurrentRelease current;
    private final transient Maker maker;

    PageServlet(CurrentRelease current, Maker maker) {
        this.current = current;
        this.maker = maker;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        View view;
        try {
            view = Views.of(request, current.site());
        } catch (BadParameterException e) {
            Answers.error(response, HttpServletResponse.SC_BAD_REQUEST, e.getMessage());
            return;
        }
        Optional<? extends Page> page = maker.page(view);
        if (page.isEmpty()) {
            Answers.nothingHere(response);
            return;
        }
        byte[] html = view.site().render(page.get()).getBytes(StandardCharsets.UTF_8);
        Answers.send(request, response, HTML, html, Answers.REVALIDATE);
    }
}
