package org.w3id.egnatia.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.page.overview.HomePage;

/** Proves that pages tell the day in UTC, to the last second of it and wherever the machine stands. */
class TodayTest {

    private final TimeZone zone = TimeZone.getDefault();

    @AfterEach
    void restore() {
        TimeZone.setDefault(zone);
    }

    @ParameterizedTest
    @CsvSource({"Etc/UTC, 2022-07-18T23:59:59Z, 18 July 2022, 2022-07-18",
            "Pacific/Kiritimati, 2022-07-18T23:59:59Z, 18 July 2022, 2022-07-18",
        "Etc/GMT+12, 2022-07-19T00:00:00Z, 19 July 2022, 2022-07-19",
        "Etc/GMT-14, 2022-07-19T00:00:00Z, 19 July 2022, 2022-07-19"})
    void theDayIsThatOfUtc(String place, Instant now, String words, LocalDate today) {
        TimeZone.setDefault(TimeZone.getTimeZone(place));
        Site site = new Site(ShippedData.release(), new Links(URI.create("http://localhost:3030/")), () -> now);
        assertEquals(today, site.today());
        View view = new View(site, "", Map.of(), new AsOf(Optional.empty(), site.today()), Language.ENGLISH);
        String html = site.render(HomePage.of(view, view.link("query")));
        assertTrue(html.contains("Accession status on " + words), html);
        // Albania and North Macedonia began to negotiate on 19 July 2022.
        boolean begun = today.equals(LocalDate.parse("2022-07-19"));
        assertEquals(begun, html.contains("since 19 July 2022"));
        assertFalse(html.contains("since 15 December 2022"));
    }
}
