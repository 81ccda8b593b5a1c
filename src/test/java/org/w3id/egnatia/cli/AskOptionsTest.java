package org.w3id.egnatia.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.exec.RowSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.SmallWorkspace;
import org.w3id.egnatia.describe.EvidenceColumns;
import org.w3id.egnatia.query.QueryRunner;
import org.w3id.egnatia.query.SavedQuery;

/** Proves what {@code ask} lists, how it lays out tables, and that help, completion and manual are of one model. */
class AskOptionsTest {

    @TempDir
    private Path folder;
    private SmallWorkspace workspace;

    @BeforeEach
    void writeWorkspace() {
        workspace = SmallWorkspace.in(folder.resolve("workspace"));
    }

    @Test
    void questionsAreListedByTheirWords() {
        ProgramRun all = ProgramRun.of("ask", "--list", "--root", workspace.root().toString());
        assertEquals(0, all.code(), all.err());
        assertTrue(all.out().startsWith("id ") && all.out().contains("SQ-01"), all.out());
        ProgramRun none = ProgramRun.of("ask", "--list", "zzz", "--root", workspace.root().toString());
        assertEquals(2, none.code());
        assertTrue(none.err().startsWith("egnatia: no saved question has 'zzz'"), none.err());
    }

    @Test
    void aTableFitsTheTerminal() {
        List<String> headings = List.of("partner", "what the source says");
        List<List<String>> rows = List.of(List.of("Serbia", "Србија затвара поглавље and a long text that goes on"),
                List.of("Kosovo*", ""));
        String wide = TextTable.lines(headings, rows, Integer.MAX_VALUE);
        assertEquals(4, wide.lines().count());
        String narrow = TextTable.lines(headings, rows, 32);
        assertTrue(narrow.lines().allMatch(line -> line.codePointCount(0, line.length()) <= 32), narrow);
        assertTrue(narrow.lines().count() > 4, narrow);
        assertEquals(wide.replaceAll("[\\s─]+", ""), narrow.replaceAll("[\\s─]+", ""));
        String blocks = TextTable.lines(List.of("a", "b", "c", "d", "e"), List.of(List.of("aaaaaaaaaaaa",
                "bbbbbbbbbbbb", "cccccccccc", "dddddddddd", "eeeeeeeeee")), 24);
        assertTrue(blocks.startsWith("a  aaaaaaaaaaaa\nb  bbbbbbbbbbbb\n"), blocks);
    }

    @Test
    void theEvidenceOfARowIsBesideIt() {
        String question = ShippedData.release().queries().find("with-agencies").orElseThrow().text();
        RowSet rows = EvidenceColumns.added(select(QueryRunner.parse(question)), AskOptionsTest::select);
        String csv = QueryRunner.csv(rows);
        assertTrue(csv.lines().findFirst().orElseThrow().endsWith("evidenceSource,evidenceSourceIri,evidencePlace,"
                + "evidenceChecked,evidenceWeight,evidenceAddress,fact"), csv);
        String row = csv.lines().filter(line -> line.contains("contractual-relations-bih-eurojust-signed")).findFirst()
                .orElseThrow();
        assertTrue(row.matches(".*,https://w3id.org/egnatia/id/source/.*,(seen in a stored copy|cited).*,"
                + "https?://.*contractual-relations-bih-eurojust-signed"), row);
    }

    /** Source and place of a piece stand at the same place of their columns. */
    @Test
    void theEvidenceOfAFactKeepsItsPairs() {
        SavedQuery question = ShippedData.release().queries().find("status-history").orElseThrow();
        RowSet rows = EvidenceColumns.added(select(QueryRunner.parse(question.text())), AskOptionsTest::select);
        List<Set<Integer>> pieces = new ArrayList<>();
        rows.forEachRemaining(row -> pieces.add(EvidenceColumns.NAMES.stream().map(name ->
                (row.get(name).isURI() ? "" : row.get(name).getLiteralLexicalForm())
                        .split(name.endsWith("Iri") ? " " : " \\| ").length).collect(Collectors.toSet())));
        assertTrue(pieces.stream().allMatch(counts -> counts.size() == 1), pieces.toString());
        assertTrue(pieces.stream().anyMatch(counts -> !counts.contains(1)), pieces.toString());
    }

    private static RowSet select(Query query) {
        return QueryRunner.select(query, ShippedData.release().dataset());
    }

    @Test
    void anEndpointThatCannotAnswerIsToldInOneSentence() throws IOException {
        Path query = Files.writeString(folder.resolve("own.rq"), "ASK { ?s ?p ?o }");
        ProgramRun wrong = ProgramRun.of("ask", query.toString(), "--endpoint", "ftp://127.0.0.1/");
        assertEquals(2, wrong.code());
        ProgramRun nobody = ProgramRun.of("ask", query.toString(), "--endpoint", "http://127.0.0.1:9/sparql");
        assertEquals(3, nobody.code());
        for (ProgramRun run : List.of(wrong, nobody)) {
            assertEquals(1, run.err().lines().count(), run.err());
            assertFalse(run.err().contains("Exception"), run.err());
        }
        ProgramRun graph = ProgramRun.of("ask", query.toString(), "--evidence", "--root", workspace.root().toString());
        assertEquals(2, graph.code());
        assertTrue(graph.err().contains("--evidence is for tables"), graph.err());
    }

    /** All three are made of the model that reads the arguments. */
    @Test
    void helpCompletionAndManualKnowEveryOption() {
        String help = ProgramRun.of("ask", "--help").out();
        String completion = ProgramRun.of("completion").out();
        String manual = ProgramRun.of("man").out();
        Egnatia.commandLine(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter())).getSubcommands()
                .forEach((name, command) -> {
                    assertTrue(completion.contains("'" + name) || completion.contains(" " + name + " ")
                            || completion.contains(name), name);
                    assertTrue(manual.contains(".SS egnatia " + name), name);
                    command.getCommandSpec().options().forEach(option -> {
                        assertTrue(completion.contains(option.longestName()), option.longestName());
                        assertTrue(manual.contains(option.longestName().replace("-", "\\-")), option.longestName());
                    });
                });
        for (String option : List.of("--list", "--evidence", "--endpoint", "--as-of", "--compared-with", "--width",
                "Exit codes:")) {
            assertTrue(help.contains(option), help);
        }
        assertTrue(manual.startsWith(".TH EGNATIA 1 ") && manual.contains(".SH EXIT STATUS\n.TP\n.B 0\ndone"), manual);
        assertFalse(manual.lines().anyMatch(line -> line.contains("${")), manual);
    }
}
