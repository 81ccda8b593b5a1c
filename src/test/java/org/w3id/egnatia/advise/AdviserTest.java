package org.w3id.egnatia.advise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.junit.jupiter.api.Test;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.describe.TermUse;
import org.w3id.egnatia.load.Position;
import org.w3id.egnatia.query.QueryException;
import org.w3id.egnatia.query.QueryRunner;
import org.w3id.egnatia.query.SavedQuery;

/** Proves on the real data that what leaves an answer empty is named, and that what is suggested has an answer. */
class AdviserTest {

    private static final Adviser ADVISER = new Adviser(ShippedData.release(),
            new TermUse(ShippedData.release()));

    private static List<Advice> advice(String text) {
        Query query = QueryRunner.parseAsked(text);
        return ADVISER.of(query, text, rows(text), QueryRunner::rows);
    }

    private static long rows(String text) {
        Query query = QueryRunner.parseAsked(text);
        return query.isAskType() ? QueryRunner.ask(query, ShippedData.release().dataset()) ? 1 : 0
                : QueryRunner.rows(query, ShippedData.release().dataset()).size();
    }

    /** The first thing that is said of an answer. */
    private static Advice first(String text) {
        return advice(text).get(0);
    }

    /** Proves that the first suggestion is a text, and that the query with it has rows. */
    private static void assertMeant(String meant, Advice advice) {
        assertEquals(meant, advice.instead().get(0).text(), advice.toString());
        assertTrue(rows(advice.instead().get(0).query().orElseThrow()) > 0, advice.toString());
    }

    private static void assertFirst(Advice.Kind kind, String meant, String query) {
        Advice advice = first(query);
        assertEquals(kind, advice.kind(), advice.toString());
        assertMeant(meant, advice);
    }

    @Test
    void aNameThatDoesNotOccurIsNamedWithTheOneThatWasMeant() {
        assertFirst(Advice.Kind.UNKNOWN_NAME, "egn:Agreement", "SELECT ?a WHERE { ?a a egn:Agrement }");
        assertFirst(Advice.Kind.UNKNOWN_NAME, "rdfs:label", "SELECT ?a WHERE { ?a rdfs:lable ?l }");
        assertFirst(Advice.Kind.UNKNOWN_NAME, "egn:status", "SELECT ?a WHERE { ?a egn:hasStatus ?l }");
        assertFirst(Advice.Kind.UNKNOWN_NAME, "actor:srb", "SELECT ?a WHERE { actor:serbia egn:partyTo ?a }");
        assertFirst(Advice.Kind.UNKNOWN_NAME, "xsd:date",
                "SELECT ?e WHERE { ?e egn:date ?d FILTER (DATATYPE(?d) = xsd:dat) }");
        assertFirst(Advice.Kind.UNKNOWN_NAME, "egn:Agreement",
                "SELECT ?a WHERE { ?a a <http://w3id.org/egnatia/def/Agreement> }");
        Advice advice = first("# egn:Agrement\nSELECT ?a\nWHERE { ?a a egn:Agrement }");
        assertEquals(new Position(3, 14), advice.position());
        assertEquals("egn:Agrement", advice.subject());
    }

    /**
     * The rules of the data have all shapes, with variables in the place of classes, too; whatever part of them is
     * tried, it has no row here.
     */
    @Test
    void whateverIsAskedThereIsAdviceAndNoFault() {
        List<SavedQuery> rules = ShippedData.release().queries().group("hygiene");
        assertTrue(rules.size() > 40);
        for (SavedQuery rule : rules) {
            Query query = QueryRunner.parse(rule.text());
            assertFalse(ADVISER.of(query, rule.text(), 0, (part, dataset) -> List.of()).isEmpty(), rule.file());
        }
        assertFalse(advice("SELECT ?a WHERE { ?a a ?class ; egn:number ?n FILTER (?n = \"none\") }").isEmpty());
    }

    @Test
    void aNameInAnotherPartThanItsOwnIsTold() {
        assertEquals("egn:Agreement is no property.", first("SELECT ?a WHERE { ?a egn:Agreement ?b }").sentence());
        assertEquals("egn:partyTo is no class.", first("SELECT ?a WHERE { ?a a egn:partyTo }").sentence());
    }

    @Test
    void aNameIsTakenForUnknownInABranchThatAnOtherwiseFullAnswerHas() {
        Advice advice = first("SELECT ?a WHERE { { ?a a egn:Agreement } UNION { ?a a egn:Agrement } }");
        assertEquals(Advice.Kind.UNKNOWN_NAME, advice.kind());
    }

    @Test
    void aTextWithoutItsLanguageIsTold() {
        assertFirst(Advice.Kind.LANGUAGE, "\"Serbia\"@en", "SELECT ?a WHERE { ?a rdfs:label \"Serbia\" }");
        assertFirst(Advice.Kind.LANGUAGE, "\"Serbia\"@en",
                "SELECT ?a WHERE { ?a rdfs:label ?l FILTER (?l = 'Serbia') }");
        assertFirst(Advice.Kind.LANGUAGE, "\"Kosovo\"@en", "SELECT ?a WHERE { ?a ?p \"Kosovo\" }");
    }

    @Test
    void aTextThatIsSpeltOtherwiseOrInAnotherLanguageIsTold() {
        assertFirst(Advice.Kind.UNKNOWN_VALUE, "\"Montenegro\"@en",
                "SELECT ?a WHERE { ?a rdfs:label \"Montenegreo\"@en }");
    }

    @Test
    void aLiteralOfAnotherTypeIsTold() {
        assertFirst(Advice.Kind.DATATYPE, "2024", "SELECT ?r WHERE { ?r egn:reportYear \"2024\"^^xsd:gYear }");
        assertFirst(Advice.Kind.DATATYPE, "2024", "SELECT ?r WHERE { ?r egn:reportYear \"2024\"^^xsd:string }");
        assertFirst(Advice.Kind.DATATYPE, "\"2020-01-01\"^^xsd:date",
                "SELECT ?r WHERE { ?r egn:startedOn ?d FILTER (?d > \"2020\") }");
        assertFirst(Advice.Kind.DATATYPE, "\"2020-01-01\"^^xsd:date",
                "SELECT ?r WHERE { ?r egn:date ?d FILTER (?d >= 2020) }");
    }

    @Test
    void aTextInThePlaceOfAConceptIsTold() {
        Advice advice = first("SELECT ?r WHERE { ?r egn:status \"candidate\" }");
        assertEquals(Advice.Kind.DATATYPE, advice.kind());
        assertMeant("accession-status:candidate", advice);
    }

    @Test
    void aFilterThatRemovedEveryRowIsNamedWithWhatItSaw() {
        String query = "SELECT ?a WHERE { ?a a egn:WesternBalkansPartner ; rdfs:label ?l\n"
                + "FILTER (LANG(?l) = \"en\")\nFILTER (CONTAINS(?l, \"serbia\")) }";
        Advice advice = first(query);
        assertEquals(Advice.Kind.FILTER, advice.kind());
        assertEquals("FILTER contains(?l, \"serbia\")", advice.subject());
        assertEquals(3, advice.position().line());
        assertTrue(advice.sentence().contains("@en"), advice.sentence());
        assertEquals(1, rows(advice.instead().get(0).query().orElseThrow()), advice.toString());
    }

    @Test
    void theValuesThatThereAreInTheirPlaceAreTold() {
        Advice advice = first("SELECT ?r WHERE { ?r egn:relationKind relation-kind:deployment ; egn:holder "
                + "actor:bih }");
        assertEquals(Advice.Kind.PATTERN, advice.kind());
        assertTrue(advice.sentence().contains(" What they find as ?r has egn:relationKind with "
                + "relation-kind:accession"), advice.sentence());
    }

    @Test
    void filtersThatTogetherRemoveEveryRowAreTold() {
        Advice advice = first("SELECT ?a WHERE { ?a a egn:Agreement ; rdfs:label ?l FILTER (STRLEN(?l) > 5000)"
                + " FILTER (LANG(?l) = \"xx\") }");
        assertEquals(Advice.Kind.FILTER, advice.kind());
        assertTrue(advice.sentence().contains("To leave it out alone is not enough"), advice.sentence());
    }

    @Test
    void partsWithoutACommonVariableAreTold() {
        Advice advice = first("SELECT ?a ?e WHERE { ?a a egn:Agreement . ?e a egn:Event } LIMIT 5");
        assertEquals(Advice.Kind.CROSS_PRODUCT, advice.kind());
        assertEquals("?e", advice.subject());
    }

    @Test
    void aPropertyThatLeadsTheOtherWayIsTurned() {
        Advice advice = first("SELECT ?p ?a WHERE { ?a a egn:Agreement ; egn:partyTo ?p }");
        assertEquals(Advice.Kind.PATTERN, advice.kind());
        assertMeant("?p egn:partyTo ?a", advice);
    }

    @Test
    void aPropertyOfOtherThingsIsTold() {
        String sentence = first("SELECT ?p ?d WHERE { ?p a egn:WesternBalkansPartner ; egn:startedOn ?d }").sentence();
        assertTrue(sentence.contains("egn:startedOn is said of egn:Relation"), sentence);
        assertTrue(sentence.contains("What they find as ?p has "), sentence);
    }

    @Test
    void aCountOfNothingIsEmpty() {
        Advice advice = first("SELECT (COUNT(*) AS ?n) WHERE { ?s a egn:WesternBalkansPartners }");
        assertMeant("egn:WesternBalkansPartner", advice);
    }

    @Test
    void whatIsLeftOutIsCounted() {
        List<Advice> advice = advice("SELECT ?a WHERE { ?a a egn:Agreement }");
        assertEquals(List.of(Advice.Kind.LEFT_OUT), advice.stream().map(Advice::kind).toList());
        assertTrue(advice.get(0).sentence().matches("Unconfirmed facts are left out: [1-9]\\d* of egn:Agreement\\..*"),
                advice.get(0).sentence());
    }

    @Test
    void everyEmptyAnswerHasAReason() {
        for (String query : List.of("ASK { actor:srb egn:memberOf actor:nato }",
                "SELECT ?s WHERE { ?s a egn:Agreement }"
                + " OFFSET 100000", "SELECT ?s WHERE { ?s a egn:Agreement } LIMIT 0",
                "SELECT ?a WHERE { VALUES ?a { actor:alb } ?a egn:partyTo ?x MINUS { ?a a egn:Actor } }",
                "SELECT ?t (COUNT(?s) AS ?n) WHERE { ?s a ?t } GROUP BY ?t HAVING (?n < 0)",
                "SELECT ?a WHERE { { SELECT ?a WHERE { ?a a egn:Agreement FILTER (1 = 2) } } ?a rdfs:label ?l }",
                "SELECT ?s WHERE { GRAPH <https://w3id.org/egnatia/graph/actors/partners> { ?s a egn:Event } }",
                "CONSTRUCT { ?l a egn:Event } WHERE { ?s a egn:Agreement ; rdfs:label ?l }")) {
            Query parsed = QueryRunner.parseAsked(query);
            List<Advice> all = ADVISER.of(parsed, query, 0, QueryRunner::rows);
            assertTrue(all.size() > 1, query + all);
            assertEquals(Advice.Kind.LEFT_OUT, all.get(all.size() - 1).kind());
        }
    }

    @Test
    void whatIsRightIsLeftAlone() {
        for (String query : List.of("SELECT ?s WHERE { ?s a egn:Source } LIMIT 3",
                "SELECT ?l WHERE { actor:srb rdfs:label ?l FILTER (STR(?l) = \"Serbia\") }",
                "SELECT ?x WHERE { ?x (egn:partyTo|egn:memberOf)/rdfs:label \"Energy Community\"@en }",
                "SELECT ?x ?y WHERE { ?x egn:date ?d BIND (STRDT(\"2024-12-31\", xsd:date) AS ?y) "
                        + "FILTER (DATATYPE(?d) = xsd:date) }",
                "SELECT ?x WHERE { VALUES ?x { actor:alb } ?x rdfs:label ?l FILTER (?l < \"Z\"@en) }")) {
            assertEquals(List.of(), advice(query).stream().filter(one -> one.kind() != Advice.Kind.LEFT_OUT).toList());
        }
    }

    @Test
    void everySavedQuestionIsLeftAlone() {
        List<String> told = new ArrayList<>();
        ShippedData.release().queries().questions().forEach(question -> {
            Query query = QueryRunner.parse(question.text());
            ADVISER.of(query, question.text(), 2, QueryRunner::rows).stream()
                    .filter(one -> one.kind() != Advice.Kind.LEFT_OUT)
                    .forEach(one -> told.add(question.id() + ": " + one.inWords()));
        });
        assertEquals(List.of(), told);
    }

    @Test
    void whatIsLookedForTooLongIsGivenUpAndSaid() {
        String query = "SELECT ?a WHERE { ?a egn:startedOn ?b . ?b egn:date ?c }";
        List<Advice> all = ADVISER.of(QueryRunner.parseAsked(query), query, 0, (probe, dataset) -> {
            throw new QueryCancelledException();
        });
        assertEquals(List.of(Advice.Kind.TIME, Advice.Kind.LEFT_OUT), all.stream().map(Advice::kind).toList());
    }

    @Test
    void aTextThatIsNoQueryIsExplained() {
        QueryException error = new QueryException("");
        assertFalse(Adviser.ofSyntax(error).isPresent());
        try {
            QueryRunner.parseAsked("SELECT ?a WHERE {\n ?a a egn:Agreement\n ?a rdfs:label ?l }");
        } catch (QueryException e) {
            error = e;
        }
        Advice advice = Adviser.ofSyntax(error).orElseThrow();
        assertEquals("A full stop or semicolon is missing before ?a.", advice.sentence());
        assertEquals(3, advice.position().line());
    }

    private static Advice of(Advice.Kind kind, String query) {
        List<Advice> all = advice(query);
        return all.stream().filter(one -> one.kind() == kind).findFirst()
                .orElseThrow(() -> new AssertionError(query + ": " + all));
    }

    @Test
    void aDayThatIsComparedWithATimeIsTold() {
        String ties = "SELECT ?f WHERE { ?f a egn:Relation ; egn:status ?status . OPTIONAL { ?f egn:endedOn ?e }\n";
        assertMeant("xsd:date(NOW())", of(Advice.Kind.DATATYPE,
                "SELECT ?f WHERE { ?f egn:startedOn ?s FILTER (?s <= NOW()) }"));
        String kept = ties + "FILTER (!BOUND(?e) || ?e >= now()) }";
        Advice advice = of(Advice.Kind.DATATYPE, kept);
        assertMeant("xsd:date(NOW())", advice);
        assertEquals(2, advice.position().line());
        assertTrue(rows(advice.instead().get(0).query().orElseThrow()) > rows(kept), advice.toString());
        assertMeant("xsd:date(NOW())", of(Advice.Kind.DATATYPE,
                ties + "BIND (NOW() AS ?now) FILTER (COALESCE(?e, ?now) >= ?now && ?e >= ?now) }"));
        assertMeant("xsd:date(NOW())", of(Advice.Kind.DATATYPE, "SELECT ?f WHERE { ?f a egn:Relation OPTIONAL { ?f "
                + "egn:startedOn ?s } OPTIONAL { ?f egn:toldFrom ?t } BIND (COALESCE(?s, ?t) AS ?since) "
                + "FILTER (?since <= NOW()) }"));
        assertTrue(advice(ties + "FILTER (!BOUND(?e) || ?e >= xsd:date(NOW())) }").stream()
                .noneMatch(one -> one.kind() == Advice.Kind.DATATYPE));
    }

    @Test
    void tiesThatAreNoneAreToldWhereNobodyAsksForTheirStatus() {
        String query = "SELECT ?x WHERE { ?f egn:relationKind relation-kind:membership ; egn:holder actor:1a0 ;"
                + " egn:counterpart ?x }";
        Advice advice = of(Advice.Kind.MISLEADING, query);
        assertTrue(advice.sentence().contains(" say that there is no tie, such as relation:"), advice.sentence());
        String mended = advice.instead().get(0).query().orElseThrow();
        assertTrue(rows(mended) > 0 && rows(mended) < rows(query), mended);
        for (String asked : List.of(" ; egn:status ?s", " ; egn:state ?s", " FILTER NOT EXISTS { ?f egn:knowledge "
                + "knowledge:explicitly-none }")) {
            assertTrue(advice(query.replace(" }", asked + " }")).stream()
                    .noneMatch(one -> one.kind() == Advice.Kind.MISLEADING), asked);
        }
        assertTrue(advice("SELECT ?x WHERE { ?f egn:relationKind relation-kind:authorship ; egn:counterpart ?x }")
                .stream().noneMatch(one -> one.kind() == Advice.Kind.MISLEADING));
    }

    @Test
    void tiesThatAreToldBeforeASourceStatesThemAreTold() {
        String query = "SELECT ?p ?status WHERE { ?f egn:relationKind relation-kind:accession-status ; egn:holder ?p ;"
                + " egn:status ?status\nOPTIONAL { ?f egn:startedOn ?since }"
                + " FILTER (!BOUND(?since) || ?since <= \"2021-01-01\"^^xsd:date) }";
        Advice advice = of(Advice.Kind.MISLEADING, query);
        assertTrue(advice.sentence().contains("without a beginning, which no source states by the day, such as "
                + "relation:"), advice.sentence());
        assertEquals(2, advice.position().line());
        assertTrue(advice(query.replace("2021-01-01", "2099-01-01")).stream()
                .noneMatch(one -> one.kind() == Advice.Kind.MISLEADING));
        assertTrue(advice(query.replace("\nOPTIONAL { ?f egn:startedOn ?since }",
                " ; egn:startedOn|egn:toldFrom ?since")).stream()
                .noneMatch(one -> one.kind() == Advice.Kind.MISLEADING));
    }

    @Test
    void namesInSeveralLanguagesAreTold() {
        String query = "SELECT ?kind (COUNT(?e) AS ?n) WHERE { ?e egn:eventKind/skos:prefLabel ?kind } GROUP BY ?kind";
        Advice advice = of(Advice.Kind.MISLEADING, query);
        assertTrue(advice.sentence().startsWith("The names in ?kind are in several languages ("), advice.sentence());
        assertTrue(rows(advice.instead().get(0).query().orElseThrow()) * 2 < rows(query));
        for (String plain : List.of(query.replace("?kind }", "?kind FILTER (LANG(?kind) = \"en\") }"),
                "SELECT ?e ?kind WHERE { ?e egn:eventKind/rdfs:label ?kind }")) {
            assertTrue(advice(plain).stream().noneMatch(one -> one.kind() == Advice.Kind.MISLEADING), plain);
        }
    }

    @Test
    void ofAPropertyItIsToldHowManyOfTheClassHaveIt() {
        Advice advice = first("SELECT ?p WHERE { ?p a egn:EuropeanUnionBody ; egn:acronym ?a ; egn:authorOf ?b ;"
                + " egn:manages ?c }");
        assertTrue(advice.sentence().contains(" egn:EuropeanUnionBody ") && advice.sentence().contains(" Of the "),
                advice.sentence());
    }

    /** One that has no time for the parts that a text names. */
    private static Prober without(String... slow) {
        return (query, dataset) -> {
            for (String part : slow) {
                if (query.toString().contains(part)) {
                    throw new QueryCancelledException();
                }
            }
            return QueryRunner.rows(query, dataset);
        };
    }

    @Test
    void aUnionThatNothingFitsIsToldAndThePartsThatTakeTooLongAreNamed() {
        String text = "SELECT ?f WHERE { ?f a egn:Relation ; egn:holder ?h ; egn:counterpart ?c ."
                + " { ?h egn:partOf actor:bih } UNION { ?c egn:partOf actor:bih } }";
        Query query = QueryRunner.parseAsked(text);
        assertTrue(advice(text).get(0).sentence().startsWith("No row goes with the branches of UNION"),
                advice(text).toString());
        List<Advice> some = ADVISER.of(query, text, 0, without("UNION"));
        assertEquals("No row goes with the branches of UNION: without it there are rows.", some.get(0).sentence());
        assertTrue(some.stream().anyMatch(one -> one.kind() == Advice.Kind.TIME
                && one.sentence().contains("?f egn:holder ?h")), some.toString());
        List<Advice> none = ADVISER.of(query, text, 0, without("SELECT"));
        assertTrue(none.get(0).kind() == Advice.Kind.TIME && none.get(0).sentence().contains("the branches of UNION"),
                none.toString());
    }
}
