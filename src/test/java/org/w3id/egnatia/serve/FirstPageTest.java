package org.w3id.egnatia.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3id.egnatia.ShippedData;

/** Proves that answers travel compressed to those who can read them, and that the first page is light. */
class FirstPageTest {

    private static final int BUDGET = 60_000;
    private static final Pattern PART = Pattern.compile("(?:src|href)=\"/(assets/[^\"]+)\"");

    private static TestServer server;

    @BeforeAll
    static void start() throws IOException {
        server = TestServer.of(ShippedData.release());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<byte[]> compressed(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.url().resolve("/" + path))
                .header("Accept-Encoding", "gzip");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofByteArray());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?lang=sr", "?lang=mk", "?lang=fr"})
    void theFirstPageWithAllItsPartsIsLight(String path) throws Exception {
        HttpResponse<byte[]> page = compressed(path);
        String html = new String(new GZIPInputStream(new ByteArrayInputStream(page.body())).readAllBytes(),
                StandardCharsets.UTF_8);
        int weight = page.body().length;
        Set<String> parts = new LinkedHashSet<>();
        Matcher part = PART.matcher(html);
        while (part.find()) {
            parts.add(part.group(1));
        }
        assertTrue(parts.contains("assets/charts.css") && parts.contains("assets/charts.js"), parts.toString());
        for (String one : parts) {
            weight += compressed(one).body().length;
        }
        int whole = weight;
        assertTrue(whole <= BUDGET, () -> whole + " bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"doc/actor/alb.ttl", "dumps/latest/egnatia.ttl", "dumps/latest/egnatia.nq"})
    void compressionIsForThoseWhoAskForIt(String path) throws Exception {
        HttpResponse<byte[]> zipped = compressed(path);
        assertEquals("gzip", zipped.headers().firstValue("Content-Encoding").orElse(""));
        assertTrue(String.join(",", zipped.headers().allValues("Vary")).contains("Accept-Encoding"));
        HttpResponse<String> plain = server.get(path, "Accept-Encoding", "gzip;q=0, identity");
        assertTrue(plain.headers().firstValue("Content-Encoding").isEmpty());
        assertEquals(plain.body(), new String(new GZIPInputStream(new ByteArrayInputStream(zipped.body()))
                .readAllBytes(), StandardCharsets.UTF_8));
        assertTrue(String.join(",", plain.headers().allValues("Vary")).contains("Accept-Encoding"));
        assertNotEquals(plain.headers().firstValue("ETag"), zipped.headers().firstValue("ETag"));
        String tag = zipped.headers().firstValue("ETag").orElseThrow();
        assertEquals(304, compressed(path, "If-None-Match", tag).statusCode());
    }
}
