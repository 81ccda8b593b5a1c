package org.w3id.egnatia.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.egnatia.SmallWorkspace;

class PageAdmissionTest {

    @Test
    void fourHundredReadersAtOnceAreAnsweredOrAskedToComeAgain(@TempDir Path folder) throws Exception {
        try (TestServer server = TestServer.of(SmallWorkspace.in(folder).release())) {
            HttpClient client = HttpClient.newHttpClient();
            List<CompletableFuture<HttpResponse<String>>> asked = IntStream.range(0, 400)
                    .mapToObj(i -> client.sendAsync(
                    HttpRequest.newBuilder(server.url().resolve("/doc/actor/one.html?as-of="
                            + LocalDate.of(2020, 1, 1).plusDays(i))).build(), BodyHandlers.ofString())).toList();
            assertEquals(200, server.get("health").statusCode());
            assertEquals(200, server.get(TestServer.query("ASK {}")).statusCode());
            int answered = 0;
            for (CompletableFuture<HttpResponse<String>> one : asked) {
                HttpResponse<String> answer = one.get();
                assertTrue(answer.statusCode() == 200 || answer.statusCode() == 503
                        && answer.headers().firstValue("Retry-After").isPresent(), answer.body());
                answered += answer.statusCode() == 200 ? 1 : 0;
            }
            assertTrue(answered >= 100, answered + " answered");
            assertEquals(200, server.get("doc/actor/one.html").statusCode());
        }
    }
}
