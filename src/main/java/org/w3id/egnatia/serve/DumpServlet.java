package org.w3id.egnatia.serve;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.w3id.egnatia.page.DumpsPage;
import org.w3id.egnatia.page.Links;
import org.w3id.egnatia.page.Site;
import org.w3id.egnatia.publish.DumpFile;
import org.w3id.egnatia.publish.ReleaseDate;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.release.Sha256;

/** The dumps of the release that is being served: their list, {@code /dumps/latest/FILE} and {@code /dumps/VERSION/FILE}. */
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
        if (request.getPathInfo() == null || request.getPathInfo().equals("/")) {
            list(request, response);
            return;
        }
        String[] parts = (request.getPathInfo() == null ? "" : request.getPathInfo()).split("/");
        boolean known = parts.length == 3 && (parts[1].equals("latest") || parts[1].equals(release.version()));
        DumpFile file = known ? DumpFile.named(parts[2]).orElse(null) : null;
        if (file == null) {
            Answers.error(response, HttpServletResponse.SC_NOT_FOUND, "There is no such dump; see /dumps/latest/"
                    + DumpFile.TURTLE.fileName() + " and /dumps/latest/" + DumpFile.N_QUADS.fileName() + ".");
            return;
        }
        versions(response, release, file, parts[1].equals("latest"));
        Answers.send(request, response, file.mediaType(), bytes(release, file), Answers.REVALIDATE);
    }

    private byte[] bytes(Release release, DumpFile file) {
        made.keySet().removeIf(key -> !key.startsWith(release.digest()));
        return made.computeIfAbsent(release.digest() + file, key -> file.bytes(release));
    }

    private void list(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Site site = current.site();
        List<DumpsPage.File> files = Arrays.stream(DumpFile.values()).map(file -> {
            byte[] bytes = bytes(site.release(), file);
            return new DumpsPage.File(file.fileName(), file.mediaType().replaceFirst(";.*", ""), bytes.length, Sha256.hex(bytes));
        }).toList();
        try {
            DumpsPage page = new DumpsPage(Views.of(request, site, "dumps/"), files);
            Answers.send(request, response, PageServlet.HTML, site.render(page).getBytes(StandardCharsets.UTF_8), Answers.REVALIDATE);
        } catch (BadParameterException e) {
            Problems.send(request, response, site, HttpServletResponse.SC_BAD_REQUEST, e.getMessage());
        }
    }

    /** Which version the file is of, in the terms of Memento (RFC 7089); the server holds one version and claims no others. */
    private void versions(HttpServletResponse response, Release release, DumpFile file, boolean latest) {
        Links links = current.site().links();
        String fixed = links.absolute("dumps/" + release.version() + '/' + file.fileName());
        Optional<String> issued = ReleaseDate.of(release).map(HttpDates::write);
        if (latest) {
            response.setHeader("Content-Location", links.to("dumps/" + release.version() + '/' + file.fileName()));
            response.addHeader("Link", '<' + fixed + ">; rel=\"memento\"" + issued.map(date -> "; datetime=\"" + date + '"').orElse(""));
        } else {
            response.addHeader("Link", '<' + links.absolute("dumps/latest/" + file.fileName()) + ">; rel=\"original latest-version\"");
            issued.ifPresent(date -> response.setHeader("Memento-Datetime", date));
        }
    }
}
