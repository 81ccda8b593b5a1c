package org.w3id.egnatia.page.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.junit.jupiter.api.Test;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.page.Links;
import org.w3id.egnatia.page.Site;
import org.w3id.egnatia.query.QueryRunner;
import org.w3id.egnatia.vocab.Namespaces;

/** Proves that what the guide for writers of queries says holds in the data: its rules, and what its queries mean. */
class ModelGuideTest {

    private static final String GUIDE = ModelGuide.of(new Site(ShippedData.release(),
            new Links(URI.create("http://localhost:3030/"))));
    private static final Pattern WORKED = Pattern.compile("```sparql\\n# ([^\\n]+)\\n([^`]+)```");
    private static final List<String> PARTNERS = List.of("alb", "bih", "1a0", "mkd", "mne", "srb");
    /** The condition of the rule on a day, as the guide has it. */
    private static final String ON_DAY = rule(
            "`(\\?fact egn:startedOn\\|egn:toldFrom \\?from [^`]+ FILTER \\([^`]+\\))`");
    private static final String NOT_FOLLOWED = rule("`(FILTER NOT EXISTS \\{ \\?fact egn:followedBy[^`]+)`");
    private static final String TOTALS = rule("`(FILTER NOT EXISTS \\{ \\?f egn:breakdown[^`]+)`");

    private static String rule(String pattern) {
        List<String> found = Pattern.compile(pattern).matcher(GUIDE).results().map(match -> match.group(1)).toList();
        assertEquals(1, found.size(), pattern);
        return found.get(0);
    }

    private static String worked(String beginning) {
        List<String> found = WORKED.matcher(GUIDE).results().filter(match -> match.group(1).startsWith(beginning))
                .map(MatchResult::group).map(text -> text.replace("```sparql\n", "").replace("```", "")).toList();
        assertEquals(1, found.size(), beginning);
        return found.get(0);
    }

    private static List<Map<String, String>> rows(String query) {
        StringBuilder prefixes = new StringBuilder();
        if (!query.contains("PREFIX")) {
            Namespaces.all().forEach((prefix, namespace) -> prefixes.append("PREFIX ")
                    .append(prefix).append(": <").append(namespace).append(">\n"));
        }
        List<Map<String, String>> rows = new ArrayList<>();
        for (Binding row : QueryRunner.rows(QueryRunner.parse(prefixes + query), ShippedData.release().dataset())) {
            Map<String, String> values = new HashMap<>();
            for (Var variable : (Iterable<Var>) row::vars) {
                values.put(variable.getName(), row.get(variable).isLiteral()
                        ? row.get(variable).getLiteralLexicalForm() : row.get(variable).getURI());
            }
            rows.add(values);
        }
        return rows;
    }

    private static String onDay(String day) {
        return "VALUES ?d { \"" + day + "\"^^xsd:date } ?fact a egn:Relation . " + ON_DAY;
    }

    @Test
    void anAgreementIsInOnePhase() {
        String query = worked("Which agreements does Serbia have");
        int agreements = 0;
        for (String partner : PARTNERS) {
            Map<String, String> phases = new HashMap<>();
            for (Map<String, String> row : rows(query.replace("actor:srb", "actor:" + partner))) {
                String pair = row.get("agreement") + " with " + row.get("with");
                String other = phases.put(pair, row.get("phase"));
                assertTrue(other == null || other.equals(row.get("phase")),
                        partner + ": " + pair + " is " + other + " and " + row.get("phase"));
            }
            agreements += phases.size();
        }
        assertTrue(agreements > 60, "agreements: " + agreements);
    }

    @Test
    void whatIsRecordedAsInForceIsNotToldAsSigned() {
        Map<String, String> phases = new HashMap<>();
        rows(worked("Which agreements does Serbia have")).forEach(row -> phases.put(row.get("agreement"),
                row.get("phase")));
        assertEquals("in force", phases.get("Europol agreement on operational and strategic cooperation with Serbia"));
        assertEquals("in force", phases.get("Framework participation agreement with Serbia"));
        assertEquals("operative", phases.get("Working arrangement of the Drugs Agency with Serbia"));
    }

    @Test
    void noFactIsToldBeforeTheDayFromWhichItIsTold() {
        for (String day : List.of("2014-01-01", "2021-01-01", "2024-12-31")) {
            List<Map<String, String>> told = rows("SELECT ?fact ?told { " + onDay(day)
                    + " ?fact egn:toldFrom ?told }");
            assertTrue(told.stream().allMatch(row -> row.get("told").compareTo(day) <= 0), told::toString);
        }
        // Bosnia and Herzegovina is a candidate since 15 December 2022.
        Set<String> statuses = new HashSet<>();
        rows("SELECT ?status { " + onDay("2021-01-01") + " ?fact egn:relationKind relation-kind:accession-status ;"
                + " egn:holder actor:bih ; egn:status ?status }").forEach(row -> statuses.add(row.get("status")
                .replaceFirst(".*/", "")));
        assertEquals(Set.of("potential-candidate"), statuses);
    }

    @Test
    void aPhaseIsNotToldBesideTheOneThatFollowedIt() {
        for (String day : List.of("2015-01-01", "2021-06-30", "2026-06-30")) {
            List<Map<String, String>> pairs = rows("SELECT ?fact ?later { " + onDay(day) + " " + NOT_FOLLOWED
                    + " ?fact egn:followedBy ?later . ?later egn:startedOn|egn:toldFrom ?begun"
                    + " FILTER (?begun <= ?d) }");
            assertEquals(List.of(), pairs, day);
            assertTrue(rows("SELECT ?fact { " + onDay(day) + " " + NOT_FOLLOWED + " }").size() > 100, day);
        }
    }

    @Test
    void aCrossingsFigureShowsWhenItsPeriodEnds() {
        List<Map<String, String>> rows = rows(worked("How many irregular crossings"));
        assertTrue(rows.stream().allMatch(row -> row.containsKey("from") && row.containsKey("until")), rows::toString);
        List<Map<String, String>> newest = rows.stream().filter(row -> row.get("from").equals("2025-01-01")).toList();
        assertTrue(newest.stream().anyMatch(row -> row.get("until").equals("2025-04-30")
                && row.get("value").equals("3436")), newest::toString);
        assertTrue(newest.stream().anyMatch(row -> row.get("until").equals("2025-12-31")
                && row.get("value").equals("12525")), newest::toString);
    }

    @Test
    void theRuleOnTotalsLeavesOneFigureOfAnEdition() {
        String figures = "?f egn:measure ?m ; egn:about ?partner ; egn:value ?v ; egn:periodStart ?from ;"
                + " egn:periodEnd ?to . ?partner a egn:WesternBalkansPartner ."
                + " OPTIONAL { ?f egn:edition ?edition } OPTIONAL { ?f egn:series ?series } ";
        String several = " GROUP BY ?m ?partner ?from ?to ?edition ?series HAVING (COUNT(DISTINCT ?v) > 1)";
        assertTrue(rows("SELECT ?m ?partner (COUNT(*) AS ?n) { " + figures + "}" + several).size() > 100);
        List<Map<String, String>> left = rows("SELECT ?m ?partner ?from (GROUP_CONCAT(STR(?f)) AS ?all) { " + figures
                + TOTALS + " }" + several);
        assertTrue(left.size() <= 9, left.size() + " groups keep several figures: " + left);
    }

    @Test
    void aTieThatIsNoneIsNotFoundByTheRule() {
        String memberships = "SELECT ?fact { ?fact egn:relationKind relation-kind:membership ; egn:holder actor:1a0 . ";
        String none = "?fact egn:state knowledge:explicitly-none . ";
        assertFalse(rows(memberships + none + "}").isEmpty());
        assertEquals(List.of(), rows(memberships + none + "?fact egn:status ?status }"));
        assertEquals(List.of(), rows(memberships + none
                + rule("`(FILTER NOT EXISTS \\{ \\?fact egn:state knowledge:explicitly-none \\})`") + "}"));
        assertTrue(GUIDE.contains(" " + rows("SELECT ?fact { " + none + "}").size()
                + " relations have `egn:state knowledge:explicitly-none`"));
    }

    @Test
    void whatConcernsAllPartnersIsFoundByTheirGroup() {
        List<Map<String, String>> events = rows(worked("Which events of 2024 concern Albania"));
        assertTrue(events.stream().anyMatch(row -> row.get("who").equals("Western Balkans partners")));
        assertTrue(events.stream().anyMatch(row -> row.get("who").equals("Albania")));
        assertTrue(GUIDE.contains("`actor:western-balkans-partners` is named by "));
    }

    @Test
    void todayIsADay() {
        assertEquals(1, rows("SELECT ?d { BIND (xsd:date(NOW()) AS ?d) FILTER (?d > \"2000-01-01\"^^xsd:date) }")
                .size());
        assertTrue(GUIDE.contains("**Today** is `xsd:date(NOW())`"));
    }

    @Test
    void aMeasureIsAskedForWithItsNarrowerOnes() {
        String figures = "SELECT ?f { ?f %s measure:eu-pre-accession-assistance }";
        int alone = rows(figures.formatted("egn:measure")).size();
        assertTrue(alone > 0 && rows(figures.formatted("egn:measure/skos:broader*")).size() > alone);
        assertTrue(GUIDE.contains("ask `egn:measure/skos:broader*`"));
    }

    @Test
    void agreementsOfTheUnionForAnAgencyAreFoundByTheirType() {
        Set<String> partners = new HashSet<>();
        rows("SELECT ?p { ?fact egn:holder ?p ; egn:status ?s ; egn:underInstrument/egn:agreementType"
                + " instrument:eurojust-cooperation-agreement }").forEach(row -> partners.add(row.get("p")));
        assertTrue(partners.stream().anyMatch(partner -> partner.endsWith("/bih")), partners::toString);
        assertEquals(List.of(), rows("SELECT ?f { ?f egn:holder actor:bih ; egn:state knowledge:explicitly-none ;"
                + " egn:underInstrument/egn:agreementType instrument:eurojust-cooperation-agreement }"));
    }
}
