package org.w3id.egnatia;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.system.G;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.w3id.egnatia.query.QueryRunner;
import org.w3id.egnatia.query.SavedQuery;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.serve.EgnatiaServer;
import org.w3id.egnatia.serve.ServerSettings;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * The saved questions: each competency question gives exactly the table beside it, in process and over HTTP, and each
 * other question gives as many rows as its header says; and no fact stands twice.
 */
class QuestionsTest {

    private static final int COMPETENCY_QUESTIONS = 40;
    /** The columns that are there for names in all languages. */
    private static final Map<String, Set<String>> IN_ALL_LANGUAGES = Map.of("names", Set.of("name"),
            "names-in-language", Set.of("name"), "subject-headings", Set.of("french"));
    private static final Set<String> SCALES =
            Set.of(Namespaces.VOC + "preparation-level", Namespaces.VOC + "progress");
    private static final Release RELEASE = ShippedData.release();

    private static EgnatiaServer server;
    private static HttpClient client;

    @BeforeAll
    static void start() throws IOException {
        server = EgnatiaServer.start(RELEASE, ServerSettings.local(0));
        client = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void thereAreFortyCompetencyQuestionsWithAnswers() {
        List<SavedQuery> questions = competency().toList();
        assertEquals(COMPETENCY_QUESTIONS, questions.size());
        assertTrue(questions.stream().allMatch(q -> q.expected().isPresent() && q.id().matches("CQ-\\d\\d")));
    }

    @TestFactory
    Stream<DynamicTest> competencyQuestionsInProcess() {
        return competency().map(q -> DynamicTest.dynamicTest(q.id(), () -> assertEquals(q.expected().orElseThrow(),
                QueryRunner.csv(QueryRunner.select(QueryRunner.parse(q.text()), RELEASE.dataset())))));
    }

    @TestFactory
    Stream<DynamicTest> competencyQuestionsOverHttp() {
        return competency()
                .map(q -> DynamicTest.dynamicTest(q.id(), () -> assertEquals(q.expected().orElseThrow(), post(q))));
    }

    /** No grade is left out because a report gives a level without progress, or progress without a level. */
    @Test
    void gradesAreToldWhereAReportGivesOneOfTheTwoAlone() {
        Node scheme = SKOS.inScheme.asNode();
        Set<String> graded = new TreeSet<>();
        Set<String> areas = new TreeSet<>();
        Graph graph = RELEASE.dataset().getDefaultGraph();
        graph.find(Node.ANY, Egn.grade, Node.ANY).forEach(triple -> {
            boolean onScale = graph.find(triple.getObject(), scheme, Node.ANY).toList().stream()
                    .anyMatch(one -> SCALES.contains(one.getObject().getURI()));
            if (onScale) {
                String area = G.getSP(graph, triple.getSubject(), Egn.area).getURI();
                areas.add(area);
                graded.add(area + ' ' + G.getSP(graph, triple.getSubject(), Egn.about) + ' '
                        + G.getSP(graph, triple.getSubject(), Egn.reportYear).getLiteralLexicalForm());
            }
        });
        Set<String> told = new TreeSet<>();
        SavedQuery question = RELEASE.queries().find("grades-of-area").orElseThrow();
        areas.forEach(area -> QueryRunner.rows(ShippedData.asked(question, Map.of("area", area)), RELEASE.dataset())
                .forEach(row -> told.add(area + ' ' + row.get("partnerIri") + ' '
                        + row.get("year").getLiteralLexicalForm())));
        assertEquals(graded, told);
    }

    /** Without a year, each question on reports asks of the newest ones. */
    @Test
    void questionsOnReportsAskOfTheNewestYear() {
        Graph graph = RELEASE.dataset().getDefaultGraph();
        int newest = graph.find(Node.ANY, Egn.reportYear, Node.ANY).toList().stream()
                .mapToInt(one -> Integer.parseInt(one.getObject().getLiteralLexicalForm())).max().orElseThrow();
        List<SavedQuery> asked = RELEASE.queries().questions().stream()
                .filter(q -> q.header().getOrDefault("values", "").startsWith("year ?assessment ")).toList();
        assertEquals(8, asked.size());
        asked.forEach(q -> assertTrue(q.text().contains("VALUES ?year { " + newest + " }"), q.id()));
    }

    @TestFactory
    Stream<DynamicTest> everyOtherQuestionHasAsManyRowsAsItsHeaderSays() {
        return RELEASE.queries().questions().stream().filter(q -> q.expected().isEmpty())
                .map(q -> DynamicTest.dynamicTest(q.id(), () -> hasRows(q, q.header().getOrDefault("rows", "1+"))));
    }

    /** The header says {@code rows: 6} for exactly six rows or {@code rows: 6+} for at least six. */
    private static void hasRows(SavedQuery question, String expected) {
        List<Binding> found = QueryRunner.rows(QueryRunner.parse(question.text()), RELEASE.dataset());
        isOneRowEach(question, found);
        isInEnglish(question, found);
        int rows = found.size();
        int number = Integer.parseInt(expected.replace("+", ""));
        assertTrue(expected.endsWith("+") ? rows >= number : rows == number, rows + " rows, expected " + expected);
    }

    /** Concepts have names in many languages: a question that forgets to say which would give the same row in each. */
    private static void isInEnglish(SavedQuery question, List<Binding> rows) {
        Set<String> others = new TreeSet<>();
        rows.forEach(row -> row.forEach((column, value) -> {
            if (value.isLiteral() && !Set.of("", "en").contains(value.getLiteralLanguage())) {
                others.add(column.getVarName());
            }
        }));
        others.removeAll(IN_ALL_LANGUAGES.getOrDefault(question.id(), Set.of()));
        assertEquals(Set.of(), others, "columns with names in other languages than English");
    }

    /**
     * No row stands twice, and a fact stands in one row: or in one for each value of the columns that the header names
     * after {@code row:}, the fact among them.
     */
    private static void isOneRowEach(SavedQuery question, List<Binding> rows) {
        List<String> columns = QueryRunner.parse(question.text()).getResultVars();
        List<String> stated = question.header("row").isEmpty() ? List.of()
                : List.of(question.header("row").split(" "));
        assertTrue(columns.containsAll(stated), "the header names columns that there are not: " + stated);
        assertTrue(stated.isEmpty() || stated.contains("fact"), "what tells rows apart has no fact: " + stated);
        List<String> key = !stated.isEmpty() ? stated : columns.contains("factIri") ? List.of("factIri")
                : columns.contains("fact") ? List.of("fact") : columns;
        Set<List<Node>> seen = new HashSet<>();
        for (Binding row : rows) {
            List<Node> values = new ArrayList<>();
            key.forEach(column -> values.add(row.get(column)));
            assertTrue(values.stream().allMatch(Objects::isNull) || seen.add(values), question.id()
                    + " has more rows than one of " + key + " " + values);
        }
    }

    @TestFactory
    Stream<DynamicTest> competencyQuestionsHaveOneRowForEachFact() {
        return competency().map(q -> DynamicTest.dynamicTest(q.id(), () -> isOneRowEach(q,
                QueryRunner.rows(QueryRunner.parse(q.text()), RELEASE.dataset()))));
    }

    private static Stream<SavedQuery> competency() {
        return RELEASE.queries().group("competency").stream();
    }

    private static String post(SavedQuery question) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + "sparql"))
                .header("Content-Type", "application/sparql-query").header("Accept", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofString(question.text())).build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals(200, response.statusCode(), response.body());
        return response.body().replace("\r\n", "\n");
    }
}
