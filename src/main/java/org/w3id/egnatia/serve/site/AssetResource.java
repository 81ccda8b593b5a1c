package org.w3id.egnatia.serve.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.w3id.egnatia.serve.http.Answer;
import org.w3id.egnatia.serve.http.Cause;
import org.w3id.egnatia.serve.http.Content;
import org.w3id.egnatia.serve.http.Freshness;
import org.w3id.egnatia.serve.http.Refusal;
import org.w3id.egnatia.serve.http.Representation;
import org.w3id.egnatia.serve.http.Resource;
import org.w3id.egnatia.serve.http.Target;

/**
 * Style sheets, scripts and pictures of the pages: ours from the class path below {@code /assets/}, and those files of
 * the libraries on the class path that are named here.
 */
final class AssetResource implements Resource {

    private static final String WEBJARS = "/META-INF/resources/webjars/";
    private static final Map<String, String> LIBRARIES = Map.of(
            "/pico.css", "picocss__pico/2.1.1/css/pico.classless.min.css",
            "/yasqe.css", "zazuko__yasqe/4.5.0/build/yasqe.min.css",
            "/yasqe.js", "zazuko__yasqe/4.5.0/build/yasqe.min.js");

    /** Those that were asked for: unfolding a file for each client would keep the processor busy. */
    private final Map<String, ClassPathFile> files = new ConcurrentHashMap<>();

    @Override
    public Answer answer(Target target) {
        String path = '/' + target.variable("path");
        Optional<ClassPathFile> found = Optional.ofNullable(files.get(path)).or(() -> find(path));
        found.ifPresent(file -> files.put(path, file));
        return found.<Answer>map(file -> Representation.of(file.form(), file.key(target), () ->
                Representation.Made.of(Content.of(file.content())))
                .fresh(Freshness.HOUR)).orElseGet(() -> Refusal.of(Cause.NOT_FOUND,
                "There is nothing at this address."));
    }

    private static Optional<ClassPathFile> find(String path) {
        String library = LIBRARIES.get(path);
        try {
            return library == null ? ClassPathFile.find("/assets", path) : ClassPathFile.find(WEBJARS, library);
        } catch (IOException e) {
            throw new UncheckedIOException("the program cannot read its own files", e);
        }
    }
}
