package org.w3id.egnatia.serve;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Style sheets, scripts and pictures of the pages, from the class path below {@code /assets/}. */
final class AssetServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        Optional<ClassPathFile> file = ClassPathFile.find("/assets", path);
        if (file.isPresent()) {
            Answers.send(request, response, file.get().mediaType(), file.get().content(), "public, max-age=3600");
        } else {
            Answers.nothingHere(response);
        }
    }
}
