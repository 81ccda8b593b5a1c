package org.w3id.egnatia.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonValue;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.vocabulary.RDF;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.AnswerForm;
import org.w3id.egnatia.query.SavedQuery;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.serve.http.Route;

/** Proves over real sockets that the questions can be asked as pages, files and by programs. */
class AskingTest {

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    private static final String SHACL = "http://www.w3.org/ns/shacl#";

    private static Release release;
    private static TestServer server;

    @BeforeAll
    static void start() throws IOException {
        release = ShippedData.release();
        server = TestServer.of(release);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String type(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Test
    void theLibraryListsEveryQuestionAndFindsByWords() {
        String page = server.get("query", "Accept", BROWSER).body();
        for (SavedQuery question : release.queries().questions()) {
            assertTrue(page.contains("href=\"/query/" + question.id() + "\""), question.id());
        }
        int often = page.indexOf("id=\"often\"");
        assertTrue(often > 0 && often < page.indexOf("id=\"accession\""), "what is asked most comes first");
        String filtered = server.get("query?filter=status+partners+DAY").body();
        assertFalse(filtered.contains("id=\"often\"") || filtered.contains("class=\"rest\""), "all that was found");
        assertTrue(filtered.contains("href=\"/query/status-as-of\""));
        assertFalse(filtered.contains("href=\"/query/CQ-05\""));
    }

    @Test
    void everyQuestionHasAPageWithItsAnswer() {
        for (SavedQuery question : release.queries().questions()) {
            HttpResponse<String> answer = server.get("query/" + question.id(), "Accept", BROWSER);
            assertEquals(200, answer.statusCode(), question.id());
            long rows = server.get("query/" + question.id() + ".csv").body().lines().count() - 1;
            if (!question.header("rows").isEmpty() && !question.header("rows").startsWith("0")) {
                assertTrue(rows > 0, question.id());
            }
            assertTrue(answer.body().contains("id=\"answer\""), question.id());
        }
    }

    @ParameterizedTest
    @CsvSource({"csv, text/csv", "tsv, text/tab-separated-values", "json, application/sparql-results+json",
        "rq, application/sparql-query", "ttl, text/turtle",
        "xlsx, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"})
    void theEndingAndTheAcceptHeaderAskForTheSameForms(String ending, String mediaType) {
        HttpResponse<String> byEnding = server.get("query/names." + ending, "Accept", BROWSER);
        HttpResponse<String> byAccept = server.get("query/names", "Accept", mediaType);
        assertEquals(mediaType, type(byEnding));
        assertEquals(mediaType, type(byAccept));
        assertTrue(byAccept.headers().firstValue("Vary").orElse("").startsWith("Accept"));
        assertEquals(406, server.get("query/names", "Accept", "image/png").statusCode());
        assertEquals(404, server.get("query/names.pdf").statusCode());
    }

    @Test
    void anAnswerIsThatOfTheEndpoint() {
        String text = release.queries().find("names").orElseThrow().text();
        assertEquals(server.get(TestServer.query(text), "Accept", "text/csv").body(),
                server.get("query/names.csv").body());
        assertEquals(text, server.get("query/names.rq").body());
    }

    @Test
    void parametersReachTheQueryInEveryForm() {
        assertTrue(server.get("query/names.csv?partner=alb").body().contains("Shqipëria"));
        assertFalse(server.get("query/names.csv?partner=srb").body().contains("Shqipëria"));
        assertTrue(server.get("query/names.rq?partner=srb").body().contains("srb"));
        assertTrue(server.get("query/names?partner=alb", "Accept", BROWSER).body().contains("value=\"alb\" selected"));
        assertEquals(server.get("query/names.csv").body(), server.get("query/names.csv?partner=").body());
    }

    @Test
    void theDayOfThePageIsTheDayOfTheQuestion() {
        for (String path : List.of("query/status-as-of", "query/status-as-of.csv", "query/status-as-of.rq")) {
            HttpResponse<String> moved = server.get(path + "?as-of=2010-01-01&lang=sq", "Accept", BROWSER);
            assertEquals(302, moved.statusCode(), path);
            assertEquals("/" + path + "?date=2010-01-01&lang=sq", moved.headers().firstValue("Location").orElse(""));
            assertEquals(400, server.get(path + "?as-of=2010-01-01&date=2010-01-01", "Accept", BROWSER)
                    .statusCode(), path);
        }
        assertFalse(server.get("query/status-as-of.csv").body()
                .equals(server.get("query/status-as-of.csv?date=2010-01-01").body()));
    }

    /** A page of a day leads to each question by an address that it answers, and so does the question onwards. */
    /** The head of a page names its other forms; those that hold no rows take no values. */
    @Test
    void everyFormThatTheHeadOfAPageNamesAnswers() {
        String page = server.get("query/status-as-of?date=2020-10-22", "Accept", BROWSER).body();
        List<String> forms = Pattern.compile("<link rel=\"alternate\"[^>]* href=\"/(query/[^\"]+)\"").matcher(page)
                .results().map(form -> form.group(1).replace("&amp;", "&")).toList();
        assertTrue(forms.size() > 5, page);
        forms.forEach(form -> assertEquals(200, server.get(form).statusCode(), form));
    }

    @Test
    void aQuestionWithoutADayHeedsNoneAndIsLinkedWithoutOne() {
        for (String form : List.of("", ".csv", ".json", ".rq", ".ttl", ".xlsx")) {
            HttpResponse<String> answer = server.get("query/names" + form + "?as-of=2010-01-01", "Accept", BROWSER);
            assertEquals(400, answer.statusCode(), form);
            assertTrue(answer.body().contains("as-of"), answer.body());
        }
        String library = server.get("query?as-of=2010-01-01", "Accept", BROWSER).body();
        assertTrue(library.contains("href=\"/query/names\"")
                && library.contains("href=\"/query/status-as-of?date=2010-01-01\""), library);
        String asked = server.get("query/status-as-of?date=2010-01-01", "Accept", BROWSER).body();
        assertTrue(asked.contains("href=\"/figures?as-of=2010-01-01\"")
                && asked.contains("<input type=\"date\" name=\"date\""), asked);
        assertFalse(asked.contains("name=\"as-of\""), asked);
        assertFalse(server.get("query/names", "Accept", BROWSER).body().contains("type=\"date\""));
        assertFalse(server.get("def", "Accept", BROWSER).body().contains("type=\"date\""));
    }

    /** The answer of today is to be had on any later day by the address that names all its days. */
    @Test
    void allDaysInForceAreNamedByTheAddressOfTheAnswer() {
        HttpResponse<String> today = server.get("query/what-happened-since.csv");
        String fixed = today.headers().firstValue("Content-Location").orElse("");
        assertTrue(fixed.matches("/query/what-happened-since\\.csv\\?since=[\\d-]{10}&until=[\\d-]{10}"), fixed);
        assertEquals(today.body(), server.get(fixed.substring(1)).body());
    }

    @ParameterizedTest
    @CsvSource({"status-as-of, date, yesterday", "names, partner, a/b", "what-happened-since, since, 2020-02-30"})
    void aWrongValueIsExplainedBesideItsField(String id, String parameter, String value) {
        HttpResponse<String> page = server.get("query/" + id + "?" + parameter + "=" + TestServer.encode(value),
                "Accept", BROWSER);
        assertEquals(400, page.statusCode());
        assertTrue(page.body().contains("aria-invalid=\"true\""), page.body());
        HttpResponse<String> csv = server.get("query/" + id + ".csv?" + parameter + "=" + TestServer.encode(value));
        assertEquals(400, csv.statusCode());
        assertEquals(1, csv.body().lines().count());
    }

    @Test
    void aValueIsNeverMarkup() {
        String page = server.get("query/status-as-of?date=" + TestServer.encode("\"><script>zz9(1)</script>"), "Accept",
                BROWSER).body();
        assertFalse(page.contains("<script>zz9"), page);
    }

    @Test
    void aCitationTellsWhetherTheAnswerIsStillTheSame() {
        String page = server.get("query/names?partner=alb", "Accept", BROWSER).body();
        String address = page.replaceFirst("(?s).*rel=\"bookmark\" href=\"([^\"]*)\".*", "$1").replace("&amp;", "&");
        assertTrue(address.contains("version=" + release.version()), address);
        assertTrue(address.startsWith("https://w3id.org/egnatia/query/names?"), address);
        String path = address.substring("https://w3id.org/egnatia/".length());
        assertTrue(server.get(path, "Accept", BROWSER).body().contains("which is shown here"));
        String older = path.replace(release.version(), "000000000000");
        assertTrue(server.get(older, "Accept", BROWSER).body().contains("the answer is the same"));
        assertTrue(server.get(older.replaceFirst("result=.{6}", "result=000000"), "Accept", BROWSER).body()
                .contains("may differ"));
        assertTrue(page.contains("@misc{egnatia-") && page.contains("TY  - DATA"), page);
    }

    @Test
    void aSpreadsheetHoldsTypedCellsAndNoFormula(@TempDir Path folder) throws Exception {
        Map<String, Document> parts = workbook("query/status-as-of.xlsx", folder);
        Document sheet = parts.get("xl/worksheets/sheet1.xml");
        NodeList cells = sheet.getElementsByTagName("c");
        int rows = sheet.getElementsByTagName("row").getLength();
        assertEquals(server.get("query/status-as-of.csv").body().lines().count(), rows);
        int days = 0;
        for (int i = 0; i < cells.getLength(); i++) {
            Element cell = (Element) cells.item(i);
            // The third column is the day since when: a number with a format, as spreadsheets keep days.
            if (cell.getAttribute("r").startsWith("C") && !cell.getAttribute("t").equals("s")
                    && !cell.getAttribute("t").equals("inlineStr")) {
                assertTrue(Double.parseDouble(cell.getTextContent()) > 30_000, cell.getTextContent());
                days++;
            }
        }
        assertEquals(rows - 1, days);
        assertEquals(0, sheet.getElementsByTagName("f").getLength());
        assertTrue(parts.containsKey("xl/worksheets/sheet2.xml"));
    }

    private static Map<String, Document> workbook(String path, Path folder) throws Exception {
        Path file = folder.resolve("answer.xlsx");
        HttpClient.newHttpClient().send(HttpRequest.newBuilder(server.url().resolve("/" + path)).build(),
                HttpResponse.BodyHandlers.ofFile(file));
        Map<String, Document> parts = new HashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (entry.getName().endsWith(".xml") || entry.getName().endsWith(".rels")) {
                    parts.put(entry.getName(), DocumentBuilderFactory.newInstance().newDocumentBuilder()
                            .parse(zip.getInputStream(entry)));
                }
            }
        }
        return parts;
    }

    // Tables that lead on

    @Test
    void everyNameLeadsOnAndADaySaysNoMoreThanIsKnown() {
        String page = server.get("query/status-as-of?date=2026-06-30", "Accept", BROWSER).body();
        String table = page.substring(page.indexOf("<tbody>"), page.indexOf("</tbody>"));
        for (String partner : List.of("alb", "bih", "1a0", "mne", "mkd", "srb")) {
            assertTrue(table.contains("href=\"/doc/actor/" + partner + "?as-of=2026-06-30\""),
                    "on the day of the question: " + table);
        }
        assertEquals(6, table.split("<tr>").length - 1);
        assertTrue(table.contains("href=\"/voc/relation-status/candidate\"")
                || table.contains("/voc/accession-status/candidate"), table);
        assertTrue(table.contains("href=\"/doc/relation/") && table.contains("aria-label=\"evidence: "), table);
        assertTrue(table.contains("June 2000") && !table.contains("1 June 2000")
                && !table.contains("2000-06-01"), table);
        assertTrue(table.contains("rel=\"noopener noreferrer nofollow ugc\""),
                "a source leads to its own address, too");
        assertFalse(page.contains("partner iri"), page);
    }

    @Test
    void namesAreInTheLanguageOfTheReader() {
        assertTrue(server.get("query/status-as-of?lang=sq", "Accept", BROWSER).body().contains(">Shqipëria</bdi>"));
        // What is asked are the names themselves: they stay.
        assertTrue(server.get("query/names?partner=alb&lang=mk", "Accept", BROWSER).body().contains(">Albanie</bdi>"));
    }

    @ParameterizedTest
    @CsvSource({"csv", "tsv", "json", "xlsx"})
    void everyFormHasTheSameRowsInTheSameOrder(String form, @TempDir Path folder) throws Exception {
        String parameters = "partner=mkd&date=2026-06-30&filter=EUROP&sort=-since";
        String page = server.get("query/of-partner?" + parameters, "Accept", BROWSER).body();
        List<String> shown = Pattern.compile("<tr><td[^>]*><a href=\"[^\"]*\"[^>]*><bdi>([^<]*)").matcher(page)
                .results().map(m -> m.group(1)).toList();
        assertTrue(shown.size() > 2 && shown.contains("Council of Europe"), shown.toString());
        assertTrue(page.contains("aria-sort=\"descending\"")
                && page.contains("href=\"/query/of-partner." + form
                        + "?date=2026-06-30&amp;filter=EUROP&amp;partner=mkd&amp;sort=-since\""), page);
        String path = "query/of-partner." + form + "?" + parameters;
        List<String> rows;
        if (form.equals("xlsx")) {
            Document sheet = workbook(path, folder).get("xl/worksheets/sheet1.xml");
            rows = new ArrayList<>();
            NodeList all = sheet.getElementsByTagName("row");
            for (int i = 1; i < all.getLength(); i++) {
                rows.add(((Element) all.item(i)).getElementsByTagName("c").item(0).getTextContent());
            }
            // Texts are kept apart from the sheet.
            NodeList texts = workbook(path, folder).get("xl/sharedStrings.xml").getElementsByTagName("si");
            rows.replaceAll(index -> texts.item(Integer.parseInt(index)).getTextContent());
        } else if (form.equals("json")) {
            rows = JSON.parse(server.get(path).body()).getObj("results").get("bindings").getAsArray().stream()
                    .map(row -> row.getAsObject().getObj("in").getString("value")).toList();
        } else {
            rows = server.get(path).body().lines().skip(1).map(line -> line.startsWith("\"")
                    ? line.replaceFirst("\"([^\"]*).*", "$1") : line.replaceFirst("[,\\t].*", "")).toList();
        }
        assertEquals(shown, rows);
    }

    @Test
    void rowsAreSortedByValueAndEmptyOnesComeLast() {
        List<String> days = column(server.get("query/of-partner.csv?sort=since").body(), "since");
        List<String> known = days.stream().filter(day -> !day.isEmpty()).toList();
        assertEquals(known.stream().sorted().toList(), known);
        assertEquals(known, days.subList(0, known.size()));
        List<String> falling = column(server.get("query/of-partner.csv?sort=-since").body(), "since");
        assertEquals(known.stream().sorted(Comparator.reverseOrder()).toList(), falling.subList(0, known.size()));
        List<Long> people = column(server.get("query/displacement.csv?sort=-people").body(), "people").stream()
                .map(Long::valueOf).toList();
        assertEquals(people.stream().sorted(Comparator.reverseOrder()).toList(), people);
    }

    /** A file names a column with its asterisk and the others as a variable does: either sorts. */
    @Test
    void aColumnIsSortedByUnderEachOfItsNames() {
        String sorted = server.get("query/matrix.csv?sort=-kosovo").body();
        assertTrue(sorted.lines().findFirst().orElseThrow().contains("kosovo*"), sorted);
        assertEquals(sorted, server.get("query/matrix.csv?sort=-kosovo*").body());
    }

    private static List<String> column(String csv, String name) {
        List<String[]> rows = csv.lines().map(line -> line.replaceAll("\"[^\"]*\"", "text").split(",", -1)).toList();
        int index = List.of(rows.get(0)).indexOf(name);
        return rows.stream().skip(1).map(row -> row[index]).toList();
    }

    @ParameterizedTest
    @CsvSource({"sort=colour, status-as-of", "sort=--since, status-as-of", "page=0, events-in-order",
            "page=999, events-in-order"})
    void anOrderOrPartThatThereIsNotIsRefused(String parameter, String id) {
        assertEquals(400, server.get("query/" + id + "?" + parameter, "Accept", BROWSER).statusCode());
        HttpResponse<String> csv = server.get("query/" + id + ".csv?" + parameter);
        assertEquals(400, csv.statusCode());
        assertEquals(1, csv.body().strip().lines().count(), csv.body());
    }

    @Test
    void aLongTableComesInPartsThatMakeTheWhole() {
        int rows = (int) server.get("query/events-in-order.csv").body().lines().count() - 1;
        int shown = 0;
        int parts = 0;
        String next = "/query/events-in-order";
        while (!next.isEmpty()) {
            String page = server.get(next.substring(1), "Accept", BROWSER).body();
            shown += page.substring(page.indexOf("<tbody>"), page.indexOf("</tbody>")).split("<tr>").length - 1;
            parts++;
            next = page.contains("rel=\"next\"") ? page.replaceFirst("(?s).*rel=\"next\" href=\"([^\"]*)\".*", "$1")
                    .replace("&amp;", "&") : "";
        }
        assertEquals(rows, shown);
        assertTrue(parts > 2, parts + " parts");
        assertEquals(400, server.get("query/events-in-order.csv?page=2").statusCode());
    }

    /** A question that groups its rows tells what they have in common once, on pages, in a search and not in files. */
    @ParameterizedTest
    @MethodSource("grouped")
    void whatRowsHaveInCommonIsToldOnceAboveThem(SavedQuery question) {
        List<String> rows = server.get("query/" + question.id() + ".csv").body().lines().toList();
        assertTrue(List.of(rows.get(0).split(",")).contains(question.grouping()), question.id());
        org.jsoup.nodes.Document page = Jsoup.parse(server.get("query/" + question.id(), "Accept", BROWSER).body());
        List<String> told = page.select(".answer tr.group th").eachText();
        assertEquals(new TreeSet<>(told).size(), told.size(), told.toString());
        assertTrue(told.size() > 1, question.id());
        assertTrue(page.select(".answer tbody").stream().allMatch(group -> group.select("tr:not(.group)").size() > 0));
        assertEquals(page.select(".answer thead tr").last().select("th").size(), Integer.parseInt(page
                .select(".answer tr.group th").first().attr("colspan")));
        if (page.select(".parts").isEmpty()) {
            assertEquals(rows.size() - 1, page.select(".answer tbody tr:not(.group)").size());
        }
        // In the order of another column each row stands for itself.
        String other = rows.get(0).split(",")[0].equals(question.grouping()) ? "fact" : rows.get(0).split(",")[0];
        assertEquals(0, Jsoup.parse(server.get("query/" + question.id() + "?sort=" + other, "Accept", BROWSER).body())
                .select("tr.group").size());
    }

    static Stream<SavedQuery> grouped() {
        return ShippedData.release().queries().questions().stream().filter(one -> !one.grouping().isEmpty());
    }

    @Test
    void theAnswerToASearchIsGrouped() {
        org.jsoup.nodes.Document page = Jsoup.parse(server.get("search?q=agreements%20signed%20not%20in%20force",
                "Accept", BROWSER).body());
        List<String> told = page.select(".direct tr.group th").eachText();
        assertTrue(told.size() > 1, page.select(".direct").text());
        assertEquals(new TreeSet<>(told).size(), told.size(), told.toString());
    }

    @Test
    void anEmptyTableSaysWithWhichValuesItIsEmpty() {
        String page = server.get("query/status-as-of?date=1950-01-01", "Accept", BROWSER).body();
        assertTrue(page.contains("No row answers this question with date: 1950-01-01."), page);
        String filtered = server.get("query/status-as-of?filter=zz9", "Accept", BROWSER).body();
        assertTrue(filtered.contains("No row has the words “zz9”.") && filtered.contains("Show all 6 rows"), filtered);
    }

    @Test
    void kosovoHasItsAsteriskInHeadingsAndItsFootnoteBelow(@TempDir Path folder) throws Exception {
        String page = server.get("query/matrix", "Accept", BROWSER).body();
        assertTrue(page.contains(">Kosovo*</bdi></a></th>") && page.contains("UNSCR 1244/1999"), page);
        assertTrue(page.contains(">Bosnia and Herzegovina</bdi></a></th>"), page);
        assertTrue(server.get("query/matrix.csv").body().lines().findFirst().orElseThrow().contains(",kosovo*,"));
        Map<String, Document> parts = workbook("query/matrix.xlsx", folder);
        assertTrue(parts.get("xl/sharedStrings.xml").getDocumentElement().getTextContent().contains("kosovo*"));
        assertTrue(parts.get("xl/sharedStrings.xml").getDocumentElement().getTextContent().contains("UNSCR 1244/1999"));
    }

    @Test
    void cellsOfASpreadsheetThatNameAThingAreLinks(@TempDir Path folder) throws Exception {
        Map<String, Document> parts = workbook("query/status-as-of.xlsx?date=2026-06-30", folder);
        int links = parts.get("xl/worksheets/sheet1.xml").getElementsByTagName("hyperlink").getLength();
        // A cell can lead to one thing only, so that one with several sources or checks leads to none.
        long things = JSON.parse(server.get("query/status-as-of.json?date=2026-06-30").body()).getObj("results")
                .get("bindings").getAsArray().stream().map(JsonValue::getAsObject)
                .flatMap(row -> row.keys().stream().filter(name -> name.endsWith("Iri") || name.equals("fact"))
                        .map(name -> row.getObj(name).getString("value"))).filter(iri -> !iri.contains(" ")).count();
        assertTrue(links > 0);
        assertEquals(things, links);
        String texts = parts.get("xl/sharedStrings.xml").getDocumentElement().getTextContent();
        assertTrue(texts.contains("date: 2026-06-30"), texts);
        NodeList targets = parts.get("xl/worksheets/_rels/sheet1.xml.rels").getElementsByTagName("Relationship");
        assertTrue(IntStream.range(0, targets.getLength())
                .mapToObj(i -> ((Element) targets.item(i)).getAttribute("Target"))
                .anyMatch((server.url() + "doc/actor/srb")::equals));
    }

    @Test
    void aFormOffersNamesAndShowsTheOneInForce() {
        String page = server.get("query/relations-of?actor=europol", "Accept", BROWSER).body();
        assertTrue(page.contains("value=\"Europol\" list=\"p-actor-list\""), page);
        assertTrue(page.contains("<option value=\"Frontex\">"), page);
        assertTrue(page.contains("href=\"/query/relations-of.csv?actor=europol\""), page);
        String wrong = server.get("query/relations-of?actor=europoll", "Accept", BROWSER).body();
        assertTrue(wrong.contains("value=\"europoll\"") && wrong.contains("Did you mean europol (Europol)?"), wrong);
        String years = server.get("query/detections-by-month", "Accept", BROWSER).body();
        assertTrue(years.contains("<option value=\"2015\" selected>2015</option>"), years);
    }

    @Test
    void theDayInForceStandsOnThePageAndInTheAddressesOfTheAnswer() {
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        String page = server.get("query/status-as-of", "Accept", BROWSER).body();
        assertTrue(page.contains("Day in force: " + View.inWords(LocalDate.parse(today))), page);
        assertTrue(page.contains("href=\"/query/status-as-of.csv?date=" + today + "\"")
                && page.contains("value=\"" + today + "\""), page);
        assertTrue(server.get("query/status-as-of.rq").body().contains("\"" + today + "\"^^xsd:date"));
        assertEquals(server.get("query/status-as-of.csv?date=" + today).body(),
                server.get("query/status-as-of.csv").body());
    }

    @Test
    void anUnknownParameterIsRefusedInEveryForm() {
        for (String form : List.of("", ".csv", ".tsv", ".json", ".xlsx", ".rq")) {
            HttpResponse<String> answer = server.get("query/status-as-of" + form + "?day=2020-10-22",
                    "Accept", BROWSER);
            assertEquals(400, answer.statusCode(), form);
            assertTrue(answer.body().contains("Did you mean date?"), answer.body());
        }
    }

    @Test
    void aLanguageIsHeededOrRefused() {
        for (AnswerForm form : AnswerForm.values()) {
            if (form.isAnswer() || form.isFeed() || form == AnswerForm.HTML) {
                String address = "query/status-as-of." + form.ending();
                HttpResponse<String> answer = server.get(address + "?lang=sq");
                assertEquals(form.isInLanguage() ? 200 : 400, answer.statusCode(), answer.body());
                assertNotEquals(server.get(address).body(), answer.body());
            }
        }
    }

    @Test
    void openApiHasAPathForEveryQuestionThatAnswers() {
        JsonObject api = JSON.parse(server.get("query/openapi.json").body());
        assertEquals("3.1.0", api.getString("openapi"));
        assertEquals(Set.of("openapi", "info", "servers", "paths", "components"), new HashSet<>(api.keys()));
        assertFalse(api.getObj("info").getString("title").isEmpty());
        assertEquals(server.url().toString(), api.get("servers").getAsArray().get(0).getAsObject().getString("url")
                + "/");
        Set<String> operations = new HashSet<>();
        for (SavedQuery question : release.queries().questions()) {
            JsonObject get = api.getObj("paths").getObj("/query/" + question.id()).getObj("get");
            assertTrue(operations.add(get.getString("operationId")));
            Set<String> names = new HashSet<>();
            for (JsonValue value : get.get("parameters").getAsArray()) {
                JsonObject parameter = OpenApi.resolved(api, value);
                assertEquals("query", parameter.getString("in"));
                assertTrue(List.of("string", "integer").contains(parameter.getObj("schema").getString("type")),
                        parameter.toString());
                // The default of a day is the day of asking, which no document can name.
                boolean isOwn = question.parameters().stream()
                        .anyMatch(p -> p.name().equals(parameter.getString("name")));
                assertTrue(!isOwn || parameter.getObj("schema").hasKey("format")
                        != parameter.getObj("schema").hasKey("default"), question.id() + parameter);
                names.add(parameter.getString("name"));
            }
            question.parameters().forEach(parameter -> assertTrue(names.contains(parameter.name()), question.id()));
            assertTrue(names.containsAll(Set.of("version", "result")), question.id());
            assertTrue(get.getObj("responses").getObj("200").getObj("content").hasKey("text/csv"));
        }
        for (Route route : server.routes().all()) {
            assertTrue(api.getObj("paths").hasKey(route.pattern().toString().replace("*}", "}")),
                    route.pattern().toString());
        }
    }

    @Test
    void theExamplesAreTheFilesAsRdf() {
        HttpResponse<String> answer = server.get(".well-known/sparql-examples");
        assertEquals("text/turtle", type(answer));
        Graph graph = RDFParser.fromString(answer.body(), Lang.TURTLE).toGraph();
        for (SavedQuery question : release.queries().questions()) {
            Node node = NodeFactory.createURI(question.iri());
            assertTrue(graph.contains(node, RDF.type.asNode(), NodeFactory.createURI(SHACL + "SPARQLExecutable")),
                    question.id());
            assertEquals(question.text(), graph.find(node, NodeFactory.createURI(SHACL + "select"), Node.ANY).next()
                    .getObject().getLiteralLexicalForm());
            assertTrue(graph.contains(node, NodeFactory.createURI("https://schema.org/target"),
                    NodeFactory.createURI(server.url() + "sparql")));
            Node prefixes = graph.find(node, NodeFactory.createURI(SHACL + "prefixes"), Node.ANY).next().getObject();
            assertTrue(graph.contains(prefixes, NodeFactory.createURI(SHACL + "declare"), Node.ANY));
        }
        assertEquals("application/ld+json",
                type(server.get(".well-known/sparql-examples", "Accept", "application/ld+json")));
        assertEquals(406, server.get(".well-known/sparql-examples", "Accept", "image/png").statusCode());
    }

    // The workbench and answers in the browser

    @Test
    void anEmptyAnswerSaysWhyAndLinksToTheQueryThatWasMeant() {
        String page = server.get("sparql?query=" + encoded("SELECT ?a WHERE { ?a a egn:Agrement }"), "Accept", BROWSER)
                .body();
        assertTrue(page.contains("egn:Agrement does not occur in this data."), page);
        assertTrue(page.contains("href=\"/sparql?query=" + encoded("SELECT ?a WHERE { ?a a egn:Agreement }") + "\""),
                page);
        String right = server.get("sparql?query=" + encoded("SELECT ?a WHERE { ?a a egn:Source } LIMIT 1"), "Accept",
                BROWSER).body();
        assertFalse(right.contains("class=\"advice\""), right);
    }

    /** Below an answer stands what was counted and what was left out. */
    @Test
    void anAnswerSaysWhatWasAskedAndWhatWasLeftOut() {
        String version = "data version " + release.version();
        String some = server.get("sparql?query=" + encoded("SELECT ?a WHERE { ?a a egn:Source } LIMIT 1"), "Accept",
                BROWSER).body();
        assertTrue(some.contains("Asked: what is confirmed in " + version), some);
        assertTrue(some.contains("The LIMIT 1 of the query is reached"), some);
        String all = server.get("sparql?query=" + encoded("SELECT ?a WHERE { ?a a egn:WesternBalkansPartner } LIMIT 9"),
                "Accept", BROWSER).body();
        assertFalse(all.contains("of the query is reached"), all);
        String named = server.get("sparql?query=" + encoded("SELECT ?g WHERE { "
                + "FILTER EXISTS { GRAPH ?g { ?a a egn:Source } } VALUES ?g { <https://example.org/> } }"), "Accept",
                BROWSER).body();
        assertTrue(named.contains("Asked: the graphs that the query names"), named);
    }

    @Test
    void aPageMarksThePlaceOfASyntaxError() {
        String page = server.get("sparql?query=" + encoded("SELECT ?a\nWHERE { ?a a egn:Source ?b }"), "Accept",
                BROWSER)
                .body();
        assertTrue(page.contains("WHERE { ?a a egn:Source <mark>?b</mark> }"), page);
    }

    @Test
    void evidenceStandsInTheTableWhereItIsWanted(@TempDir Path folder) throws Exception {
        String address = "query/recognition.csv?evidence=yes&partner=1a0";
        List<String> lines = server.get(address).body().lines().toList();
        assertEquals("state,stateIri,tie,tieIri,known,knownIri,since,sincePrecision,source,sourceIri,evidenceSource,"
                + "evidenceSourceIri,evidencePlace,evidenceChecked,evidenceWeight,evidenceAddress,fact", lines.get(0));
        assertEquals(6, lines.size());
        String cyprus = lines.get(1);
        assertTrue(cyprus.contains(" | ") && cyprus.contains("https://w3id.org/egnatia/id/source/"), cyprus);
        JsonObject row = JSON.parse(server.get("query/recognition.json?evidence=yes").body()).getObj("results")
                .get("bindings").getAsArray().get(0).getAsObject();
        int pieces = row.getObj("evidenceSource").getString("value").split(" \\| ").length;
        assertTrue(pieces > 1);
        for (String column : List.of("evidencePlace", "evidenceChecked", "evidenceWeight", "evidenceAddress")) {
            assertEquals(pieces, row.getObj(column).getString("value").split(" \\| ").length, column);
        }
        assertEquals(pieces, row.getObj("evidenceSourceIri").getString("value").split(" ").length);
        assertFalse(server.get("query/recognition.csv").body().contains("evidenceSource"));
        String page = server.get("query/recognition?evidence=yes", "Accept", BROWSER).body();
        assertTrue(page.contains("aria-checked=\"true\" href=\"/query/recognition\""), page);
        assertTrue(page.contains("evidence=yes\" download=\"recognition-" + release.version() + ".xlsx\""), page);
        assertTrue(workbook("query/recognition.xlsx?evidence=yes", folder).toString().length() > 0);
        assertEquals(400, server.get("query/recognition?evidence=maybe").statusCode());
        assertEquals(400, server.get("query/graphs?evidence=yes").statusCode());
        assertEquals(server.get("query/recognition.csv?evidence=yes&version=" + release.version()).statusCode(), 200);
    }

    @Test
    void twoDaysAreHeldAgainstEachOther() {
        String csv = server.get("query/status-as-of.csv?compared-with=2026-06-30&date=2012-01-01").body();
        List<String> lines = csv.lines().toList();
        assertTrue(lines.get(0).startsWith("on,"), csv);
        List<String> serbia = lines.stream().filter(line -> line.contains("/actor/srb,")).toList();
        assertEquals(2, serbia.size(), csv);
        assertTrue(serbia.get(0).startsWith("2012-01-01,"), csv);
        assertTrue(serbia.get(1).startsWith("2026-06-30,"), csv);
        List<String> before = server.get("query/status-as-of.csv?date=2012-01-01").body().lines().toList();
        List<String> after = server.get("query/status-as-of.csv?date=2026-06-30").body().lines().toList();
        long differ = before.stream().filter(line -> !after.contains(line)).count()
                + after.stream().filter(line -> !before.contains(line)).count();
        assertEquals(differ, lines.size() - 1);
        String page = server.get("query/status-as-of?compared-with=2026-06-30&date=2012-01-01", "Accept", BROWSER)
                .body();
        assertTrue(page.contains("Only what differs between 1 January 2012 and 30 June 2026 is shown"), page);
        String same = server.get("query/status-as-of?compared-with=2026-06-30&date=2026-06-30", "Accept", BROWSER)
                .body();
        assertTrue(same.contains("Nothing differs between"), same);
        assertEquals(400, server.get("query/status-as-of?compared-with=2026-02-30").statusCode());
        assertEquals(400, server.get("query/graphs?compared-with=2026-01-01").statusCode());
    }

    @Test
    void aFreeAnswerIsCitedAndSaysWhetherItChanged() {
        String query = "sparql?query=" + encoded("# Partners\nSELECT ?p\n"
                + "WHERE { ?p a egn:WesternBalkansPartner } ORDER BY ?p");
        String page = server.get(query, "Accept", BROWSER).body();
        Matcher cited = Pattern.compile("rel=\"bookmark\" href=\"[^\"]*/(sparql[^\"]*)\"").matcher(page);
        assertTrue(cited.find(), page);
        String address = cited.group(1).replace("&amp;", "&");
        assertTrue(server.get(address, "Accept", BROWSER).body().contains("the answer is the same"), address);
        String other = address.replaceFirst("result=.", "result=z").replaceFirst("version=[0-9a-f]*", "version=0123");
        assertTrue(server.get(other, "Accept", BROWSER).body().contains("is not the one cited"), other);
        assertTrue(page.contains("title = {Partners}") || page.contains("Partners"), page);
        assertEquals(400, server.get(address, "Accept", "text/csv").statusCode());
        assertEquals(400, server.get(query + "&view=bar", "Accept", "text/csv").statusCode());
    }

    @Test
    void evidenceOfFreeAnswersIsThatOfSavedOnesInEveryForm(@TempDir Path folder) throws Exception {
        String query = release.queries().find("recognition").orElseThrow().text();
        String free = "sparql?evidence=yes&query=" + encoded(query);
        for (String form : List.of("csv", "tsv", "json")) {
            assertEquals(server.get("query/recognition." + form + "?evidence=yes").body(),
                    server.get(free + "&format=" + form).body(), form);
        }
        assertTrue(server.get(free, "Accept", "text/csv").body().contains(",evidenceSource,"), free);
        assertTrue(workbook(free + "&format=xlsx", folder).toString().length() > 0);
        assertTrue(server.get(free + "&format=md").body().contains("evidence source"), free);
        // A thing of ours is evidence's bearer, too, where no column names a fact.
        String things = server.get("sparql?evidence=yes&format=csv&query="
                + encoded("SELECT ?a WHERE { ?a a egn:Agreement } ORDER BY ?a LIMIT 3")).body();
        assertTrue(things.lines().skip(1).allMatch(line -> line.contains("/id/source/")), things);
        assertEquals(400, server.get("sparql?evidence=yes&format=csv&query=" + encoded("CONSTRUCT WHERE { ?a a "
                + "egn:Agreement }")).statusCode());
    }

    @Test
    void evidenceIsThatOfTheNodeThatSaysTheValuesOrItIsSaidWhyThereIsNone() {
        String pattern = "{ ?f egn:measure measure:dead-and-missing-migrants ; egn:about ?partner ; egn:value ?v }";
        String rows = "sparql?evidence=yes&query=" + encoded("SELECT ?partner ?v WHERE " + pattern);
        for (String form : List.of("csv", "tsv", "json", "md")) {
            String body = server.get(rows + "&format=" + form).body();
            assertTrue(body.contains("/source/") && !body.contains("Country code"), form + ": " + body);
        }
        assertEquals("partner,v,evidenceSource,evidenceSourceIri,evidencePlace,evidenceChecked,evidenceWeight,"
                + "evidenceAddress", server.get(rows + "&format=csv").body().lines().findFirst().orElseThrow());
        String sum = "sparql?evidence=yes&query=" + encoded("SELECT (SUM(?v) AS ?all) WHERE " + pattern);
        for (String form : List.of("csv", "json", "xlsx")) {
            HttpResponse<String> refused = server.get(sum + "&format=" + form);
            assertEquals(400, refused.statusCode(), form);
            assertTrue(refused.body().contains("several facts"), refused.body());
        }
        String page = server.get(sum, "Accept", BROWSER).body();
        assertTrue(page.contains("several facts") && page.contains("The facts with their evidence"), page);
    }

    @Test
    void aQueryIsNotAnsweredAsOfADayThatItDoesNotHave() {
        String address = "sparql?as-of=2010-06-01&query=" + encoded("SELECT ?d WHERE { ?e egn:date ?d } LIMIT 3");
        for (String accept : List.of(BROWSER, "text/csv", "application/sparql-results+json")) {
            HttpResponse<String> refused = server.get(address, "Accept", accept);
            assertEquals(400, refused.statusCode(), accept);
            assertTrue(refused.body().contains("as-of"), refused.body());
        }
        assertFalse(server.get("?as-of=2010-06-01", "Accept", BROWSER).body().contains("sparql?as-of="));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"timeout=abc", "format=nonsense", "as-of=2010-06-01", "version=1", "evidence=yes",
        "evidence=maybe", "view=bar", "result=sha256-0"})
    void aPostedFormIsReadAsTheAddressIs(String field) {
        String json = "application/sparql-results+json";
        assertEquals(400, server.get("sparql?query=ASK%7B%7D&" + field, "Accept", json).statusCode());
        HttpResponse<String> posted = server.post("sparql", "application/x-www-form-urlencoded",
                "query=ASK%7B%7D&" + field);
        assertEquals(400, posted.statusCode(), posted.body());
        assertTrue(posted.body().contains(field.replaceFirst("=.*", "")), posted.body());
    }

    @Test
    void triplesAreATableAndAGraph() {
        String table = server.get("sparql?query=" + encoded("CONSTRUCT { ?partner rdfs:label ?name ; egn:partyTo [] } "
                + "WHERE { ?partner a egn:WesternBalkansPartner ; rdfs:label ?name }"), "Accept", "text/html").body();
        assertTrue(table.contains("<bdi>Albania</bdi></a>") && table.contains("<summary>Turtle</summary>"), table);
        String few = "sparql?query=" + encoded("CONSTRUCT WHERE { ?partner a egn:WesternBalkansPartner }");
        String graph = server.get(few + "&view=graph", "Accept", "text/html").body();
        assertTrue(graph.contains("aria-current=\"true\">Graph</a>") && graph.contains("6 triples"), graph);
        assertTrue(server.get(few + "&format=svg").body().contains("Kosovo*"));
        assertEquals(400, server.get("sparql?format=svg&query=" + encoded("ASK { ?a a egn:Agreement }")).statusCode());
    }

    @Test
    void anAnswerIsAFileThatSaysWhatItIs() {
        HttpResponse<String> markdown = server.get("query/status-as-of.md?date=2026-06-30");
        assertEquals("text/markdown", type(markdown));
        assertTrue(markdown.headers().firstValue("Content-Disposition").orElse("").contains("status-as-of-"
                + release.version() + ".md"));
        String free = "sparql?query=" + encoded("# The six\nSELECT ?partner (STRLEN(STR(?partner)) AS ?length)\n"
                + "WHERE { ?partner a egn:WesternBalkansPartner }") + "&format=";
        HttpResponse<String> picture = server.get(free + "svg&view=bar");
        assertEquals("image/svg+xml", type(picture));
        assertTrue(picture.headers().firstValue("Content-Disposition").orElse("").contains("the-six-"
                + release.version() + ".svg"));
        for (String text : List.of(markdown.body(), picture.body(), server.get(free + "md").body(),
                server.get("query/names.svg").body())) {
            assertTrue(text.contains(release.version()) && text.contains("UNSCR 1244/1999"), text);
        }
        assertTrue(markdown.body().contains("[Serbia](<http"), markdown.body());
        assertTrue(picture.body().contains("Bar chart of length."), picture.body());
        assertEquals(400, server.get("query/status-as-of.csv?view=map").statusCode());
        assertEquals(400, server.get("query/status-as-of.svg?view=cake").statusCode());
    }

    @ParameterizedTest
    @CsvSource({"status-as-of, map", "status-history, timeline", "recognition, graph", "explicit-no, pivot",
        "trafficking-victims, bar", "recorded-offences, line"})
    void anAnswerIsLookedAtInTheWaysOfItsShapeWithTheTableBeside(String question, String way) {
        String page = server.get("query/" + question, "Accept", BROWSER).body();
        assertTrue(page.contains("view=" + way), page);
        assertFalse(page.contains("class=\"chart\""), page);
        String shown = server.get("query/" + question + "?view=" + way, "Accept", BROWSER).body();
        assertTrue(shown.contains(way.equals("pivot") ? "answer pivot" : "<svg "), shown);
        assertTrue(shown.contains("class=\"wide answer\""), shown);
    }

    @Test
    void aQueryNamesTheWayToLookAtItsAnswer() {
        String named = "sparql?query=" + encoded("#view: bar ?type ?n\nSELECT ?type (COUNT(*) AS ?n) (MIN(?a) AS ?one) "
                + "WHERE { ?a a ?type } GROUP BY ?type ORDER BY DESC(?n) LIMIT 5");
        String page = server.get(named, "Accept", BROWSER).body();
        assertTrue(page.contains("Bar chart of n."), page);
        assertFalse(server.get(named + "&view=table", "Accept", BROWSER).body().contains("Bar chart"));
        String line = server.get(named + "&view=line", "Accept", BROWSER).body();
        assertTrue(line.contains("The answer is no line chart") && line.contains("class=\"wide answer\""), line);
    }

    @Test
    void anEmptyAnswerOfAQuestionSaysWhy() {
        String page = server.get("query/status-as-of?date=1900-01-01", "Accept", BROWSER).body();
        assertTrue(page.contains("class=\"advice\"") && page.contains("No row means that"), page);
    }

    @Test
    void whatFitsAtTheCursorHasAnAddressForPrograms() {
        String query = "SELECT * { ?a a egn:Agreement ; ";
        JsonObject found = JSON.parse(server.get("sparql/completion?query=" + encoded(query)).body());
        assertEquals("property", found.getString("place"));
        assertEquals(query.length(), found.get("from").getAsNumber().value().intValue());
        JsonObject first = found.get("suggestions").getAsArray().get(0).getAsObject();
        assertEquals("/def/" + first.getString("text").substring("egn:".length()), first.getString("address"));
        assertTrue(first.hasKey("count") && first.hasKey("meaning") && first.hasKey("leadsTo"), first.toString());
        assertTrue(server.get("sparql/completion").body().contains("egn:WesternBalkansPartner"));
        assertTrue(server.get("sparql/completion?lang=sq&query=" + encoded("SELECT * { actor:alb")).body()
                .contains("Shqipëria"));
    }

    @Test
    void ourPrefixesNeedNoDeclarationAtTheEndpoint() {
        HttpResponse<String> answer = server.get("sparql?query=" + encoded("ASK { ?a a egn:Agreement }"), "Accept",
                "application/sparql-results+json");
        assertEquals(200, answer.statusCode());
        assertTrue(JSON.parse(answer.body()).get("boolean").getAsBoolean().value());
    }

    @Test
    void anEmptyAnswerLeadsToWhyItIsEmpty() {
        String empty = "SELECT ?a WHERE { ?a rdfs:label \"Serbia\" }";
        for (int time = 0; time < 2; time++) {
            String link = server.get(TestServer.query(empty), "Accept", "text/csv").headers().firstValue("Link")
                    .orElseThrow();
            assertTrue(link.endsWith(">; rel=\"help\"; type=\"application/json\""), link);
            JsonObject told = JSON.parse(server.get(link.substring(1, link.indexOf('>'))).body());
            assertEquals("language", told.get("advice").getAsArray().get(0).getAsObject().getString("kind"));
        }
        for (String full : List.of("SELECT ?a WHERE { ?a rdfs:label \"Serbia\"@en }", "ASK { ?a ?b ?c }",
                "ASK { ?a rdfs:label \"Serbia\" }")) {
            assertTrue(server.get(TestServer.query(full)).headers().firstValue("Link").isEmpty(), full);
        }
    }

    @Test
    void adviceHasAnAddressForPrograms() {
        HttpResponse<String> answer = server.get("sparql/advice?query="
                + encoded("SELECT ?a WHERE {\n?a rdfs:label \"Serbia\" }"));
        assertEquals("application/json", type(answer));
        JsonObject object = JSON.parse(answer.body());
        assertEquals(release.version(), object.getString("dataVersion"));
        assertTrue(object.get("isEmpty").getAsBoolean().value());
        JsonObject advice = object.get("advice").getAsArray().get(0).getAsObject();
        assertEquals("language", advice.getString("kind"));
        assertEquals(2, advice.get("line").getAsNumber().value().intValue());
        assertEquals("SELECT ?a WHERE {\n?a rdfs:label \"Serbia\"@en }",
                advice.get("instead").getAsArray().get(0).getAsObject().getString("query"));
        JsonObject broken = JSON.parse(server.get("sparql/advice?query=" + encoded("SELECT ?a {")).body());
        assertFalse(broken.get("isQuery").getAsBoolean().value());
        assertEquals("syntax", broken.get("advice").getAsArray().get(0).getAsObject().getString("kind"));
        assertTrue(server.get("sparql/advice").body().contains("There is no query"));
        assertEquals(400, server.get("sparql/advice?query=" + encoded("ASK { SERVICE <http://a/> { ?a ?b ?c } }"))
                .statusCode());
        assertEquals(400, server.get("sparql/advice?query=ASK%7B%7D&limit=1").statusCode());
    }

    @Test
    void theBareAddressIsTheWorkbenchForBrowsers() {
        HttpResponse<String> answer = server.get("sparql", "Accept", BROWSER);
        assertEquals(200, answer.statusCode());
        assertEquals("text/html", type(answer));
        assertTrue(answer.headers().firstValue("Vary").orElse("").startsWith("Accept"));
        assertTrue(answer.body().contains("<textarea"), answer.body());
        JsonObject vocabulary = JSON.parse(answer.body()
                .replaceFirst("(?s).*id=\"vocabulary\">(.*?)</script>.*", "$1"));
        assertEquals("https://w3id.org/egnatia/def/", vocabulary.getObj("prefixes").getString("egn"));
        assertTrue(answer.body().contains("data-complete=\"/sparql/completion\""), answer.body());
    }

    @Test
    void aBrowserThatAsksReadsTheAnswerAndOthersDoNot() {
        String query =
                TestServer.query("SELECT ?s WHERE { ?s a <https://w3id.org/egnatia/def/WesternBalkansPartner> }");
        String page = server.get(query, "Accept", BROWSER).body();
        assertTrue(page.contains("href=\"/doc/actor/1a0\""), page);
        assertTrue(page.contains("Kosovo*") && page.contains("UNSCR 1244/1999"), page);
        assertEquals("application/sparql-results+json", type(server.get(query)));
        assertEquals("application/sparql-results+json", type(server.get(query, "Accept", "*/*")));
        assertEquals("application/sparql-results+json",
                type(server.get(query, "Accept", "application/sparql-results+json, text/html;q=0.5")));
        assertEquals("text/csv", type(server.get(query + "&format=csv", "Accept", BROWSER)));
        assertEquals("text/html", type(server.get(query + "&format=html")));
        // rdflib's header names XHTML and everything, and means RDF.
        String rdflib = "application/rdf+xml,text/rdf+n3;q=.9,application/xhtml+xml;q=.5,*/*;q=.1";
        assertEquals("application/rdf+xml",
                type(server.get(TestServer.query("CONSTRUCT WHERE { ?s a <urn:none> }"), "Accept", rdflib)));
    }

    @Test
    void truthAndTriplesCanBeReadToo() {
        assertTrue(server.get(TestServer.query("ASK {}"), "Accept", BROWSER).body().contains("<strong>Yes</strong>"));
        String page = server.get(TestServer.query("DESCRIBE <https://w3id.org/egnatia/def/Graph>"), "Accept", BROWSER)
                .body();
        assertTrue(page.contains("class=\"q-name\""), page);
    }

    @Test
    void aFaultyQueryIsShownWithItsPlace() {
        HttpResponse<String> answer = server
                .get(TestServer.query("SELECT * WHERE { ?s foo:bar ?o }<script>zz9(1)</script>"), "Accept", BROWSER);
        assertEquals(400, answer.statusCode());
        assertEquals("text/html", type(answer));
        assertTrue(answer.body().contains("line 1, column 21"), answer.body());
        assertFalse(answer.body().contains("<script>zz9"), answer.body());
    }

    @Test
    void valuesOfAnswersAreNeverMarkupNorLinksThatAct() {
        String page =
                server.get(TestServer.query("SELECT (IRI(\"javascript:zz9(1)\") AS ?a) (\"<script>zz9(2)</script>\" AS "
                        + "?b) (\"\\u202Eevil\" AS ?c) {}"), "Accept", BROWSER).body();
        assertFalse(page.contains("href=\"javascript:"), page);
        assertFalse(page.contains("<script>zz9"), page);
        assertTrue(page.contains("[U+202E]"), page);
    }

    @Test
    void aPageCutsALongAnswerAndSaysSo() {
        String page = server.get(TestServer.query("SELECT ?s WHERE { ?s ?p ?o } LIMIT 1500"), "Accept", BROWSER).body();
        assertTrue(page.contains("There are more rows than a page shows"));
        byte[] whole = server.get(TestServer.query("SELECT ?s WHERE { ?s ?p ?o } LIMIT 1500"), "Accept", "text/csv")
                .body().getBytes(StandardCharsets.UTF_8);
        assertEquals(1501, new String(whole, StandardCharsets.UTF_8).lines().count());
    }

    @Test
    void aPageCutsWhatIsTooLongToRead() {
        StringBuilder text = new StringBuilder("SELECT ?n ?x WHERE { BIND('" + "x".repeat(1_000) + "' AS ?x0)");
        for (int i = 0; i < 10; i++) {
            text.append(" BIND(CONCAT(?x").append(i).append(", ?x").append(i).append(") AS ?x")
                    .append(i == 9 ? "" : i + 1).append(')');
        }
        String rows = " VALUES ?n { " + "1 2 3 4 5 6 7 8 9 10 ".repeat(20) + "} }";
        HttpResponse<String> page = server.get(TestServer.query(text + rows) + "&format=html");
        assertEquals(200, page.statusCode(), page.body());
        assertTrue(page.body().length() < 1_000_000, page.body().length() + " characters");
        assertTrue(page.body().contains("x…"));
        HttpResponse<String> graph =
                server.get(TestServer.query(text.toString().replace("SELECT ?n ?x", "CONSTRUCT { [] <urn:x> ?x }")
                        + rows) + "&format=html");
        assertEquals(413, graph.statusCode());
    }
}
