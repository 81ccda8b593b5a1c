package org.w3id.egnatia.serve;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.matrix.Kind;
import org.w3id.egnatia.page.matrix.MatrixPage;

/** {@code /matrix/KIND} as a page and {@code /matrix/KIND.csv} as a table; {@code /matrix} leads to the first kind. */
final class MatrixServlet extends ViewServlet {
    private static final long serialVersionUID = 1L;

    private static final String CSV = ".csv";


    MatrixServlet(CurrentRelease current) {
        super(current);
    }

    @Override
    void show(View view, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String name = request.getPathInfo() == null ? "" : request.getPathInfo().substring(1);
        if (name.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", view.link("matrix/" + Kind.all().get(0).code()));
            return;
        }
        Optional<Kind> kind = Kind.of(name.endsWith(CSV) ? name.substring(0, name.length() - CSV.length()) : name);
        if (kind.isEmpty()) {
            Problems.nothingHere(request, response, view.site());
            return;
        }
        MatrixPage page = MatrixPage.of(view, kind.get());
        boolean csv = name.endsWith(CSV);
        String body = csv ? page.csv() : view.site().render(page);
        Answers.send(request, response, csv ? "text/csv; charset=utf-8" : PageServlet.HTML, body.getBytes(StandardCharsets.UTF_8), Answers.REVALIDATE);
    }
}
