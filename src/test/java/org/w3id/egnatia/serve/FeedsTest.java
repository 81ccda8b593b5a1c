package org.w3id.egnatia.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonValue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.page.ask.AnswerFeed;
import org.w3id.egnatia.page.feed.Feed;
import org.w3id.egnatia.query.QueryRunner;
import org.w3id.egnatia.query.SavedQuery;
import org.xml.sax.InputSource;

/** Proves that dated answers can be followed: as Atom (RFC 4287), JSON Feed 1.1 and iCalendar (RFC 5545). */
class FeedsTest {

    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final int LONGEST_LINE = 75;

    private static TestServer server;

    @BeforeAll
    static void start() throws IOException {
        server = TestServer.of(ShippedData.release());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Document atom(String text) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    }

    private static List<String> texts(Element within, String name) {
        NodeList found = within.getElementsByTagNameNS(ATOM, name);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            texts.add(found.item(i).getTextContent());
        }
        return texts;
    }

    private static String self(Document feed) {
        NodeList links = feed.getElementsByTagNameNS(ATOM, "link");
        for (int i = 0; i < links.getLength(); i++) {
            Element link = (Element) links.item(i);
            if (link.getAttribute("rel").equals("self")) {
                return link.getAttribute("href");
            }
        }
        return "";
    }

    @Test
    void theNewestRowsOfAQuestionAreItsFeedInAnyForm() throws Exception {
        for (String question : List.of("events-between?from=2024-01-01&to=2024-12-31", "reform-steps?partner=srb",
                "steps-in-area?area=migration", "what-happened-since?since=2025-01-01&until=2025-12-31")) {
            String address = "query/" + question.replaceFirst("(\\?|$)", ".atom$1");
            HttpResponse<String> answer = server.get(address);
            assertEquals(200, answer.statusCode(), answer.body());
            Document feed = atom(answer.body());
            assertEquals(server.url().resolve("/" + address).toString(), self(feed));
            List<String> ids = new ArrayList<>();
            List<Instant> moments = new ArrayList<>();
            NodeList entries = feed.getElementsByTagNameNS(ATOM, "entry");
            for (int i = 0; i < entries.getLength(); i++) {
                Element entry = (Element) entries.item(i);
                ids.add(texts(entry, "id").get(0));
                moments.add(Instant.parse(texts(entry, "updated").get(0)));
                assertTrue(!texts(entry, "title").get(0).isBlank());
            }
            assertEquals(new HashSet<>(ids).size(), ids.size(), question);
            assertEquals(moments.stream().sorted((one, other) -> other.compareTo(one)).toList(), moments);
            List<String> facts = JSON.parse(server.get("query/" + question.replaceFirst("(\\?|$)", ".json$1")).body())
                    .getObj("results").get("bindings").getAsArray().stream().map(row -> row.getAsObject()
                    .getObj("fact").getString("value")).toList();
            assertEquals(Math.min(Feed.MOST, (int) facts.stream().distinct().count()) > 0, !ids.isEmpty());
            assertTrue(ids.stream().allMatch(id -> facts.contains(id.replaceFirst("#.*", ""))), question);
            JsonObject json = JSON.parse(server.get("query/" + question.replaceFirst("(\\?|$)", ".jsonfeed$1")).body());
            assertEquals(ids, json.get("items").getAsArray().stream().map(JsonValue::getAsObject)
                    .map(item -> item.getString("id")).toList());
            assertEquals("https://jsonfeed.org/version/1.1", json.getString("version"));
        }
    }

    /** A step on several topics has a row for each of them, and is one thing to follow. */
    @Test
    void rowsOnTheSameFactAreOneItemWithAllThatTheySay() {
        String question = "query/reform-steps%s?partner=srb&from=2015-01-01&to=2025-12-31";
        Map<String, Set<String>> topics = new TreeMap<>();
        JSON.parse(server.get(question.formatted(".json")).body()).getObj("results").get("bindings").getAsArray()
                .forEach(row -> topics.computeIfAbsent(row.getAsObject().getObj("fact").getString("value"),
                fact -> new TreeSet<>()).add(row.getAsObject().getObj("topic").getString("value")));
        assertTrue(topics.values().stream().anyMatch(several -> several.size() > 1));
        List<VEvent> events = Biweekly.parse(server.get(question.formatted(".ics")).body()).first().getEvents();
        assertEquals(topics.size(), events.size());
        events.forEach(event -> topics.get(event.getUid().getValue().replaceFirst("#.*", "")).forEach(topic ->
                assertTrue(event.getDescription().getValue().contains(topic), event.getUid().getValue())));
    }

    @Test
    void aFeedThatHasNotAllSaysWhereTheRestIs() throws Exception {
        Document feed = atom(server.get("query/events-between.atom?from=2005-01-01").body());
        assertEquals(Feed.MOST, feed.getElementsByTagNameNS(ATOM, "entry").getLength());
        assertTrue(texts(feed.getDocumentElement(), "subtitle").get(0).contains("the newest " + Feed.MOST));
    }

    @Test
    void theCalendarHoldsWhatComesNextAndAMonthLastsAMonth() {
        String text = server.get("query/what-comes-next.ics?date=2026-11-30").body();
        text.lines().forEach(line -> assertTrue(line.getBytes(StandardCharsets.UTF_8).length <= LONGEST_LINE, line));
        assertTrue(text.contains("\r\nBEGIN:VEVENT\r\n"), text);
        ICalendar calendar = Biweekly.parse(text).first();
        List<JsonObject> rows = JSON.parse(server.get("query/what-comes-next.json?date=2026-11-30").body())
                .getObj("results").get("bindings").getAsArray().stream().map(JsonValue::getAsObject).toList();
        assertEquals(rows.size(), calendar.getEvents().size());
        for (JsonObject row : rows) {
            LocalDate day = LocalDate.parse(row.getObj("day").getString("value"));
            VEvent event = calendar.getEvents().stream().filter(one -> one.getUid().getValue()
                    .equals(row.getObj("fact").getString("value") + '#' + day)).findFirst().orElseThrow();
            String precision = row.getObj("precision").getString("value");
            int days = precision.equals("day") ? 1 : precision.equals("month") ? day.lengthOfMonth()
                    : day.lengthOfYear();
            LocalDate first = precision.equals("day") ? day : precision.equals("month") ? day.withDayOfMonth(1)
                    : day.withDayOfYear(1);
            var start = event.getDateStart().getValue().getRawComponents();
            var end = event.getDateEnd().getValue().getRawComponents();
            assertEquals(first, LocalDate.of(start.getYear(), start.getMonth(), start.getDate()));
            assertEquals(first.plusDays(days), LocalDate.of(end.getYear(), end.getMonth(), end.getDate()));
        }
    }

    @Test
    void whatIsDatedIsFollowedAndWhatIsNotIsRefusedInASentence() {
        int followed = 0;
        for (SavedQuery question : ShippedData.release().queries().questions()) {
            if (AnswerFeed.fits(QueryRunner.parse(question.text()).getResultVars())) {
                followed++;
                assertEquals(200, server.get("query/" + question.id() + ".jsonfeed").statusCode(), question.id());
            }
        }
        assertTrue(followed >= 30, "questions that can be followed: " + followed);
        HttpResponse<String> none = server.get("query/names.atom");
        assertEquals(404, none.statusCode());
        assertTrue(none.body().contains("not dated facts"), none.body());
        assertTrue(!server.get("query/names").body().contains("application/atom+xml"));
        assertTrue(server.get("query/events-between").body().contains("application/atom+xml"));
        for (String unheeded : List.of("sort=date", "evidence=yes", "version=1")) {
            assertEquals(400, server.get("query/events-between.atom?" + unheeded).statusCode(), unheeded);
        }
    }

    @Test
    void whatHappenedIsFollowedAtItsOwnAddress() {
        assertEquals("/query/events-between.atom?from=2025-01-01", location("changes.atom?since=2025-01-01"));
        assertEquals("/query/events-between.jsonfeed", location("changes.json"));
        assertEquals("/query/what-comes-next.ics", location("changes.ics"));
        assertEquals(400, server.get("changes.ics?since=2025-01-01").statusCode());
        assertTrue(server.get("changes").body().contains("href=\"/changes.ics\""));
    }

    private static String location(String path) {
        return server.get(path).headers().firstValue("Location").orElse("");
    }
}
