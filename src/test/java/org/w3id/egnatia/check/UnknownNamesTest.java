package org.w3id.egnatia.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.load.Finding;
import org.w3id.egnatia.load.SourceFile;
import org.w3id.egnatia.load.Workspace;
import org.w3id.egnatia.road.Road;

/** Proves that a slip in a name is one finding, on its line, with the name that was meant. */
class UnknownNamesTest {

    private static final Workspace BASE = RuleWorkspace.of(ShippedData.workspace(),
            Set.of("term-used", "term-example"));
    /** A right relation; each case puts one wrong name into it. */
    private static final String RELATION = """
            @prefix egn: <https://w3id.org/egnatia/def/> .
            @prefix actor: <https://w3id.org/egnatia/id/actor/> .
            @prefix relation: <https://w3id.org/egnatia/id/relation/> .
            @prefix source: <https://w3id.org/egnatia/id/source/> .
            @prefix evidence: <https://w3id.org/egnatia/id/evidence/> .
            @prefix relation-kind: <https://w3id.org/egnatia/voc/relation-kind/> .
            @prefix standing: <https://w3id.org/egnatia/voc/standing/> .
            @prefix verification: <https://w3id.org/egnatia/voc/verification/> .
            @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
            @prefix dcterms: <http://purl.org/dc/terms/> .

            <https://w3id.org/egnatia/graph/relations/slip> a egn:Graph ;
                dcterms:title "Slip"@en .

            relation:slip a egn:Relation ;
                rdfs:label "Serbia works with Montenegro"@en ;
                egn:relationKind relation-kind:cooperation ;
                egn:holder actor:base-a ;
                egn:counterpart actor:base-b ;
                egn:status standing:operative ;
                egn:evidence evidence:001-l8 .

            evidence:001-l8 a egn:Evidence ;
                egn:source source:base-document ;
                egn:line 8 ;
                egn:verification verification:seen .
            """;
    private static final String QUERY = """
            # title: Slip
            PREFIX egn: <https://w3id.org/egnatia/def/>
            PREFIX actor: <https://w3id.org/egnatia/id/actor/>
            SELECT ?relation WHERE { ?relation egn:holder actor:base-a }
            """;

    @Test
    void whatTheSlipsArePutIntoIsRight() {
        assertEquals(List.of(), findings("data/relations/slip.ttl", RELATION));
        assertEquals(List.of(), findings("queries/competency/slip.rq", QUERY));
    }

    @TestFactory
    Stream<DynamicTest> aSlipIsOneFinding() {
        Map<String, String> slips = Map.of(
                "a egn:Relation", "a egn:Relatoin", "egn:relationKind", "egn:relationkind", "relation-kind:cooperation",
                "relation-kind:coperation",
                "egn:holder", "egn:hodler", "actor:base-a", "actor:base-aa", "standing:operative",
                "standing:operativ",
                "egn:evidence evidence:001-l8", "egn:evidence evidence:001-l88", "source:base-document",
                "source:basedocument", "verification:seen",
                "verification:sen");
        return Stream.concat(
                slips.entrySet().stream().map(slip -> dynamicTest(slip.getValue(), () -> {
                    String meant = slip.getKey().replaceFirst("^.* ", "");
                    assertOne("data/relations/slip.ttl", RELATION.replace(slip.getKey(), slip.getValue()),
                            slip.getValue(), meant);
                })),
                Stream.of("egn:holder", "actor:base-a").map(name -> dynamicTest(name + " in a query", () ->
                        assertOne("queries/competency/slip.rq", QUERY.replace(name, name + "x"), name + "x", name))));
    }

    @Test
    void aSlipInTheQueryOfATableIsOneFindingForAllRows() {
        String query = """
                # title: Slips
                # description: Slips.
                # licence: https://creativecommons.org/licenses/by/4.0/
                # issued: 2026-11-25
                PREFIX egn: <https://w3id.org/egnatia/def/>
                PREFIX actor: <https://w3id.org/egnatia/id/actor/>
                PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
                CONSTRUCT { ?actor a egn:Organisation ; rdfs:label ?label ; egn:partOf ?whole }
                WHERE {
                  BIND (IRI(CONCAT(STR(actor:), ?code)) AS ?actor)
                  BIND (STRLANG(?name, "en") AS ?label)
                  BIND (actor:base-a AS ?whole)
                }
                """;
        SourceFile rows = file("data/actors/slips.csv", "code,name\none,One\ntwo,Two\nthree,Three\n");
        for (String name : List.of("egn:Organisation", "egn:partOf", "actor:base-a")) {
            String wrong = query.replace(name, name + "x");
            List<Finding> findings = Road.all(BASE.with(List.of(rows, file("data/actors/slips.rq", wrong))))
                    .findings().stream()
                    .filter(f -> f.file().startsWith("data/actors/slips")).toList();
            assertEquals(List.of("data/actors/slips.rq unknown-name "
                    + wrong.substring(0, wrong.indexOf(name)).lines().count()),
                    findings.stream().map(f -> f.file() + " " + f.rule() + " " + f.line()).toList(),
                    findings::toString);
        }
    }

    private static SourceFile file(String path, String text) {
        return new SourceFile(path, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertOne(String path, String text, String wrong, String meant) {
        List<Finding> findings = findings(path, text);
        assertEquals(1, findings.size(), findings::toString);
        Finding only = findings.get(0);
        assertEquals("unknown-name", only.rule());
        assertEquals(1 + text.substring(0, text.indexOf(wrong)).lines().count()
                - (text.charAt(text.indexOf(wrong) - 1) == '\n' ? 0 : 1), only.line());
        assertTrue(only.message().contains("did you mean " + meant + "?"), only::message);
    }

    private static List<Finding> findings(String path, String text) {
        Workspace workspace = BASE.with(List.of(new SourceFile(path, text.getBytes(StandardCharsets.UTF_8))));
        return Road.all(workspace).findings().stream().filter(f -> f.file().equals(path)).toList();
    }
}
