package org.w3id.egnatia.serve;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/**
 * A file that the program carries and serves as it is.
 *
 * @param mediaType its Content-Type
 * @param content   its bytes
 */
record ClassPathFile(String mediaType, byte[] content) {

    private static final Map<String, String> TYPES = Map.of("html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8", "js", "text/javascript; charset=utf-8", "svg", "image/svg+xml",
            "png", "image/png", "ico", "image/x-icon");

    /** The file at a path below a folder of the class path; empty if there is none, or of no type that we serve. */
    static Optional<ClassPathFile> find(String folder, String path) throws IOException {
        String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        if (type == null || path.contains("..") || path.contains("//")) {
            return Optional.empty();
        }
        try (InputStream in = ClassPathFile.class.getResourceAsStream(folder + path)) {
            return in == null ? Optional.empty() : Optional.of(new ClassPathFile(type, in.readAllBytes()));
        }
    }
}
