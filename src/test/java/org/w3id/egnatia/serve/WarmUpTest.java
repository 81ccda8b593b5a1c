package org.w3id.egnatia.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.egnatia.SmallWorkspace;
import org.w3id.egnatia.serve.operation.Journal;

/** Proves that what is asked for most is there before anybody asks, and that a page that fails keeps no other away. */
class WarmUpTest {

    @Test
    void theFirstReaderOfAQuestionDoesNotWait(@TempDir Path folder) throws IOException {
        OperationSettings warm = new OperationSettings(Duration.ofSeconds(1), false, false, Journal.SILENT,
                Optional.empty(), true);
        try (TestServer server = TestServer.of(SmallWorkspace.in(folder).release(), warm)) {
            Waiting.until("the end of the preparation", () -> Optional.of(true).filter(x -> Thread.getAllStackTraces()
                    .keySet().stream().noneMatch(thread -> thread.getName().equals("prepare"))));
            HttpResponse<String> first = server.get("query/SQ-01", "Accept", "text/html");
            assertEquals(200, first.statusCode());
            assertEquals("Egnatia; hit", first.headers().firstValue("Cache-Status").orElseThrow());
        }
    }
}
