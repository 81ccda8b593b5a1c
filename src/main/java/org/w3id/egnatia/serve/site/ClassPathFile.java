package org.w3id.egnatia.serve.site;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.w3id.egnatia.serve.http.AnswerKey;
import org.w3id.egnatia.serve.http.Form;
import org.w3id.egnatia.serve.http.Target;

/**
 * A file that the program carries and serves as it is.
 *
 * @param form    its form
 * @param content its bytes
 */
record ClassPathFile(Form form, byte[] content) {

    private static final Map<String, String> TYPES =
            Map.of("html", "text/html", "css", "text/css", "js", "text/javascript",
            "svg", "image/svg+xml", "png", "image/png", "ico", "image/x-icon");

    /** The file at a path below a folder of the class path; empty if there is none, or of no type that we serve. */
    static Optional<ClassPathFile> find(String folder, String path) throws IOException {
        String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        if (type == null || path.contains("..") || path.contains("//")) {
            return Optional.empty();
        }
        try (InputStream in = ClassPathFile.class.getResourceAsStream(folder + path)) {
            return in == null ? Optional.empty() : Optional.of(new ClassPathFile(Form.of("", type), in.readAllBytes()));
        }
    }

    /** What decides its bytes, wherever it is asked for: the program and its path, and not the data. */
    AnswerKey key(Target target) {
        return new AnswerKey("", target.edition().program(), "", target.path(), form.mediaType(), new TreeMap<>(),
                Optional.empty());
    }
}
