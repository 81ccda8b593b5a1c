package org.w3id.egnatia.serve;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.w3id.egnatia.release.Sha256;

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

    /** Those that were asked for: unfolding and hashing a file for each client would keep the processor busy. */
    private final transient Map<String, Asset> assets = new ConcurrentHashMap<>();

    private record Asset(ClassPathFile file, String hash) {
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        Asset known = assets.get(path);
        Optional<Asset> asset = known == null ? find(path) : Optional.of(known);
        if (asset.isPresent()) {
            ClassPathFile file = asset.get().file();
            Answers.send(request, response, file.mediaType(), file.content(), asset.get().hash(), "public, max-age=3600");
        } else {
            Answers.nothingHere(response);
        }
    }

    private Optional<Asset> find(String path) throws IOException {
        String library = LIBRARIES.get(path);
        Optional<Asset> found = (library == null ? ClassPathFile.find("/assets", path) : ClassPathFile.find(WEBJARS, library))
                .map(file -> new Asset(file, Sha256.hex(file.content())));
        found.ifPresent(asset -> assets.put(path, asset));
        return found;
    }
}
