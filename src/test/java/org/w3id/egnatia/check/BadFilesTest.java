package org.w3id.egnatia.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.w3id.egnatia.load.Finding;
import org.w3id.egnatia.load.GraphFiles;
import org.w3id.egnatia.load.Readings;
import org.w3id.egnatia.load.SourceFile;
import org.w3id.egnatia.load.Workspace;
import org.w3id.egnatia.road.Road;

/**
 * Proves that every rule of {@code check} fires: for each there is a file under {@code src/test/resources/bad/} that is
 * wrong on purpose, and {@code expected.tsv} says which rule finds it, on which line and how grave it is. A rule
 * without such a file, be it written in Java, as a shape or as a query, makes the test fail.
 *
 * <p>The wrong files are laid over a small workspace: the real ontology, shapes and rules, and the few things in
 * {@code src/test/resources/bad-base/}. In a file, {@code {{x 100}}} stands for 100 times {@code x}. A file in a folder
 * is laid over together with the others of the folder. The first line of a file says where it is placed, unless the
 * fault is in how the file begins; {@code expected.tsv} always says it.
 */
class BadFilesTest {

    private static final Path ROOT = Path.of("").toAbsolutePath();
    private static final Path RESOURCES = ROOT.resolve("src/test/resources");
    private static final Path BAD = RESOURCES.resolve("bad");
    private static final String SH = "http://www.w3.org/ns/shacl#";

    /** Rules on the whole of the data; they find much in a small workspace, so they run on their own file only. */
    private static final Set<String> NEED_THE_WHOLE = Set.of("term-used", "term-example");
    /**
     * No text is known that both parsers accept and read differently; SecondReadingTest gives the rule another graph.
     * What a shape without a name finds stands in another file than the shape; RulesTest has both. Layout is asked of
     * a workspace in its folder, and CommandLineTest has one.
     */
    private static final Set<String> PROVEN_ELSEWHERE = Set.of("parsers-disagree", "unnamed-shape", "format");
    /** A repetition in a wrong file. */
    private static final Pattern REPEAT = Pattern.compile("\\{\\{(.) (\\d+)}}");

    private static Workspace base;
    private static Workspace real;
    /** The files that all wrong files are laid over, read once. */
    private static Readings shared;

    private record Row(String file, String place, String rule, long line, String severity) {

        static Row parse(String line) {
            String[] cells = line.split("\t", -1);
            return new Row(cells[0], cells[1], cells[2], Long.parseLong(cells[3]), cells[4]);
        }

        boolean isIn(List<Finding> findings) {
            return findings.stream().anyMatch(f -> f.file().equals(place) && f.rule().equals(rule) && f.line() == line
                    && f.severity().word().equals(severity));
        }
    }

    @BeforeAll
    static void readWorkspaces() {
        real = Workspace.at(ROOT);
        base = RuleWorkspace.of(real, NEED_THE_WHOLE);
        shared = GraphFiles.read(base, Readings.NONE);
    }

    @TestFactory
    Stream<DynamicTest> everyWrongFileIsFound() throws IOException {
        List<Finding> together = together();
        return rows().stream().map(row -> dynamicTest(row.rule() + " in " + row.file(), () -> {
            if (row.isIn(together)) {
                return;
            }
            List<Finding> findings = Road.all(workspaceFor(row), shared).findings();
            assertTrue(row.isIn(findings), () -> "expected " + row + ", found:\n" + findings.stream()
                    .filter(f -> f.file().equals(row.place())).map(Finding::toString)
                    .collect(Collectors.joining("\n")));
        }));
    }

    /**
     * What is found where the wrong files of all shapes and hygiene queries, which have places of their own, are laid
     * over at once: most of them are found there, and to check each alone takes minutes.
     */
    private static List<Finding> together() throws IOException {
        Set<String> rules = rulesOfTheShapes();
        rules.addAll(rulesOfHygiene());
        rules.removeAll(NEED_THE_WHOLE);
        List<SourceFile> files = new ArrayList<>();
        for (Row row : rows()) {
            if (rules.contains(row.rule()) && !row.file().contains("/")) {
                files.add(read(BAD.resolve(row.file()), row.place()));
            }
        }
        return Road.all(base.with(files), shared).findings();
    }

    @Test
    void everyRuleHasAWrongFile() throws IOException {
        Set<String> rules = new TreeSet<>(RuleNames.inTheCode());
        rules.addAll(rulesOfTheShapes());
        rules.addAll(rulesOfHygiene());
        rules.removeAll(PROVEN_ELSEWHERE);
        Set<String> covered = rows().stream().map(Row::rule).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(rules, covered);
    }

    @Test
    void everyWrongFileIsListed() throws IOException {
        Set<String> listed = rows().stream().map(r -> r.file().replaceFirst("/.*", "")).collect(Collectors.toSet());
        listed.add("expected.tsv");
        try (Stream<Path> files = Files.list(BAD)) {
            assertEquals(listed, files.map(p -> p.getFileName().toString()).collect(Collectors.toSet()));
        }
    }

    @Test
    void theSmallWorkspaceHasNothingWrongInItself() {
        Set<String> own = Set.of("data/base.ttl", "queries/overview/base.rq", "ontology/vocabularies/policy-areas.ttl");
        assertEquals(List.of(), Road.all(base).findings().stream().filter(f -> own.contains(f.file())).toList());
        assertTrue(Road.all(base).release().isPresent(), "the gates on the whole must be reached");
    }

    @Test
    void theRealWorkspaceIsClean() {
        assertEquals(List.of(), Road.all(real).findings().stream().filter(Finding::isError).toList());
    }

    private static Workspace workspaceFor(Row row) throws IOException {
        List<SourceFile> files = new ArrayList<>();
        if (NEED_THE_WHOLE.contains(row.rule())) {
            real.files("queries/hygiene", ".rq").stream().filter(f -> f.stem().equals(row.rule())).forEach(files::add);
        }
        if (row.file().contains("/")) {
            try (Stream<Path> siblings = Files.list(BAD.resolve(row.file()).getParent())) {
                for (Path sibling : siblings.toList()) {
                    String folder = row.place().substring(0, row.place().lastIndexOf('/') + 1);
                    files.add(read(sibling, folder + sibling.getFileName()));
                }
            }
        } else {
            files.add(read(BAD.resolve(row.file()), row.place()));
        }
        assertTrue(files.stream().anyMatch(f -> f.path().equals(row.place())),
                () -> "the first line of " + row.file() + " does not place it at " + row.place());
        return base.with(files);
    }

    /** A wrong file, placed where its first line says, else at the given path. */
    private static SourceFile read(Path file, String otherwise) throws IOException {
        String text = REPEAT.matcher(Files.readString(file, StandardCharsets.ISO_8859_1))
                .replaceAll(m -> Matcher.quoteReplacement(m.group(1).repeat(Integer.parseInt(m.group(2)))));
        Matcher place = Pattern.compile("[^#]{0,3}# place: (\\S+)").matcher(text.lines().findFirst().orElse(""));
        return new SourceFile(place.matches() ? place.group(1) : otherwise, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static List<Row> rows() throws IOException {
        return Files.readAllLines(BAD.resolve("expected.tsv")).stream().skip(1).map(Row::parse).toList();
    }

    private static Set<String> rulesOfHygiene() {
        return real.files("queries/hygiene", ".rq").stream().map(SourceFile::stem).collect(Collectors.toSet());
    }

    /** The shapes with a message of their own; each is a rule. */
    private static Set<String> rulesOfTheShapes() throws IOException {
        Property message = ResourceFactory.createProperty(SH, "message");
        Set<String> rules = new TreeSet<>();
        try (Stream<Path> files = Files.list(ROOT.resolve("ontology/shapes"))) {
            for (Path file : files.toList()) {
                Model model = RDFDataMgr.loadModel(file.toUri().toString());
                for (String type : List.of("PropertyShape", "NodeShape")) {
                    Resource shapeClass = ResourceFactory.createResource(SH + type);
                    model.listSubjectsWithProperty(RDF.type, shapeClass)
                            .filterKeep(s -> s.isURIResource() && s.hasProperty(message))
                            .forEach(s -> rules.add(s.getURI().replaceFirst(".*[/#]", "")));
                }
            }
        }
        return rules;
    }
}
