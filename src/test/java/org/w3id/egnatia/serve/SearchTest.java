package org.w3id.egnatia.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.HashSet;
import java.util.Set;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonValue;
import org.jsoup.Jsoup;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3id.egnatia.ShippedData;

/** Proves over real sockets what searching answers, to people and to programs. */
class SearchTest {

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    private static TestServer server;

    @BeforeAll
    static void start() throws IOException {
        server = TestServer.of(ShippedData.release());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String type(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
    }

    private static JsonObject json(String path) {
        return JSON.parse(server.get(path).body());
    }

    private static int number(JsonObject object, String key) {
        return object.get(key).getAsNumber().value().intValue();
    }

    private static String search(String words, String more) {
        return "search.json?q=" + TestServer.encode(words) + more;
    }

    @ParameterizedTest
    @ValueSource(strings = {"GRECO", "visa liberalisation", "Europol Serbia", "corruption", "EULEX"})
    void aHitIsCalledWhatItsPageCallsIt(String words) {
        for (JsonValue value : json(search(words, "&lang=de")).get("results").getAsArray()) {
            JsonObject hit = value.getAsObject();
            Elements kind = Jsoup.parse(server.get(text(hit, "address").substring(1), "Accept", BROWSER).body())
                    .select("main p.kind a[href^=/def/]");
            if (!kind.isEmpty()) {
                assertEquals(String.join(", ", kind.eachText()), text(hit, "typeLabel"), text(hit, "iri"));
            }
        }
    }

    @Test
    void aHitIsCalledInTheLanguageAsked() {
        assertEquals("Überwachungsrunde", text(json(search("GRECO North Macedonia", "&type=instrument&lang=de"))
                .get("results").getAsArray().get(0).getAsObject(), "typeLabel"));
    }

    private static String text(JsonObject object, String key) {
        return object.get(key).getAsString().value();
    }

    @Test
    void aPhraseThatAQuestionAnswersIsAnsweredAboveTheHits() {
        String page = server.get("search?q=" + TestServer.encode("who does not recognise Kosovo"), "Accept", BROWSER)
                .body();
        String answer = page.substring(page.indexOf("class=\"direct\""), page.indexOf("class=\"hits\""));
        for (String state : List.of("Cyprus", "Greece", "Romania", "Slovakia", "Spain")) {
            assertTrue(answer.contains(state), answer);
        }
        assertTrue(answer.contains("href=\"/query/recognition?partner=1a0\""), answer);
        assertTrue(answer.contains("href=\"/doc/relation/recognition-cyp-1a0-none\""), answer);
        JsonObject direct = json(search("status of Albania", "")).getObj("answer");
        assertEquals("status-history", direct.getString("question"));
        assertEquals("alb", direct.getObj("parameters").getString("partner"));
        assertTrue(number(direct, "rows") > 1);
        assertEquals(200, server.get(direct.getString("json").substring(1)).statusCode());
        assertFalse(json(search("Albania", "")).hasKey("answer"));
        assertFalse(json(search("status of Albania", "&type=event")).hasKey("answer"));
    }

    @Test
    void aWordThatNothingHasIsNamedAndTheOthersAreSearchedFor() {
        JsonObject found = json(search("Serbia Frontex spaceship", ""));
        assertEquals("spaceship", found.get("missed").getAsArray().get(0).getAsString().value());
        assertTrue(number(found, "total") > 0);
        assertTrue(server.get("search?q=Serbia+Frontex+spaceship", "Accept", BROWSER).body().contains("“spaceship”"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {BROWSER + "|text/html", "application/json|application/json", "*/*|text/html",
        "text/html;q=0.4, application/json;q=0.5|application/json"})
    void theAcceptHeaderDecidesTheForm(String accept, String type) {
        HttpResponse<String> answer = server.get("search?q=kosovo", "Accept", accept);
        assertEquals(200, answer.statusCode());
        assertEquals(type, type(answer));
        assertTrue(answer.headers().firstValue("Vary").orElse("").startsWith("Accept"));
        assertEquals(406, server.get("search?q=kosovo", "Accept", "image/png").statusCode());
    }

    @Test
    void aHitSaysWhatItIsAndWhyItMatched() {
        JsonObject hit = json(search("Косово", "")).get("results").getAsArray().get(0).getAsObject();
        assertEquals("https://w3id.org/egnatia/id/actor/1a0", hit.getString("iri"));
        assertEquals("/doc/actor/1a0", hit.getString("address"));
        assertEquals("Kosovo*", hit.getString("label"));
        assertEquals("partner", hit.getString("type"));
        assertEquals("exact", hit.getString("match"));
        assertTrue(hit.getObj("matched").getString("text").startsWith("Косово"), hit.toString());
        assertFalse(hit.getObj("matched").getString("language").isEmpty(), hit.toString());
        String page = server.get("search?q=" + TestServer.encode("Косово"), "Accept", BROWSER).body();
        assertTrue(page.contains("href=\"/doc/actor/1a0\""), page);
        assertTrue(page.contains("UNSCR 1244/1999"), page);
    }

    @Test
    void everyFacetNarrowsTheResultToTheNumberThatItSays() {
        JsonObject all = json(search("agreement", ""));
        for (String facet : all.getObj("facets").keys()) {
            JsonObject value = all.getObj("facets").get(facet).getAsArray().get(0).getAsObject();
            JsonObject narrowed =
                    json(search("agreement", "&" + facet + "=" + TestServer.encode(value.getString("value"))));
            assertEquals(number(value, "count"), number(narrowed, "total"), facet + " " + value);
            assertTrue(number(narrowed, "total") > 0 && number(narrowed, "total") <= number(all, "total"), facet);
            // The other values of a chosen facet stay to be chosen instead.
            assertEquals(all.getObj("facets").get(facet).getAsArray().size(), narrowed.getObj("facets").get(facet)
                    .getAsArray().size(), facet);
        }
        assertEquals(5, all.getObj("facets").keys().size());
    }

    @Test
    void pagesTogetherAreTheResult() {
        JsonObject first = json(search("", "&type=actor"));
        int pages = number(first, "pages");
        assertTrue(pages > 1);
        Set<String> iris = new HashSet<>();
        for (int page = 1; page <= pages; page++) {
            json(search("", "&type=actor&page=" + page)).get("results").getAsArray()
                    .forEach(hit -> iris.add(hit.getAsObject().getString("iri")));
        }
        assertEquals(number(first, "total"), iris.size());
    }

    @Test
    void whatBeganAfterTheDayIsNotFound() {
        int now = number(json(search("", "&type=event")), "total");
        int then = number(json(search("", "&type=event&as-of=2010-01-01")), "total");
        assertTrue(then > 0 && then < now, then + " of " + now);
        assertEquals("2010-01-01", json(search("", "&as-of=2010-01-01")).getString("asOf"));
        HttpResponse<String> answer = server.get("search?q=x&as-of=yesterday");
        assertEquals(400, answer.statusCode());
    }

    @Test
    void namesAreToldInTheLanguageThatIsAskedFor() {
        assertEquals("Shqipëria", json(search("albania", "&lang=sq")).get("results").getAsArray().get(0).getAsObject()
                .getString("label"));
    }

    @Test
    void suggestionsComeWhileAWordIsTyped() {
        JsonArray hits = JSON.parseAny(server.get("search/suggest?q=" + TestServer.encode("срб")).body()).getAsArray();
        assertEquals("Serbia", hits.get(0).getAsObject().getString("label"));
        assertTrue(hits.size() <= 8);
        assertEquals("[ ]", server.get("search/suggest?q=").body().strip());
    }

    @Test
    void whatIsTypedIsNeverMarkup() {
        String page = server.get("search?q=" + TestServer.encode("<script>zz9(1)</script>")
                + "&type=%22%3E%3Cscript%3Ezz9(2)",
                "Accept", BROWSER).body();
        assertFalse(page.contains("<script>zz9"), page);
    }

    @ParameterizedTest
    @CsvSource({"search?q=kosovo", "search.json?q=kosovo", "search/suggest?q=kosovo"})
    void anAnswerThatTheClientHasIsNotSentAgain(String path) {
        String etag = server.get(path).headers().firstValue("ETag").orElseThrow();
        assertEquals(304, server.get(path, "If-None-Match", etag).statusCode());
    }
}
