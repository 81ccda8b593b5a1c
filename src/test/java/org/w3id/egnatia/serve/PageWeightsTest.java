package org.w3id.egnatia.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.page.Language;

/** No page weighs more than a slow line carries in some seconds, in whichever language it is read. */
class PageWeightsTest {

    private static final int BUDGET = 200_000;

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
    @ValueSource(strings = {"", "partners", "topic/migration", "matrix/conventions", "matrix/agreements", "figures",
        "figures/frx-wb", "changes", "sources", "differences", "open-questions", "query", "query/conventions-matrix",
        "def", "def/Relation", "voc/policy-area/migration", "voc/measure", "doc/actor/eu",
        "doc/actor/alb", "doc/actor/bih", "doc/actor/1a0", "doc/actor/mne", "doc/actor/mkd", "doc/actor/srb",
        "doc/actor/european-commission", "doc/instrument/cets-210", "doc/instrument/saa-srb",
        "doc/source/region-page", "compare/alb/mkd",
        "on/2022-12-15", "brief/srb", "path?from=srb&to=frontex", "search?q=serbia", "assessments", "monitoring",
        "steps/alb", "glossary", "checks", "dumps/", "sparql", "graph/", "id/instrument/", "about"})
    void aPageIsLightInEveryLanguage(String path) {
        Map<String, Integer> heavy = new TreeMap<>();
        for (Language language : Language.values()) {
            String address = language.isEnglish() ? path : path + (path.contains("?") ? '&' : '?') + "lang="
                    + language.tag();
            int weight = server.get(address, "Accept", "text/html").body().getBytes(StandardCharsets.UTF_8).length;
            if (weight > BUDGET) {
                heavy.put(address, weight);
            }
        }
        assertEquals(Map.of(), heavy);
    }
}
