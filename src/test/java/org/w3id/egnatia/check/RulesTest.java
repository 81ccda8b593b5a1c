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
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
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
    Stream<DynamicTest> theExamplesAreTrue() throws IOException {
        List<Rule> rules = RULES.all().stream().filter(rule -> !WITHOUT_EXAMPLE.contains(rule.id()))
                .filter(rule -> !rule.id().equals("format")).toList();
        Map<String, List<Finding>> wrong = together(rules, Rule::wrong);
        Map<String, List<Finding>> right = together(rules, Rule::right);
        return rules.stream().flatMap(rule -> Stream.of(
                dynamicTest(rule.id() + " wrong", () -> {
                    if (!breaksOnly(rule, wrong.getOrDefault(rule.id(), List.of()))) {
                        List<Finding> found = findings(rule, rule.wrong());
                        assertTrue(breaksOnly(rule, found), () -> "found: " + found);
                    }
                }),
                dynamicTest(rule.id() + " right", () -> {
                    if (!List.of().equals(right.get(rule.id()))) {
                        assertEquals(List.of(), findings(rule, rule.right()));
                    }
                })));
    }

    /** Whether a rule is among the findings, with no other, and no graver than it says. */
    private static boolean breaksOnly(Rule rule, List<Finding> found) {
        Set<String> ids = found.stream().map(Finding::rule).collect(Collectors.toSet());
        ids.removeAll(ALSO.getOrDefault(rule.id(), Set.of()));
        return ids.equals(Set.of(rule.id())) && found.stream().filter(f -> f.rule().equals(rule.id()))
                .noneMatch(f -> f.severity().compareTo(rule.severity()) < 0);
    }

    /**
     * What is found by rule where the examples that only state facts are laid over at once, each under a name and with
     * subjects of its own: most prove true there, and to check each alone takes minutes. Those that do not are tried
     * alone.
     */
    private static Map<String, List<Finding>> together(List<Rule> rules, Function<Rule, Example> which)
            throws IOException {
        List<SourceFile> files = new ArrayList<>();
        Map<String, String> ruleOf = new TreeMap<>();
        files.add(completed(new Example("# in: data/evidence-of-examples.ttl\n" + EVIDENCE + " a egn:Evidence .\n")
                .files().get(0), true));
        for (Rule rule : rules) {
            String text = which.apply(rule).text();
            boolean facts = rule.stage() == Rule.Stage.FACTS || rule.stage() == Rule.Stage.SHAPE;
            if (facts && !text.contains("# file: ") && !text.contains("# in: ") && !text.contains("egn:Evidence")) {
                String name = rule.id().toLowerCase(Locale.ROOT);
                Example own = new Example("# in: data/example-" + name + ".ttl\n"
                        + text.replaceAll("\\b([a-z-]+:)example\\b", "$1example-" + name));
                files.add(completed(own.files().get(0), false));
                ruleOf.put(own.files().get(0).path(), rule.id());
            }
        }
        Map<String, List<Finding>> found = new TreeMap<>();
        ruleOf.values().forEach(rule -> found.put(rule, new ArrayList<>()));
        List<Finding> findings = Road.all(BASE.with(files), BEFORE.readings()).findings();
        ruleOf.forEach((path, rule) -> findings.stream().filter(f -> f.file().equals(path))
                .filter(f -> !namesAnotherExample(f.message(), rule)).forEach(found.get(rule)::add));
        return found;
    }

    /** Whether an example is only found to be like another of the examples, in a label or in all that it says. */
    private static boolean namesAnotherExample(String message, String rule) {
        String own = Pattern.quote(rule.toLowerCase(Locale.ROOT)) + "(-\\d+)?\\W";
        return Pattern.compile("/example-(?!" + own + ")").matcher(message).find();
    }

    private static List<Finding> findings(Rule rule, Example example) throws IOException {
        List<SourceFile> files = new ArrayList<>();
        for (SourceFile file : example.files()) {
            boolean statements = file.path().endsWith(".ttl") && !example.text().contains("# file: " + file.path());
            files.add(statements ? completed(file, true) : file);
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

    /**
     * The statements with what they leave out of the things that they describe, and with what names their evidence.
     *
     * @param withEvidence whether the evidence that others name is described here too
     */
    private static SourceFile completed(SourceFile file, boolean withEvidence) throws IOException {
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
            if (withEvidence) {
                subjects.put(EVIDENCE, "egn:Evidence");
                text.append(EVIDENCE + " a egn:Evidence .\n");
            }
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
