package org.w3id.egnatia.publish.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.SmallWorkspace;
import org.w3id.egnatia.publish.form.Field;
import org.w3id.egnatia.publish.form.TableFile;
import org.w3id.egnatia.query.QueryRunner;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.vocab.Egn;

/** Proves that the panel has what the graph has, row by row, and that nothing in it can be taken for something else. */
class PanelTest {

    private static Release release;
    private static Panel panel;
    private static final Map<String, List<Map<String, String>>> ROWS = new HashMap<>();

    @BeforeAll
    static void make() {
        release = ShippedData.release();
        panel = new Panel(release);
    }

    private static List<Map<String, String>> rows(String name) {
        return ROWS.computeIfAbsent(name, n -> {
            TableFile table = panel.table(n).orElseThrow();
            List<Map<String, String>> rows = new ArrayList<>();
            try {
                table.rows().to(cells -> {
                    assertEquals(table.fields().size(), cells.size(), n);
                    Map<String, String> row = new LinkedHashMap<>();
                    for (int i = 0; i < cells.size(); i++) {
                        row.put(table.fields().get(i).name(), cells.get(i));
                    }
                    rows.add(row);
                });
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            return rows;
        });
    }

    private static long count(Node type) {
        return release.defaultGraph().find(Node.ANY, RDF.type.asNode(), type).toList().size();
    }

    @Test
    void everyFigureAndEveryGradeHasOneRow() {
        List<Map<String, String>> rows = rows("panel-long.csv");
        List<String> facts = rows.stream().map(row -> row.get("fact")).filter(fact -> !fact.isEmpty()).toList();
        assertEquals(count(Egn.Figure) + count(Egn.Assessment), facts.size());
        assertEquals(facts.size(), Set.copyOf(facts).size());
        assertEquals(rows.size() - facts.size(), rows.stream()
                .filter(row -> row.get("state").equals("not researched")).count());
    }

    @Test
    void everyRowHasANameThatNoOtherHasAndNoRequiredCellIsEmpty() {
        for (TableFile table : panel.tables()) {
            Set<List<String>> keys = new HashSet<>();
            for (Map<String, String> row : rows(table.fileName())) {
                assertTrue(keys.add(table.key().stream().map(row::get).toList()), table.fileName() + ' ' + row);
                table.fields().stream().filter(Field::isRequired).forEach(field ->
                        assertTrue(!row.get(field.name()).isEmpty(), table.fileName() + ' ' + field.name() + row));
            }
            List<String> names = table.fields().stream().map(Field::name).toList();
            assertEquals(names.size(), Set.copyOf(names).size(), table.fileName());
            assertTrue(names.stream().allMatch(name -> name.matches("[a-z][a-z0-9_]{0,31}")), names::toString);
        }
    }

    @Test
    void aValueStandsWhereTheStateSaysSoAndNowhereElse() {
        for (Map<String, String> row : rows("panel-long.csv")) {
            assertEquals(row.get("state").equals("observed"), !row.get("value").isEmpty(), row::toString);
            assertEquals(row.get("state").equals("not researched"), row.get("evidence").isEmpty(), row::toString);
            assertEquals(row.get("fact").isEmpty(), row.get("licence").isEmpty(), row::toString);
            assertEquals(release.version(), row.get("release"));
        }
        Map<String, Long> states = rows("panel-long.csv").stream()
                .collect(Collectors.groupingBy(row -> row.get("state"), TreeMap::new, Collectors.counting()));
        assertEquals(Set.of("observed", "masked", "not covered", "not graded", "not researched"), states.keySet());
        // The reports of 2019 and 2020 on four partners are not held: forty areas, level and progress.
        assertEquals(4L * 2 * 40 * 2, states.get("not researched"));
    }

    @Test
    void whatIsCountedTogetherIsARowOfNoPartner() {
        List<Map<String, String>> together = rows("panel-long.csv").stream()
                .filter(row -> row.get("entity").equals("srb-and-1a0-in-unhcr-statistics")).toList();
        assertEquals(45, together.size());
        for (Map<String, String> row : together) {
            assertEquals("composite", row.get("entity_type"));
            CodeColumn.ALL.forEach(column -> assertEquals("", row.get(column.name())));
        }
        Set<String> partners = Set.of("alb", "bih", "1a0", "mne", "mkd", "srb");
        rows("panel-long.csv").forEach(row -> assertEquals(partners.contains(row.get("entity")),
                row.get("entity_type").equals("partner"), row::toString));
        assertTrue(rows("panel-wide.csv").stream().allMatch(row -> partners.contains(row.get("entity"))));
    }

    @Test
    void theWideFormHasTheNewestEditionOfTheLongForm() {
        Map<String, String> newest = new HashMap<>();
        Map<String, String> values = new HashMap<>();
        for (Map<String, String> row : rows("panel-long.csv")) {
            if (row.get("variable").equals("corruption-perceptions-index-score")) {
                String key = row.get("entity") + row.get("year");
                if (row.get("edition").compareTo(newest.getOrDefault(key, "")) >= 0) {
                    newest.put(key, row.get("edition"));
                    values.put(key, row.get("value"));
                }
            }
        }
        String column = panel.observations().variables().get("corruption-perceptions-index-score").column();
        Map<String, String> wide = rows("panel-wide.csv").stream().filter(row -> !row.get(column).isEmpty())
                .collect(Collectors.toMap(row -> row.get("entity") + row.get("year"), row -> row.get(column)));
        assertTrue(values.size() > 10);
        assertEquals(values, wide);
    }

    @Test
    void dyadsTellWhatTheTableOfPartnersAndBodiesTells() {
        Map<String, String> told = new TreeMap<>();
        for (Binding row : QueryRunner.rows(ShippedData.asked(release.queries().find("partners-and-bodies")
                .orElseThrow(), Map.of("date", "2024-12-31")), release.dataset())) {
            String state = row.get("stateIri").getURI().replaceFirst(".*/", "");
            told.put(row.get("partnerIri").getURI().replaceFirst(".*/", "") + ' '
                    + row.get("bodyIri").getURI().replaceFirst(".*/", ""),
                    Set.of("amounts", "unconfirmed").contains(state) ? "not-researched" : state);
        }
        assertEquals(told, rows("dyads.csv").stream().filter(row -> row.get("year").equals("2024")).collect(
                Collectors.toMap(row -> row.get("entity") + ' ' + row.get("body"), row -> row.get("state"), (a, b) -> a,
                        TreeMap::new)));
        Set<String> years = rows("dyads.csv").stream().map(row -> row.get("year"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Stream.iterate(2000, year -> year + 1).limit(years.size()).map(String::valueOf).toList(),
                List.copyOf(years));
    }

    @Test
    void eventsAndStepsOfChaptersAreThoseOfTheGraph() {
        assertEquals(count(Egn.Event), rows("events.csv").size());
        Set<String> events = rows("events.csv").stream().map(row -> row.get("event")).collect(Collectors.toSet());
        assertTrue(rows("chapters.csv").stream().allMatch(row -> events.contains(row.get("event"))));
        assertEquals(33, rows("chapters.csv").stream().filter(row -> row.get("entity").equals("mne")
                && row.get("step").equals("chapter-opened")).map(row -> row.get("chapter")).distinct().count());
    }

    /** Every number that means two partners in two lists, so that no join by number alone can go unnoticed. */
    @Test
    void theCollisionsOfCodesAreKnown() {
        Map<String, Set<String>> meanings = new TreeMap<>();
        rows("crosswalk.csv").stream().filter(row -> !row.get("code").isEmpty()).forEach(row ->
                meanings.computeIfAbsent(row.get("code"), code -> new TreeSet<>()).add(row.get("entity")));
        meanings.values().removeIf(partners -> partners.size() == 1);
        assertEquals(Map.of("341", Set.of("1a0", "mne")), meanings);
        Map<String, String> of341 = rows("crosswalk.csv").stream().filter(row -> row.get("code").equals("341"))
                .collect(Collectors.toMap(row -> row.get("system"), row -> row.get("entity")));
        assertEquals(Map.of("correlates-of-war", "mne", "gleditsch-ward", "mne", "polity-5", "1a0"), of341);
        for (Map<String, String> row : rows("panel-long.csv")) {
            if (row.get("entity").equals("1a0")) {
                assertEquals(List.of("347", "347", "341", ""), Stream.of("cow", "gw", "polity5", "iso3c")
                        .map(row::get).toList());
            }
        }
    }

    @Test
    void eachListHasNoCodeTwice() {
        Set<String> seen = new HashSet<>();
        rows("crosswalk.csv").stream().filter(row -> !row.get("code").isEmpty()).forEach(row ->
                assertTrue(seen.add(row.get("system") + ' ' + row.get("code")), row::toString));
        assertEquals(6 * CodeColumn.ALL.size(), rows("crosswalk.csv").size());
    }

    @Test
    void aReleaseWithoutFiguresHasTablesWithoutRows(@TempDir Path folder) throws IOException {
        Panel small = new Panel(SmallWorkspace.in(folder).release());
        assertEquals(List.of("chapters.csv", "events.csv", "panel-long.csv", "panel-wide.csv"),
                small.tables().stream().map(TableFile::fileName).toList());
        for (TableFile table : small.tables()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            table.write(out);
            assertEquals(1, out.toString(StandardCharsets.UTF_8).split("\r\n").length);
        }
    }
}
