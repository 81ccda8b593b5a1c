package org.w3id.egnatia.serve;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.matrix.Kind;
import org.w3id.egnatia.page.matrix.MatrixPage;

/** {@code /matrix/KIND} as a page and {@code /matrix/KIND.csv} as a table; {@code /matrix} leads to the first kind. */
final class MatrixServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private static final String CSV = ".csv";

    private final transient CurrentRelease current;

    MatrixServlet(CurrentRelease current) {
        this.current = current;
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
        String name = request.getPathInfo() == null ? "" : request.getPathInfo().substring(1);
        if (name.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", view.link("matrix/" + Kind.all().get(0).code()));
            return;
        }
        Optional<Kind> kind = Kind.of(name.endsWith(CSV) ? name.substring(0, name.length() - CSV.length()) : name);
        if (kind.isEmpty()) {
            Answers.nothingHere(response);
            return;
        }
        MatrixPage page = MatrixPage.of(view, kind.get());
        boolean csv = name.endsWith(CSV);
        String body = csv ? page.csv() : view.site().render(page);
        Answers.send(request, response, csv ? "text/csv; charset=utf-8" : PageServlet.HTML, body.getBytes(StandardCharsets.UTF_8), Answers.REVALIDATE);
    }
}
