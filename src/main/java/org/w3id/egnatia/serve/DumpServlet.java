package org.w3id.egnatia.serve;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.QuotedQualityCSV;
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
    private final transient Map<String, Made> made = new ConcurrentHashMap<>();

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
        Made dump = made(release, file);
        response.setHeader("Vary", "Accept-Encoding");
        if (takesGzip(request)) {
            response.setHeader("Content-Encoding", "gzip");
            Answers.send(request, response, file.mediaType(), dump.gzip(), dump.gzipHash(), Answers.REVALIDATE);
        } else {
            Answers.send(request, response, file.mediaType(), dump.plain(), dump.hash(), Answers.REVALIDATE);
        }
    }

    /** What is made once for a file: folding and hashing it for each client would keep the processor busy. */
    private record Made(byte[] plain, String hash, byte[] gzip, String gzipHash) {

        static Made of(byte[] plain) {
            ByteArrayOutputStream folded = new ByteArrayOutputStream();
            try (OutputStream out = new GZIPOutputStream(folded)) {
                out.write(plain);
            } catch (IOException e) {
                throw new UncheckedIOException("memory cannot be written", e);
            }
            return new Made(plain, Sha256.hex(plain), folded.toByteArray(), Sha256.hex(folded.toByteArray()));
        }
    }

    private Made made(Release release, DumpFile file) {
        made.keySet().removeIf(key -> !key.startsWith(release.digest()));
        return made.computeIfAbsent(release.digest() + file, key -> Made.of(file.bytes(release)));
    }

    private static boolean takesGzip(HttpServletRequest request) {
        QuotedQualityCSV wanted = new QuotedQualityCSV();
        Collections.list(request.getHeaders("Accept-Encoding")).forEach(wanted::addValue);
        return wanted.getValues().stream().anyMatch("gzip"::equalsIgnoreCase);
    }

    private void list(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Site site = current.site();
        List<DumpsPage.File> files = Arrays.stream(DumpFile.values()).map(file -> {
            Made dump = made(site.release(), file);
            return new DumpsPage.File(file.fileName(), file.mediaType().replaceFirst(";.*", ""), dump.plain().length, dump.hash());
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
