package org.w3id.egnatia.serve;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** Style sheets, scripts and pictures of the pages, from the class path below {@code /assets/}. */
final class AssetServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private static final Map<String, String> TYPES = Map.of("css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8", "svg", "image/svg+xml", "png", "image/png", "ico", "image/x-icon");

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        try (InputStream in = type == null || path.contains("..") ? null : AssetServlet.class.getResourceAsStream("/assets" + path)) {
            if (in == null) {
                Answers.error(response, HttpServletResponse.SC_NOT_FOUND, "There is nothing at this address.");
                return;
            }
            Answers.send(request, response, type, in.readAllBytes(), "public, max-age=3600");
        }
    }
}
