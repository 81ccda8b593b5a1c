package org.w3id.egnatia.publish.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.page.Copy;
import org.w3id.egnatia.query.Choice;
import org.w3id.egnatia.serve.InProcess;
import org.w3id.egnatia.serve.http.Refusal;

/** What a copy offers is answered: the shipped questions with each value, and each series and measure. */
class OfferedTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);

    @Test
    void everyPreparedValueIsAccepted() {
        List<String> refused = new ArrayList<>();
        try (InProcess server = server()) {
            Map<String, PreparedValues> prepared = Extent.prepared(server);
            prepared.forEach((question, values) -> values.answered().forEach(given -> {
                if (server.ask("query/" + question, given, Extent.ACCEPT) instanceof Refusal refusal) {
                    refused.add(question + given + ": " + refusal.sentence());
                }
            }));
            assertEquals(List.of(), refused);
            var years = prepared.get("change-between-editions").answered();
            assertTrue(years.contains(Map.of("from", "2016")), years.toString());
            assertFalse(years.contains(Map.of("from", "2026")), years.toString());
        }
    }

    @Test
    void everyListedSeriesAndMeasureHasAPage() {
        try (InProcess server = server()) {
            var series = server.find("figures/asy-eu27").orElseThrow().route().variables().get("series");
            List<String> codes = server.site().release().names().choices(series).stream().map(Choice::code).toList();
            assertTrue(codes.contains("asy-eu27") && !codes.contains("wbpact"), codes.toString());
            assertEquals(List.of(), codes.stream().filter(code -> server.ask("figures/" + code, Map.of(),
                    Extent.ACCEPT) instanceof Refusal).toList());
        }
    }

    private static InProcess server() {
        return new InProcess(ShippedData.release(), URI.create("https://example.org/"),
                new Copy(DAY, Optional.empty(), Optional.empty()));
    }
}
