package org.w3id.egnatia.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.SmallWorkspace;
import org.w3id.egnatia.publish.Distributions;
import org.w3id.egnatia.publish.ReleaseFolder;
import org.w3id.egnatia.publish.site.FileHost;
import org.w3id.egnatia.publish.site.SiteFolder;
import org.w3id.egnatia.query.SavedQuery;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.serve.TestServer;

/**
 * Free queries on a copy of the site, answered in a browser: {@code ./mvnw test -Pbrowser,wasm -Dtest=FreeQueryTest}.
 */
class FreeQueryTest {

    private static final String PAGE = "copy/sparql.html";
    private static final String ENGINE = "assets/oxigraph/web_bg.wasm";
    private static final int COMPARED = 12;

    @TempDir
    private static Path folder;
    private static Path site;
    private static Release small;
    private static Chromium chromium;
    private static FileHost host;

    @BeforeAll
    static void open() throws IOException {
        PlaywrightAssertions.setDefaultAssertionTimeout(Visit.PATIENCE);
        small = SmallWorkspace.in(folder.resolve("data")).release();
        new ReleaseFolder(folder.resolve("out")).add(small);
        site = new SiteFolder(folder.resolve("out")).make(small, new SiteFolder.Settings(LocalDate.of(2020, 1, 2),
                Optional.empty())).folder();
        assumeTrue(Files.exists(site.resolve(ENGINE)), "the program was built without the profile wasm");
        chromium = new Chromium();
        host = new FileHost(site);
    }

    @AfterAll
    static void close() {
        if (host != null) {
            chromium.close();
            host.close();
        }
    }

    private static void ask(Page page, String query) {
        page.locator("#query").fill(query);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Run")).click();
        assertThat(page.locator("#answer")).isVisible();
    }

    private static String csv(Page page) throws IOException {
        Download download = page.waitForDownload(() -> page.locator("#answer .forms a").first().click());
        return Files.readString(download.path());
    }

    /**
     * The rows by the names of their columns, which the engine sets in another order where one is named twice. A number
     * has many ways to be written, of which the engine keeps the shortest, and it writes tags of languages small.
     */
    private static List<Map<String, String>> rows(String csv) throws IOException {
        try (CSVParser parser = CSVParser.parse(csv, CSVFormat.RFC4180.builder().setHeader().build())) {
            return parser.stream().map(CSVRecord::toMap).map(row -> {
                Map<String, String> alike = new TreeMap<>(row);
                alike.replaceAll((column, value) -> column.equals("language") ? value.toLowerCase(Locale.ROOT)
                        : value.replaceFirst("^(-?\\d+)[.]0+$", "$1")
                        .replaceFirst("^(-?\\d+[.]\\d*[1-9])0+$", "$1"));
                return alike;
            }).toList();
        }
    }

    @Test
    void aQuestionIsAnsweredWithTheRowsOfTheFile() throws IOException {
        try (Visit visit = chromium.visit(host.url())) {
            visit.open(PAGE + "#query=" + "SELECT");
            assertThat(visit.page().locator("#query")).hasValue("SELECT");
            ask(visit.page(), small.queries().find("SQ-01").orElseThrow().text());
            assertThat(visit.page().locator("#answer strong").first()).hasText("Rows: 2");
            assertThat(visit.page().locator("#answer tbody tr").nth(1)).containsText("Two – Два");
            assertEquals(Files.readString(site.resolve("query/SQ-01.csv")), csv(visit.page()));
            assertEquals(List.of(), Accessibility.violations(visit.page(), ColorScheme.LIGHT));
            visit.page().locator("#answer tbody a").first().click();
            assertThat(visit.page()).hasURL(Pattern.compile(".*/doc/actor/one[.]html"));
            assertEquals(List.of(), visit.offences());
        }
    }

    @Test
    void eachFormOfQueryHasItsAnswerAndAMistakeItsLine() {
        try (Visit visit = chromium.visit(host.url())) {
            Page page = visit.page();
            visit.open(PAGE);
            ask(page, "ASK { ?s a <https://w3id.org/egnatia/def/Body> }");
            assertThat(page.locator("#answer .lead")).hasText("Yes");
            ask(page, small.queries().find("SQ-02").orElseThrow().text());
            assertThat(page.locator("#answer strong").first()).hasText("Triples: 2");
            // The named graphs are there, and their names lead to their pages.
            ask(page, "SELECT ?graph (COUNT(*) AS ?triples) { GRAPH ?graph { ?s a <https://w3id.org/egnatia/def/Body> "
                    + "} } GROUP BY ?graph ORDER BY ?graph");
            assertThat(page.locator("#answer tbody a").first()).hasAttribute("href", Pattern.compile(
                    ".*/graph/actors/bodies[.]html"));
            ask(page, "SELECT * {\n  ?s ?p }");
            assertThat(page.locator("#answer [role=alert]")).hasText(Pattern.compile("Line 2, column \\d+: .*"));
            ask(page, "SELECT ?s { ?s ?p ?o FILTER (LANG(?o) = \"sr-Latn\") }");
            assertThat(page.locator("#answer [role=status]")).containsText("LANGMATCHES");
            assertEquals(List.of(), visit.offences());
        }
    }

    @Test
    void whatTakesTooLongIsStoppedAndTheNextIsAnswered() {
        try (Visit visit = chromium.visit(host.url())) {
            Page page = visit.page();
            visit.open(PAGE);
            page.locator("#query").fill("SELECT (COUNT(*) AS ?all) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . "
                    + "?m ?n ?o . ?p ?q ?r . ?s ?t ?u . ?v ?w ?x }");
            page.locator("#plain-query button[type=submit]").click();
            assertThat(page.locator("#run-state")).hasText(Pattern.compile("Answering for .*"));
            page.locator("#stop").click();
            assertThat(page.locator("#answer [role=alert]")).containsText("Stopped after");
            ask(page, "SELECT (1 AS ?one) {}");
            assertThat(page.locator("#answer strong").first()).hasText("Rows: 1");
            assertEquals(List.of(), visit.offences());
        }
    }

    @Test
    void fromDiskItSaysThatItNeedsAHost() {
        URI disk = URI.create("file://" + site.toUri().getPath());
        try (Visit visit = chromium.visit(disk)) {
            visit.open(PAGE);
            assertThat(visit.page().locator("#no-engine")).containsText("file://");
            assertEquals(List.of(), visit.offences());
        }
    }

    /** The whole dataset in the place of the small one: questions have the rows of the endpoint, and in their order. */
    @Test
    void savedQuestionsHaveTheRowsOfTheEndpoint() throws IOException {
        Path copy = folder.resolve("shipped");
        for (String file : List.of(PAGE, ENGINE, "assets/oxigraph/web.js", "assets/free-query.js",
                "assets/free-query-worker.js", "assets/copy.js", "assets/egnatia.js", "assets/suggest.js",
                "assets/egnatia.css", "assets/pico.css", "assets/workbench.css", "assets/print.css",
                "assets/icon.svg")) {
            Files.createDirectories(copy.resolve(file).getParent());
            Files.copy(site.resolve(file), copy.resolve(file));
        }
        Path data = copy.resolve("dumps/" + small.version() + '/' + Distributions.DATASET + ".gz");
        Files.createDirectories(data.getParent());
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(data))) {
            new Distributions(ShippedData.release()).named(Distributions.DATASET).orElseThrow().to(out);
        }
        List<String> wrong = new ArrayList<>();
        List<SavedQuery> questions = ShippedData.release().queries().questions();
        try (FileHost shipped = new FileHost(copy); TestServer server = TestServer.of(ShippedData.release());
                Visit visit = chromium.visit(shipped.url())) {
            visit.open(PAGE);
            for (int i = 0; i < COMPARED; i++) {
                SavedQuery question = questions.get(i * questions.size() / COMPARED);
                ask(visit.page(), question.text());
                String here = csv(visit.page());
                String there = server.get(TestServer.query(question.text()), "Accept", "text/csv").body();
                if (!rows(here).equals(rows(there))) {
                    wrong.add(question.id() + ":\n" + here.lines().limit(3).toList() + "\n"
                            + there.lines().limit(3).toList());
                }
            }
            assertEquals(List.of(), visit.offences());
        }
        assertEquals("", String.join("\n", wrong));
        assertTrue(questions.size() > COMPARED);
    }
}
