package org.w3id.egnatia.serve;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.w3id.egnatia.page.HomePage;

/** The home page. */
final class HomeServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient CurrentRelease current;

    HomeServlet(CurrentRelease current) {
        this.current = current;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String html = HomePage.of(current.get(), FusekiUi.withExample()).render();
        Answers.send(request, response, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8), Answers.REVALIDATE);
    }
}
