package org.w3id.egnatia.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.load.Finding;
import org.w3id.egnatia.load.Position;
import org.w3id.egnatia.load.Severity;
import org.w3id.egnatia.query.QueryLibrary;

/** Proves that findings are whole in every form: what SARIF 2.1.0 requires, and no character that misleads a reader. */
class FindingFormatTest {

    private static final Finding PLACED = new Finding("data/a b/ž.ttl", new Position(5, 7), Severity.ERROR,
            "bad-iri", "actor:one",
            "a space in an IRI");
    private static final Finding WHOLE_FILE = new Finding("x\ny.ttl", 0, 0, Severity.WARNING, "bidi-control", "",
            "abc\u202Egnp \u0000 \u001B[31m " + "x".repeat(2000), "Remove it.");
    private static final Rules RULES = Rules.of(GraphFactory.createDefaultGraph(),
            QueryLibrary.of(ShippedData.workspace()));
    private static final List<Finding> FINDINGS = List.of(PLACED, WHOLE_FILE);

    @Test
    void textIsOneLineForEachFindingWithoutHiddenCharacters() {
        String text = FindingFormat.text.write(FINDINGS, RULES);
        assertEquals(2, text.lines().count());
        assertTrue(text.startsWith("data/a b/ž.ttl:5:7: error [bad-iri] actor:one: a space in an IRI\n"), text);
        assertTrue(text.contains("abc\\u202Egnp \\u0000 \\u001B[31m xxx"), text);
        assertFalse(text.codePoints().anyMatch(c -> c == 0x202E || c < ' ' && c != '\n'), text);
        assertTrue(text.length() < 2000, "a long message is cut");
    }

    @Test
    void jsonHasEveryMember() {
        JsonObject first = JSON.parseAny(FindingFormat.json.write(FINDINGS, RULES)).getAsArray().get(0).getAsObject();
        assertEquals(java.util.Set.of("file", "line", "column", "severity", "rule", "focus", "message", "advice"),
                first.keySet());
    }

    @Test
    void sarifHasWhatItsSchemaRequires() {
        JsonObject sarif = JSON.parse(FindingFormat.sarif.write(FINDINGS, RULES));
        assertEquals("2.1.0", sarif.getString("version"));
        assertTrue(sarif.getString("$schema").contains("sarif-2.1.0"));
        JsonObject run = sarif.get("runs").getAsArray().get(0).getAsObject();
        JsonObject driver = run.getObj("tool").getObj("driver");
        assertEquals("egnatia", driver.getString("name"));
        JsonArray rules = driver.get("rules").getAsArray();
        assertEquals(2, rules.size());
        rules.forEach(rule -> {
            assertFalse(rule.getAsObject().getString("id").isEmpty());
            assertFalse(rule.getAsObject().getObj("shortDescription").getString("text").isEmpty());
            assertFalse(rule.getAsObject().getObj("fullDescription").getString("text").isEmpty());
            assertTrue(rule.getAsObject().getObj("help").getString("text").contains("Right:"));
            assertTrue(rule.getAsObject().getObj("help").getString("markdown").contains("```"));
            assertTrue(List.of("error", "warning", "note")
                    .contains(rule.getAsObject().getObj("defaultConfiguration").getString("level")));
            assertTrue(URI.create(rule.getAsObject().getString("helpUri")).isAbsolute());
        });
        JsonArray results = run.get("results").getAsArray();
        assertEquals(2, results.size());
        for (int i = 0; i < results.size(); i++) {
            JsonObject result = results.get(i).getAsObject();
            int rule = result.getNumber("ruleIndex").intValue();
            assertEquals(rules.get(rule).getAsObject().getString("id"), result.getString("ruleId"));
            assertTrue(List.of("error", "warning", "note").contains(result.getString("level")));
            assertFalse(result.getObj("message").getString("text").isEmpty());
            JsonObject place = result.get("locations").getAsArray().get(0).getAsObject().getObj("physicalLocation");
            URI uri = URI.create(place.getObj("artifactLocation").getString("uri"));
            assertEquals(FINDINGS.get(i).file(), uri.getPath());
            assertTrue(place.getObj("region").getNumber("startLine").intValue() >= 1);
        }
    }

    @Test
    void nothingFoundIsARunWithoutResults() {
        JsonObject run = JSON.parse(FindingFormat.sarif.write(List.of(), RULES)).get("runs").getAsArray().get(0)
                .getAsObject();
        assertTrue(run.get("results").getAsArray().isEmpty());
        assertTrue(JSON.parseAny(FindingFormat.json.write(List.of(), RULES)).getAsArray().isEmpty());
    }
}
