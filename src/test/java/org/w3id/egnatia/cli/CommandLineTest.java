package org.w3id.egnatia.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonValue;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3id.egnatia.SmallWorkspace;
import picocli.CommandLine;

/** Proves what each command prints and with which exit code it ends. */
class CommandLineTest {

    private static final String BODIES = "data/actors/bodies.ttl";
    private static final String BROKEN = """
            @prefix egn: <https://w3id.org/egnatia/def/> .
            @prefix actor: <https://w3id.org/egnatia/id/actor/> .
            actor:one a egn:Body ;
                egn:foundedOn ; .
            """;

    @TempDir
    private Path folder;
    private SmallWorkspace workspace;

    @BeforeEach
    void writeWorkspace() {
        workspace = SmallWorkspace.in(folder.resolve("workspace"));
    }

    /** A run on the small workspace. */
    private ProgramRun onWorkspace(String... args) {
        List<String> all = new ArrayList<>(Arrays.asList(args));
        all.addAll(List.of("--root", workspace.root().toString()));
        return ProgramRun.of(all.toArray(String[]::new));
    }

    private static void assertIsOneSentence(String err) {
        assertEquals(1, err.lines().count(), err);
        assertTrue(err.startsWith("egnatia: "), err);
        assertFalse(err.contains("Exception"), err);
    }

    // The program as a whole

    @Test
    void withoutACommandTheUsageIsPrinted() {
        ProgramRun run = ProgramRun.of();
        assertEquals(0, run.code());
        for (String command : List.of("serve", "check", "ask", "build")) {
            assertTrue(run.out().contains("\n  " + command + " "), run.out());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "check", "ask", "build"})
    void helpIsPrintedForEachCommand(String command) {
        ProgramRun run = ProgramRun.of(command, "--help");
        assertEquals(0, run.code());
        assertTrue(run.out().startsWith("Usage: egnatia " + command), run.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--no-such-option", "no-such-command", "serve --port many", "serve --port 70000",
        "serve --time-limit 0", "check --format html", "ask", "ask SQ-01 --param day", "build"})
    void aWrongCommandLineGivesOneSentenceAndTheWayToHelp(String line) {
        ProgramRun run = ProgramRun.of(line.split(" "));
        assertEquals(2, run.code());
        assertIsOneSentence(run.err());
        assertTrue(run.err().contains("--help"), run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "check", "ask SQ-01", "build --out x"})
    void aMissingFolderCannotBeRead(String line) {
        List<String> args = new ArrayList<>(List.of(line.split(" ")));
        args.addAll(List.of("--root", folder.resolve("none").toString()));
        ProgramRun run = ProgramRun.of(args.toArray(String[]::new));
        assertEquals(3, run.code());
        assertIsOneSentence(run.err());
        assertTrue(run.err().contains("there is no folder ontology/"), run.err());
    }

    // check

    @Test
    void checkIsContentWithACleanWorkspace() {
        ProgramRun run = onWorkspace("check");
        assertEquals(0, run.code(), run.out());
        assertTrue(run.out().startsWith("No findings"), run.out());
    }

    @Test
    void checkNamesFileLineAndColumnOfABrokenFile() {
        workspace.write(BODIES, BROKEN);
        ProgramRun run = onWorkspace("check");
        assertEquals(1, run.code());
        assertTrue(run.out().matches("(?s)" + BODIES + ":4:\\d+: error \\[syntax] .*"), run.out());
    }

    @Test
    void checkNotesAFileThatIsNotLaidOutAndIsContent() throws IOException {
        workspace.write(BODIES, Files.readString(workspace.root().resolve(BODIES)).replace(" ;", ";"));
        ProgramRun run = onWorkspace("check");
        assertEquals(0, run.code());
        assertTrue(run.out().startsWith(BODIES + ":7:1: info [format] the file is not laid out as the others are; run "
                + "'egnatia format " + BODIES + "'; this line is to be: <"), run.out());
    }

    @Test
    void checkNamesThePlaceOfAFindingOfTheRules() {
        workspace.write("data/actors/nameless.ttl", """
                @prefix egn: <https://w3id.org/egnatia/def/> .
                @prefix dcterms: <http://purl.org/dc/terms/> .
                <https://w3id.org/egnatia/graph/actors/nameless> a egn:Graph ; dcterms:title "Nameless"@en .
                <https://w3id.org/egnatia/id/actor/four> a egn:Body .
                """);
        ProgramRun run = onWorkspace("check");
        assertEquals(1, run.code());
        assertTrue(run.out().contains("data/actors/nameless.ttl:4:"), run.out());
        assertTrue(run.out().contains(" error [Body-label] actor:four: a body needs a label"), run.out());
        assertTrue(run.out().contains(" error [no-label] actor:four: has no label. Give it one."), run.out());
    }

    @Test
    void checkComparesSavedAnswers() {
        workspace.write("queries/competency/SQ-01.csv", "body,name\n");
        ProgramRun run = onWorkspace("check");
        assertEquals(1, run.code());
        assertTrue(run.out().startsWith("queries/competency/SQ-01.rq:0:0: error [question] SQ-01: "), run.out());
    }

    @Test
    void checkReportsOnTheNamedFilesOnly() {
        workspace.write("data/actors/broken.ttl", BROKEN);
        ProgramRun broken = onWorkspace("check", workspace.root().resolve("data/actors/broken.ttl").toString());
        assertEquals(1, broken.code());
        assertTrue(broken.out().startsWith("data/actors/broken.ttl:4:"), broken.out());
        ProgramRun other = onWorkspace("check", workspace.root().resolve(BODIES).toString());
        assertEquals("", other.out());
    }

    @Test
    void checkDoesNotCallAFileCleanThatItCouldNotJudge() {
        workspace.write("data/actors/broken.ttl", BROKEN);
        ProgramRun run = onWorkspace("check", workspace.root().resolve(BODIES).toString());
        assertEquals(1, run.code());
        assertIsOneSentence(run.err());
    }

    @Test
    void checkFindsANamedFileInTheWorkspaceWhereverTheProgramRuns() {
        ProgramRun run = onWorkspace("check", workspace.root().resolve(BODIES).toString());
        assertEquals(0, run.code(), run.out());
        assertEquals("No findings.", run.out().strip());
    }

    @Test
    void checkTakesAFileFromElsewhereAsPartOfTheData() throws IOException {
        Path stray = Files.writeString(folder.resolve("stray.ttl"), BROKEN);
        ProgramRun run = onWorkspace("check", stray.toString());
        assertEquals(1, run.code());
        assertTrue(run.out().startsWith(stray + ":4:"), run.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"none.ttl", "empty"})
    void checkCannotReadAMissingFileOrAnEmptyFolder(String name) throws IOException {
        Files.createDirectories(folder.resolve("empty"));
        ProgramRun run = onWorkspace("check", folder.resolve(name).toString());
        assertEquals(3, run.code());
        assertIsOneSentence(run.err());
        assertTrue(run.err().contains(name), run.err());
    }

    @Test
    void checkReadsAFolderTogether() throws IOException {
        Path stray = Files.createDirectories(folder.resolve("stray"));
        Files.writeString(stray.resolve("a.ttl"), BROKEN);
        Files.writeString(stray.resolve("b.rq"), "SELECT * WHERE { ?s ?p");
        Files.writeString(stray.resolve("c.trig"), BROKEN);
        Files.writeString(stray.resolve("README.md"), "not checked");
        ProgramRun run = onWorkspace("check", stray.toString());
        assertEquals(1, run.code());
        assertTrue(run.out().contains("a.ttl:4:") && run.out().contains("b.rq:") && run.out().contains("[query-syntax]")
                && run.out().contains("c.trig:0:0: error [file-name]"), run.out());
        assertFalse(run.out().contains("README"), run.out());
    }

    @Test
    void checkCannotReadAWorkspaceWithALinkOutOfIt() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.ttl"), "a secret");
        Files.createSymbolicLink(workspace.root().resolve("data/link.ttl"), secret);
        ProgramRun run = onWorkspace("check");
        assertEquals(3, run.code());
        assertIsOneSentence(run.err());
        assertTrue(run.err().contains("symbolic link"), run.err());
    }

    @Test
    void checkReadsStandardInput() {
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream(BROKEN.getBytes(StandardCharsets.UTF_8)));
            ProgramRun run = onWorkspace("check", "-");
            assertEquals(1, run.code());
            assertTrue(run.out().startsWith("-:4:"), run.out());
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void checkWritesJson() {
        workspace.write(BODIES, BROKEN);
        ProgramRun run = onWorkspace("check", "--format", "json");
        assertEquals(1, run.code());
        JsonArray findings = JSON.parseAny(run.out()).getAsArray();
        JsonObject first = findings.get(0).getAsObject();
        assertEquals(BODIES, first.getString("file"));
        assertEquals(4, first.getNumber("line").intValue());
        assertEquals("error", first.getString("severity"));
        assertEquals("syntax", first.getString("rule"));
    }

    @Test
    void checkWritesAnEmptyJsonArrayWhereThereIsNothingToReport() {
        ProgramRun run = onWorkspace("check", "--format", "json");
        assertEquals(0, run.code());
        assertTrue(JSON.parseAny(run.out()).getAsArray().isEmpty());
    }

    @Test
    void checkWritesSarif() {
        workspace.write(BODIES, BROKEN);
        ProgramRun run = onWorkspace("check", "--format", "sarif");
        assertEquals(1, run.code());
        JsonObject sarif = JSON.parse(run.out());
        assertEquals("2.1.0", sarif.getString("version"));
        JsonValue result = sarif.get("runs").getAsArray().get(0).getAsObject().get("results").getAsArray().get(0);
        assertEquals("syntax", result.getAsObject().getString("ruleId"));
        JsonObject place = result.getAsObject().get("locations").getAsArray().get(0).getAsObject()
                .getObj("physicalLocation");
        assertEquals(BODIES, place.getObj("artifactLocation").getString("uri"));
        assertEquals(4, place.getObj("region").getNumber("startLine").intValue());
    }

    // ask

    private static final String ONE_BODY = """
            # title: A body on a day
            # question: What is a body called that there was on a day?
            # param: body egn:Body The body.
            # param: date date The day.
            PREFIX actor: <https://w3id.org/egnatia/id/actor/>
            PREFIX egn: <https://w3id.org/egnatia/def/>
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
            SELECT ?name WHERE {
              VALUES ?body { actor:one }
              VALUES ?date { "1990-01-01"^^xsd:date }
              ?body rdfs:label ?name ; egn:foundedOn ?founded . FILTER (?founded <= ?date)
            }
            """;

    @Test
    void askAnswersWithATable() {
        ProgramRun run = onWorkspace("ask", "SQ-01");
        assertEquals(0, run.code(), run.err());
        assertEquals("""
                body       name
                ─────────  ─────────
                actor:one  One
                actor:two  Two – Два
                """, run.out());
    }

    @Test
    void markdownTableHasAHeadAndOneLineForEachRow() {
        ProgramRun run = onWorkspace("ask", "SQ-01", "--format", "md");
        List<String> lines = run.out().lines().toList();
        assertEquals(0, run.code());
        assertEquals(List.of("| body | name |", "| --- | --- |"), lines.subList(0, 2));
        assertTrue(lines.stream().allMatch(line -> line.startsWith("| ") && line.endsWith(" |")));
    }

    @Test
    void askAnswersInCsvAsTheSavedAnswerIsWritten() throws IOException {
        ProgramRun run = onWorkspace("ask", "SQ-01", "--format", "csv");
        assertEquals(Files.readString(workspace.root().resolve("queries/competency/SQ-01.csv")), run.out());
    }

    @Test
    void askAnswersInTsv() {
        assertTrue(onWorkspace("ask", "SQ-01", "--format", "tsv").out().startsWith("?body\t?name\n"));
    }

    @Test
    void askAnswersInJson() {
        JsonObject answer = JSON.parse(onWorkspace("ask", "SQ-01", "--format", "json").out());
        assertEquals(2, answer.getObj("results").get("bindings").getAsArray().size());
    }

    @Test
    void askAnswersWithAGraphInTurtle() {
        ProgramRun run = onWorkspace("ask", "SQ-02", "--format", "ttl");
        assertEquals(2, RDFParser.fromString(run.out(), Lang.TURTLE).toGraph().size());
        assertEquals(run.out(), onWorkspace("ask", "SQ-02").out());
    }

    @Test
    void askPutsAValueInThePlaceOfAParameter() {
        ProgramRun run = onWorkspace("ask", "SQ-01", "--format", "csv", "--param", "day=2000-01-01");
        assertEquals(2, run.out().lines().count(), run.out() + run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--param day=2000-13-01", "--param night=2000-01-01", "--format ttl"})
    void askRefusesWhatTheQueryDoesNotTake(String options) {
        List<String> args = new ArrayList<>(List.of("ask", "SQ-01"));
        args.addAll(List.of(options.split(" ")));
        ProgramRun run = onWorkspace(args.toArray(String[]::new));
        assertEquals(2, run.code());
        assertIsOneSentence(run.err());
        assertEquals("", run.out());
    }

    @Test
    void askTakesAThingByCodeNameAndIri() {
        SmallWorkspace.in(workspace.root()).write("queries/competency/SQ-03.rq", ONE_BODY);
        String expected = "name\nTwo – Два\n";
        for (String body : List.of("two", "TWO", "Two – Два", "two dva", "https://w3id.org/egnatia/id/actor/two",
                "actor:two")) {
            ProgramRun run = onWorkspace("ask", "SQ-03", "--format", "csv", "--param", "body=" + body);
            assertEquals(expected, run.out(), body + run.err());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--param body=tow       | The parameter body: 'tow' is no body of this list. Did you mean two (Two – Два)? "
                + "Accepted: one (One), two (Two – Два).",
        "--param body=three     | The parameter body: 'three' is Three, which is not accepted here. Accepted: one "
        + "(One), two (Two – Два).",
        "--param bdy=two        | There is no parameter 'bdy' here. Did you mean body? Accepted: body, date.",
        "--param body=one --param body=two | The parameter body: it is given 2 times; give it once. Accepted: "
        + "one (One), "
        + "two (Two – Два).",
        "--as-of 1.1.2020       | The parameter date: '1.1.2020' is no day. Accepted: a day of the calendar as "
        + "YYYY-MM-DD, such as",
        "--as-of 2020-01-01 --param date=2020-01-01 | The parameter date: it is given 2 times; give it once."})
    void askRefusesByTheContractOfTheQuestion(String options, String sentence) {
        SmallWorkspace.in(workspace.root()).write("queries/competency/SQ-03.rq", ONE_BODY);
        List<String> args = new ArrayList<>(List.of("ask", "SQ-03"));
        args.addAll(List.of(options.split(" ")));
        ProgramRun run = onWorkspace(args.toArray(String[]::new));
        assertEquals(2, run.code());
        assertIsOneSentence(run.err());
        assertTrue(run.err().startsWith("egnatia: " + sentence), run.err());
    }

    @Test
    void askOfADayIsAskWithThatDay() {
        SmallWorkspace.in(workspace.root()).write("queries/competency/SQ-03.rq", ONE_BODY);
        assertEquals("name\nOne\n", onWorkspace("ask", "SQ-03", "--format", "csv").out());
        assertEquals("name\nOne\n", onWorkspace("ask", "SQ-03", "--format", "csv", "--as-of", "1999-04-01").out());
        assertEquals("name\n", onWorkspace("ask", "SQ-03", "--format", "csv", "--as-of", "1999-03-31").out());
        assertEquals("on,name\n1999-04-01,One\n", onWorkspace("ask", "SQ-03", "--format", "csv", "--as-of",
                "1999-03-31", "--compared-with", "1999-04-01").out());
        assertEquals(2, onWorkspace("ask", "SQ-02", "--compared-with", "2000-01-01").code());
        ProgramRun run = onWorkspace("ask", "SQ-02", "--as-of", "2000-01-01");
        assertEquals(2, run.code());
        assertEquals("egnatia: query SQ-02 has no parameter date, which --as-of sets; it has no parameter\n",
                run.err());
    }

    @Test
    void askRefusesATableFormForAGraph() {
        ProgramRun run = onWorkspace("ask", "SQ-02", "--format", "csv");
        assertEquals(2, run.code());
        assertIsOneSentence(run.err());
    }

    @Test
    void askNamesSomeSavedQueriesWhereItKnowsNoneOfTheName() {
        ProgramRun run = onWorkspace("ask", "SQ-99");
        assertEquals(2, run.code());
        assertIsOneSentence(run.err());
        assertTrue(run.err().contains("SQ-01, SQ-02"), run.err());
        ProgramRun near = onWorkspace("ask", "SQ01");
        assertEquals("egnatia: there is no saved query and no file 'SQ01'; did you mean SQ-01?\n", near.err());
    }

    @Test
    void askRunsAQueryFromAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("own.rq"), "ASK { ?s ?p ?o }");
        assertEquals("true\n", onWorkspace("ask", file.toString()).out());
    }

    @Test
    void askSaysWhyAnAnswerIsEmpty() throws IOException {
        Path file = Files.writeString(folder.resolve("empty.rq"), "SELECT ?a WHERE { ?a rdfs:lable ?b }");
        ProgramRun run = onWorkspace("ask", file.toString(), "--format", "csv");
        assertEquals("a\n", run.out());
        assertTrue(run.err().contains("line 1, column 22: rdfs:lable does not occur in this data."), run.err());
        assertTrue(run.err().contains("meant may be rdfs:label"), run.err());
    }

    @Test
    void askReadsTheQueryBeforeTheData() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.rq"), "SELECT * WHERE { ?s ?p }");
        ProgramRun run = ProgramRun.of("ask", broken.toString(), "--root", folder.resolve("nowhere").toString());
        assertEquals(2, run.code());
        assertTrue(run.err().contains("line 1"), run.err());
    }

    @Test
    void askNamesThePlaceOfASyntaxError() throws IOException {
        Path file = Files.writeString(folder.resolve("own.rq"), "SELECT *\nWHERE { ?s ?p }");
        ProgramRun run = onWorkspace("ask", file.toString());
        assertEquals(2, run.code());
        assertIsOneSentence(run.err());
        assertTrue(run.err().contains("line 2, column 15"), run.err());
    }

    // build

    @Test
    void buildingTwiceGivesTheSameBytesAndTheirChecksums() throws IOException, NoSuchAlgorithmException {
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        assertEquals(0, onWorkspace("build", "--out", first.toString()).code());
        assertEquals(0, onWorkspace("build", "--out", second.toString()).code());
        first = first.resolve("latest").toRealPath();
        second = second.resolve("latest").toRealPath();
        assertEquals(first.getFileName(), second.getFileName());
        List<String> sums = Files.readAllLines(first.resolve("SHA256SUMS"));
        assertTrue(sums.size() > 30, sums::toString);
        for (String line : sums) {
            String[] sumAndName = line.split("  ");
            byte[] bytes = Files.readAllBytes(first.resolve(sumAndName[1]));
            assertEquals(sumAndName[0], HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
            assertArrayEquals(bytes, Files.readAllBytes(second.resolve(sumAndName[1])));
        }
        for (String name : List.of("SHA256SUMS", "manifest.json")) {
            assertArrayEquals(Files.readAllBytes(first.resolve(name)), Files.readAllBytes(second.resolve(name)));
        }
    }

    @Test
    void buildNotesThatNothingWasPublishedWhereSomethingWasBefore() throws IOException {
        Path out = folder.resolve("release");
        assertEquals(0, onWorkspace("build", "--out", out.toString()).code());
        ProgramRun again = onWorkspace("build", "--out", out.toString());
        assertTrue(again.out().endsWith(" already, so nothing is added\n"), again.out());
        workspace.write(BODIES, BROKEN);
        assertEquals(1, onWorkspace("build", "--out", out.toString()).code());
        String list = Files.readString(out.resolve("versions.json"));
        assertTrue(list.indexOf("failure") < list.indexOf("success") && list.contains("The data has errors."), list);
    }

    @Test
    void buildKeepsTheNewestVersionsIfThatIsWanted() throws IOException {
        Path out = folder.resolve("release");
        assertEquals(0, onWorkspace("build", "--out", out.toString(), "--keep", "1").code());
        String first = out.resolve("latest").toRealPath().getFileName().toString();
        workspace.withOneMore();
        ProgramRun second = onWorkspace("build", "--out", out.toString(), "--keep", "1");
        assertTrue(second.out().endsWith("Version " + first + " is removed, since 1 are kept\n"), second.out());
        assertFalse(Files.exists(out.resolve(first)));
        ProgramRun none = onWorkspace("build", "--out", out.toString(), "--keep", "0");
        assertEquals(2, none.code());
        assertTrue(none.err().contains("--keep must be at least 1 version"), none.err());
    }

    /** What is wrong with an address or with credentials is told before anything is sent, and without them. */
    @Test
    void pushSendsNoCredentialsWhereOthersCouldReadThem() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "anna:sesame\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
        ProgramRun open = onWorkspace("push", "--to", "http://127.0.0.1:9/data", "--credentials", secret.toString());
        assertEquals(3, open.code());
        assertTrue(open.err().contains("others may read the credentials; run 'chmod 600 "), open.err());
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        ProgramRun plain = onWorkspace("push", "--to", "http://192.0.2.1/data", "--credentials", secret.toString());
        assertEquals(2, plain.code());
        assertTrue(plain.err().contains("over https or to this machine only"), plain.err());
        ProgramRun within = onWorkspace("push", "--to", "http://anna:sesame@127.0.0.1:9/data");
        assertEquals(2, within.code());
        ProgramRun nobody = onWorkspace("push", "--to", "http://127.0.0.1:9/data", "--credentials", secret.toString());
        assertEquals(5, nobody.code());
        assertTrue(nobody.err().contains("http://127.0.0.1:9/data does not answer"), nobody.err());
        Files.writeString(secret, "sesame");
        ProgramRun wrong = onWorkspace("push", "--to", "http://127.0.0.1:9/data", "--credentials", secret.toString());
        assertTrue(wrong.err().contains("this is no line such as user:password"), wrong.err());
        for (ProgramRun run : List.of(open, plain, within, nobody, wrong)) {
            assertFalse((run.out() + run.err()).contains("sesame"), run.err());
        }
    }

    @Test
    void diffTellsWhatChangedBetweenVersionsInAnyOfTheirForms() throws IOException {
        Path out = folder.resolve("release");
        assertEquals(0, onWorkspace("build", "--out", out.toString()).code());
        Path first = out.resolve("latest").toRealPath();
        workspace.withOneMore();
        ProgramRun words = ProgramRun.of("diff", first.toString(), workspace.root().toString());
        assertEquals(0, words.code(), words.err());
        assertTrue(words.out().contains("- added: Four <https://w3id.org/egnatia/id/actor/four>"), words.out());
        assertEquals(0, onWorkspace("build", "--out", out.toString()).code());
        assertEquals(words, ProgramRun.of("diff", first.resolve("egnatia.nq").toString(),
                out.resolve("latest").toString()));
        assertTrue(Files.exists(out.resolve("changes").resolve(out.resolve("latest").toRealPath().getFileName()
                + ".json")));
        assertTrue(ProgramRun.of("diff", "--format", "patch", first.toString(), out.resolve("latest").toString()).out()
                .contains("\nA <https://w3id.org/egnatia/id/actor/four> "));
        ProgramRun none = ProgramRun.of("diff", first.toString(), folder.toString());
        assertEquals(3, none.code());
        assertTrue(none.err().contains("is no version; give a folder that 'egnatia build' made"), none.err());
    }

    @Test
    void buildCannotWriteBelowAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        ProgramRun run = onWorkspace("build", "--out", file.resolve("release").toString());
        assertEquals(5, run.code());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().contains("choose another --out"), run.err());
    }

    @Test
    void buildPublishesNothingOfABrokenWorkspace() {
        workspace.write(BODIES, BROKEN);
        Path out = folder.resolve("release");
        assertEquals(1, onWorkspace("build", "--out", out.toString()).code());
        assertFalse(Files.exists(out));
    }

    // serve

    @Test
    void serveSaysThatThePortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            ProgramRun run = onWorkspace("serve", "--port", Integer.toString(taken.getLocalPort()));
            assertEquals(4, run.code());
            assertIsOneSentence(run.err());
            assertTrue(run.err().contains("port " + taken.getLocalPort()), run.err());
            assertEquals("", run.out());
        }
    }

    @Test
    void serveServesNothingOfABrokenWorkspace() {
        workspace.write(BODIES, BROKEN);
        ProgramRun run = onWorkspace("serve", "--port", "0");
        assertEquals(1, run.code());
        assertEquals("", run.out());
        assertTrue(run.err().startsWith(BODIES + ":4:"), run.err());
        assertTrue(run.err().contains("egnatia: nothing is published"), run.err());
    }

    /** A port that is taken is told before the data is looked at, which is broken here. */
    @Test
    void whatCannotBeListenedOnIsSaidBeforeAnythingElse() throws IOException {
        workspace.write(BODIES, BROKEN);
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            ProgramRun run = onWorkspace("serve", "--port", Integer.toString(taken.getLocalPort()));
            assertEquals(4, run.code());
            assertIsOneSentence(run.err());
        }
        ProgramRun nowhere = onWorkspace("serve", "--port", "0", "--host", "no.such.host.invalid");
        assertEquals(4, nowhere.code());
        assertIsOneSentence(nowhere.err());
    }

    @Test
    void anAccessLogThatCannotBeWrittenIsSaidBeforeAnythingElse() {
        workspace.write(BODIES, BROKEN);
        ProgramRun run = onWorkspace("serve", "--port", "0", "--access-log",
                folder.resolve("no/such/access.log").toString());
        assertEquals(5, run.code());
        assertIsOneSentence(run.err());
    }

    @Test
    void whatIsNoNetworkOfProxiesIsSaid() {
        ProgramRun run = onWorkspace("serve", "--port", "0", "--trusted-proxies", "loopback,proxy.example");
        assertEquals(2, run.code());
        assertIsOneSentence(run.err());
        assertTrue(run.err().contains("--trusted-proxies proxy.example is no network"), run.err());
    }

    /** The unit and the container start the program by options that it has. */
    @Test
    void theCommandsOfTheDeploymentAreUnderstood() throws IOException {
        Path files = Path.of("docs", "deploy");
        String unit = Files.readString(files.resolve("egnatia.service")).replaceAll("\\\\\n\\s*", "");
        String start = unit.lines().filter(line -> line.startsWith("ExecStart=")).findFirst().orElseThrow();
        String container = Files.readString(files.resolve("Containerfile"));
        String cmd = container.lines().filter(line -> line.startsWith("CMD ")).findFirst().orElseThrow();
        for (String options : List.of(start.replaceFirst(".*egnatia\\.jar ", "").replace("${PORT}", "3030")
                .replace(" $OPTIONS", " --public-url https://example.org/ --root /srv/egnatia"),
                cmd.replaceAll("CMD |[\\[\\]\",]", ""))) {
            assertTrue(options.startsWith("serve "), options);
            CommandLine parsed = Egnatia.commandLine(new PrintWriter(new StringWriter()), new PrintWriter(
                    new StringWriter()));
            assertEquals("serve", parsed.parseArgs(options.split(" ")).subcommand().commandSpec().name());
        }
    }
}
