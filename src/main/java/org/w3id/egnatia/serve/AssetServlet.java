package org.w3id.egnatia.serve;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * Style sheets, scripts and pictures of the pages: ours from the class path below {@code /assets/}, and those files of
 * the libraries on the class path that are named here.
 */
final class AssetServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private static final String WEBJARS = "/META-INF/resources/webjars/";
    private static final Map<String, String> LIBRARIES = Map.of(
            "/pico.css", "picocss__pico/2.1.1/css/pico.classless.min.css",
            "/yasgui.css", "zazuko__yasgui/4.5.0/build/yasgui.min.css",
            "/yasgui.js", "zazuko__yasgui/4.5.0/build/yasgui.min.js");

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        String library = LIBRARIES.get(path);
        Optional<ClassPathFile> file = library == null ? ClassPathFile.find("/assets", path) : ClassPathFile.find(WEBJARS, library);
        if (file.isPresent()) {
            Answers.send(request, response, file.get().mediaType(), file.get().content(), "public, max-age=3600");
        } else {
            Answers.nothingHere(response);
        }
    }
}
