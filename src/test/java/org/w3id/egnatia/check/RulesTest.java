package org.w3id.egnatia.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.load.Finding;
import org.w3id.egnatia.load.SourceFile;
import org.w3id.egnatia.load.Workspace;
import org.w3id.egnatia.road.Outcome;
import org.w3id.egnatia.road.Road;

/**
 * Proves that the registry has every rule, that each says why and how to mend, and that its examples are true: the
 * wrong one gives a finding of the rule and of no other, the right one gives none at all.
 */
class RulesTest {

    /** No text is known that both parsers accept and read differently. */
    private static final Set<String> WITHOUT_EXAMPLE = Set.of("parsers-disagree");
    /** Rules on the whole of the data, which find much in a small workspace. */
    private static final Set<String> NEED_THE_WHOLE = Set.of("term-used", "term-example");
    /** What else is found in a wrong example, where that cannot be helped. */
    private static final Map<String, Set<String>> ALSO = Map.of("Fact-knowledge", Set.of("status-missing"));

    private static final Rules RULES = Rules.of(ShippedData.release().shapes(), ShippedData.release().queries());
    private static final Workspace BASE = RuleWorkspace.of(ShippedData.workspace(), NEED_THE_WHOLE);
    private static final Outcome BEFORE = Road.all(BASE);
    private static final Set<String> UNTOUCHED = BEFORE.findings().stream().map(RulesTest::spot)
            .collect(Collectors.toSet());
    private static final String EVIDENCE = "evidence:001-l8";
    private static final Path COMPLETE = Path.of("src/test/resources/bad-base/complete.tsv");

    @Test
    void everyRuleSaysWhyAndHowToMend() {
        for (Rule rule : RULES.all()) {
            assertFalse(rule.title().isBlank(), rule.id());
            assertTrue(rule.why().matches("[A-Z].*[.]"), () -> rule.id() + ": " + rule.why());
            assertTrue(rule.mend().matches("[A-Z].*[.]"), () -> rule.id() + ": " + rule.mend());
            if (!WITHOUT_EXAMPLE.contains(rule.id())) {
                assertFalse(rule.wrong().isEmpty() || rule.right().isEmpty(), rule.id());
            }
        }
    }

    @Test
    void theExampleOfLayoutIsTrue() {
        Rule rule = RULES.find("format").orElseThrow();
        assertEquals(List.of("data/example.csv:2:1 format"),
                LayoutRules.examine(rule.wrong().files()).stream().map(RulesTest::spot).toList());
        assertEquals(List.of(), LayoutRules.examine(rule.right().files()));
    }

    @Test
    void theCodeNamesTheRulesOfTheRegistryAndNoOther() throws IOException {
        Set<String> named = RuleNames.inTheCode();
        Set<String> registered = RULES.all().stream().filter(r -> r.stage() != Rule.Stage.FACTS
                && (r.stage() != Rule.Stage.SHAPE || !Character.isUpperCase(r.id().charAt(0)))).map(Rule::id)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(registered, named);
    }

    @TestFactory
    Stream<DynamicTest> theExamplesAreTrue() {
        return RULES.all().stream().filter(rule -> !WITHOUT_EXAMPLE.contains(rule.id()))
                .filter(rule -> !rule.id().equals("format")).flatMap(rule -> Stream.of(
                dynamicTest(rule.id() + " wrong", () -> {
                    List<Finding> found = findings(rule, rule.wrong());
                    Set<String> ids = found.stream().map(Finding::rule).collect(Collectors.toCollection(TreeSet::new));
                    assertTrue(ids.contains(rule.id()), () -> "found: " + found);
                    ids.removeAll(ALSO.getOrDefault(rule.id(), Set.of()));
                    assertEquals(Set.of(rule.id()), ids, found::toString);
                    assertTrue(found.stream().filter(f -> f.rule().equals(rule.id()))
                            .noneMatch(f -> f.severity().compareTo(rule.severity()) < 0),
                            () -> "graver than the rule says: " + found);
                }),
                dynamicTest(rule.id() + " right", () -> assertEquals(List.of(), findings(rule, rule.right())))));
    }

    private static List<Finding> findings(Rule rule, Example example) throws IOException {
        List<SourceFile> files = new ArrayList<>();
        for (SourceFile file : example.files()) {
            boolean statements = file.path().endsWith(".ttl") && !example.text().contains("# file: " + file.path());
            files.add(statements ? completed(file) : file);
        }
        if (NEED_THE_WHOLE.contains(rule.id())) {
            ShippedData.workspace().files("queries/hygiene", rule.id() + ".rq").forEach(files::add);
        }
        Set<String> paths = files.stream().map(SourceFile::path).collect(Collectors.toSet());
        return Road.all(BASE.with(files), BEFORE.readings()).findings().stream()
                .filter(f -> !UNTOUCHED.contains(spot(f)))
                .filter(f -> !NEED_THE_WHOLE.contains(rule.id()) || paths.contains(f.file())).toList();
    }

    /** A finding without its words, which may name the nearest of other names. */
    private static String spot(Finding finding) {
        return finding.file() + ":" + finding.line() + ":" + finding.column() + " " + finding.rule();
    }

    /** The statements with what they leave out of the things that they describe, and with what names their evidence. */
    private static SourceFile completed(SourceFile file) throws IOException {
        String example = file.text();
        StringBuilder text = new StringBuilder(example);
        Map<String, String> subjects = new LinkedHashMap<>();
        String owned = EVIDENCE;
        Matcher described = Pattern.compile("(?m)^(\\S+) a ([a-z]+:\\w+)").matcher(example);
        while (described.find()) {
            subjects.put(described.group(1), described.group(2));
        }
        if (subjects.values().stream().anyMatch("egn:Evidence"::equals) && !example.contains("egn:evidence")) {
            if (!example.contains("Nothing names it")) {
                owned = subjects.entrySet().stream().filter(e -> e.getValue().equals("egn:Evidence"))
                        .map(Map.Entry::getKey).findFirst().orElseThrow();
                subjects.put("statement:example", "egn:Statement");
                text.append("statement:example a egn:Statement .\n");
            }
        } else if (!subjects.containsKey(EVIDENCE) && Pattern.compile("egn:(Relation|Event|Figure|Statement)\\b")
                .matcher(subjects.values().toString()).find()
                && (!example.contains("egn:evidence ") || example.contains(EVIDENCE))) {
            subjects.put(EVIDENCE, "egn:Evidence");
            text.append(EVIDENCE + " a egn:Evidence .\n");
        }
        String evidence = owned;
        Map<String, Map<String, String>> complete = new TreeMap<>();
        Files.readAllLines(COMPLETE).stream().map(l -> l.split("\t")).forEach(cells ->
                complete.computeIfAbsent(cells[0], c -> new LinkedHashMap<>()).put(cells[1], cells[2]));
        subjects.forEach((subject, type) -> complete.getOrDefault(type, Map.of()).forEach((property, value) -> {
            String own = statementsOf(subject, example);
            Set<String> names = new LinkedHashSet<>(List.of(property.split("\\|")));
            if (names.stream().noneMatch(name -> Pattern.compile(Pattern.quote(name) + "(?![\\w-])")
                    .matcher(own).find())) {
                text.append(subject).append(' ').append(names.iterator().next()).append(' ')
                        .append(property.equals("egn:evidence") ? evidence
                                : value.replace("{}", subject.replaceFirst("^.*:", "")))
                        .append(" .\n");
            }
        }));
        return new SourceFile(file.path(), text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** What an example says of a subject, with the comments before it. */
    private static String statementsOf(String subject, String example) {
        Matcher block = Pattern.compile("(?ms)((?:^#[^\\n]*\\n)*)^" + Pattern.quote(subject) + " .*?(?: \\.$|\\z)")
                .matcher(example);
        StringBuilder all = new StringBuilder();
        while (block.find()) {
            all.append(block.group()).append('\n');
        }
        return all.toString();
    }
}
