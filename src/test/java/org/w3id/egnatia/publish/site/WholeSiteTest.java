package org.w3id.egnatia.publish.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.query.SavedQuery;
import org.w3id.egnatia.serve.TestServer;
import org.w3id.egnatia.serve.http.AddressQuery;

/** The whole site as files: {@code ./mvnw test -Psite}. */
@Tag("site")
class WholeSiteTest {

    /** So many pages are asked for from a host. */
    private static final int PAGES = 400;

    private static JsonObject marker() throws IOException {
        return JSON.parse(Files.readString(ShippedCopy.folder().resolve(SiteFolder.MARKER)));
    }

    @Test
    void noLinkFromDiskIsBroken() throws IOException {
        CopyCrawl crawl = new CopyCrawl(ShippedCopy.folder());
        assertEquals(List.of(), crawl.faults());
        assertTrue(crawl.links() > 1_000_000, "links: " + crawl.links());
        assertEquals(0, marker().get("refused").getAsArray().size(), marker().get("refused").toString());
    }

    @Test
    void noLinkFromAHostOfFilesIsBroken() throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        List<String> broken = new ArrayList<>();
        try (FileHost host = new FileHost(ShippedCopy.folder())) {
            Deque<URI> next = new ArrayDeque<>(List.of(host.url()));
            Set<URI> seen = new HashSet<>(next);
            for (int pages = 0; pages < PAGES && !next.isEmpty();) {
                URI page = next.poll();
                HttpResponse<String> answer = client.send(HttpRequest.newBuilder(page).build(),
                        BodyHandlers.ofString(StandardCharsets.UTF_8));
                if (answer.statusCode() != 200) {
                    broken.add(page + ": " + answer.statusCode());
                } else if (answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
                    pages++;
                    for (Element link : Jsoup.parse(answer.body()).select("a[href],link[href],script[src],img[src]")) {
                        URI to = page.resolve(URI.create((link.hasAttr("href") ? link.attr("href") : link.attr("src"))
                                .replaceFirst("[?#].*", "")));
                        if (to.toString().startsWith(host.url().resolve("/").toString()) && seen.add(to)) {
                            next.add(to);
                        }
                    }
                }
            }
        }
        assertEquals(List.of(), broken);
    }

    /** Every question, and some with values, by the server on the day of the copy. */
    @Test
    void theFileOfAQuestionHasTheRowsOfTheServer() throws IOException {
        String day = marker().getString("day");
        List<String> wrong = new ArrayList<>();
        int compared = 0;
        try (TestServer server = TestServer.of(ShippedData.release())) {
            for (SavedQuery question : ShippedData.release().queries().questions()) {
                PreparedValues prepared = PreparedValues.of(question, ShippedData.release().names(),
                        LocalDate.parse(day));
                List<Map<String, String>> answers = prepared.answered().stream().limit(3).toList();
                for (Map<String, String> values : answers) {
                    Path file = ShippedCopy.folder().resolve(FileNames.form("query/" + question.id(), values, "csv"));
                    Map<String, String> asked = new TreeMap<>(values);
                    if (question.hasDate()) {
                        asked.put(SavedQuery.DATE, day);
                    }
                    boolean hasOtherDays = question.parameters().stream().anyMatch(parameter -> parameter.isDay()
                            && !parameter.name().equals(SavedQuery.DATE));
                    HttpResponse<String> answer = server.get("query/" + question.id() + ".csv"
                            + AddressQuery.write(asked));
                    if (hasOtherDays || answer.statusCode() == 404) {
                        continue;
                    }
                    compared++;
                    if (!Files.readString(file).equals(answer.body())) {
                        wrong.add(file.toString());
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(compared > 300, "compared: " + compared);
    }
}
