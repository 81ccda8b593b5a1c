package org.w3id.egnatia.serve;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.overview.ChartCatalogue;
import org.w3id.egnatia.page.figure.ChartFigure;

/** Charts as files: {@code /chart/{name}.svg} and {@code .csv}. */
final class ChartServlet extends ViewServlet {
    private static final long serialVersionUID = 1L;

    private static final Pattern PATH = Pattern.compile("/([a-z0-9-]{1,80})\\.(svg|csv)");


    ChartServlet(CurrentRelease current) {
        super(current);
    }

    @Override
    void show(View view, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Matcher path = PATH.matcher(request.getPathInfo() == null ? "" : request.getPathInfo());
        Optional<ChartFigure> figure = path.matches() ? ChartCatalogue.find(view, path.group(1)) : Optional.empty();
        if (figure.isEmpty()) {
            Problems.nothingHere(request, response, view.site());
            return;
        }
        boolean picture = path.group(2).equals("svg");
        byte[] body = (picture ? figure.get().svg() : figure.get().csv()).getBytes(StandardCharsets.UTF_8);
        response.setHeader("Content-Disposition", "inline; filename=\"" + figure.get().fileName(path.group(2)) + '"');
        Answers.send(request, response, picture ? "image/svg+xml" : "text/csv; charset=utf-8; header=present", body, Answers.REVALIDATE);
    }
}
