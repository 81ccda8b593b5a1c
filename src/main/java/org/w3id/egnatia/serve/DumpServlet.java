package org.w3id.egnatia.serve;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.w3id.egnatia.publish.DumpFile;
import org.w3id.egnatia.release.Release;

/** The dumps of the release that is being served: {@code /dumps/latest/FILE} and {@code /dumps/VERSION/FILE}. */
final class DumpServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient CurrentRelease current;
    private final transient Map<String, byte[]> made = new ConcurrentHashMap<>();

    DumpServlet(CurrentRelease current) {
        this.current = current;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Release release = current.get();
        String[] parts = (request.getPathInfo() == null ? "" : request.getPathInfo()).split("/");
        boolean known = parts.length == 3 && (parts[1].equals("latest") || parts[1].equals(release.version()));
        DumpFile file = known ? DumpFile.named(parts[2]).orElse(null) : null;
        if (file == null) {
            Answers.error(response, HttpServletResponse.SC_NOT_FOUND, "There is no such dump; see /dumps/latest/"
                    + DumpFile.TURTLE.fileName() + " and /dumps/latest/" + DumpFile.N_QUADS.fileName() + ".");
            return;
        }
        made.keySet().removeIf(key -> !key.startsWith(release.digest()));
        byte[] body = made.computeIfAbsent(release.digest() + file, key -> file.bytes(release));
        Answers.send(request, response, file.mediaType(), body, Answers.REVALIDATE);
    }
}
