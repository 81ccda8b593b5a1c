package org.w3id.egnatia.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3id.egnatia.ShippedData;

/**
 * Proves over a real socket that pages with charts answer, that their files do, and that a day in the address is kept.
 */
class ChartAddressesTest {

    private static final Pattern FILE = Pattern.compile("href=\"/(chart/[^\"]+)\"");

    private static TestServer server;

    @BeforeAll
    static void start() throws IOException {
        server = TestServer.of(ShippedData.release());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?as-of=2014-12-31&measure=unhcr-host-refugee", "figures", "figures/asy-eu27",
            "figures/ej-wb?lang=sq",
        "doc/actor/alb", "doc/actor/mkd", "doc/actor/srb", "doc/actor/1a0?as-of=2003-06-30"})
    void aPageWithChartsAnswersAndSoDoesEachOfItsFiles(String path) {
        HttpResponse<String> page = server.get(path);
        assertEquals(200, page.statusCode());
        assertFalse(page.body().contains(" style="));
        Set<String> files = new LinkedHashSet<>();
        Matcher file = FILE.matcher(page.body());
        while (file.find()) {
            files.add(file.group(1).replace("&amp;", "&"));
        }
        for (String one : files) {
            HttpResponse<String> answer = server.get(one);
            assertEquals(200, answer.statusCode(), one);
            assertEquals(one.contains(".svg") ? "image/svg+xml" : "text/csv",
                    answer.headers().firstValue("Content-Type").orElse("").split(";")[0], one);
            assertTrue(answer.headers().firstValue("ETag").isPresent(), one);
            assertTrue(answer.body().contains(ShippedData.release().version()), one);
            assertEquals(path.contains("as-of"), one.contains("as-of"), one);
        }
    }

    @ParameterizedTest
    @CsvSource({"chart/map.svg?measure=nothing, 400", "chart/map.png, 404", "chart/, 404",
        "chart/status.csv?partner=../eu, 400", "chart/money.csv?partner=srb&instrument=nothing, 404",
        "chart/map.svg?as-of=yesterday, 400", "figures/nothing, 404", "?measure=nothing, 400"})
    void whatIsNotThereIsSaidSo(String path, int status) {
        assertEquals(status, server.get(path).statusCode());
    }

    /** The name has its asterisk in every language, and so the file has the footnote. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "sq", "mk", "sr", "de", "fr"})
    void aChartThatNamesKosovoHasTheFootnoteInEveryLanguage(String language) {
        String table = server.get("chart/map.csv?measure=chapters-opened&lang=" + language).body();
        assertTrue(table.lines().findFirst().orElseThrow().endsWith(",footnote"), table);
        assertTrue(server.get("chart/map.svg?measure=chapters-opened&lang=" + language).body()
                .contains("without prejudice to positions on status"));
    }

    @Test
    void aMeasureFromOutsideIsEscaped() {
        assertFalse(server.get("?measure=%3Cscript%3Ealert(1)%3C/script%3E").body().contains("<script>alert"));
    }
}
