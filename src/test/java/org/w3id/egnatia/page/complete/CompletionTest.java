package org.w3id.egnatia.page.complete;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Random;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.page.Language;
import org.w3id.egnatia.page.Links;
import org.w3id.egnatia.page.Site;
import org.w3id.egnatia.vocab.Namespaces;

/** Proves on the real data that what is suggested fits where the cursor stands, marked here by {@code ▮}. */
class CompletionTest {

    private static final Site SITE = new Site(ShippedData.release(), new Links(URI.create("http://localhost/")));
    private static final String PARTNER = Namespaces.DEF + "WesternBalkansPartner";

    private static Completion.Found at(String marked) {
        int at = marked.indexOf('▮');
        return Completion.of(SITE).at(marked.replace("▮", ""), at, Language.ENGLISH);
    }

    private static List<String> texts(String marked) {
        return at(marked).suggestions().stream().map(Suggestion::text).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "SELECT * { ?a a egn:Agr▮ }|egn:Agreement",
        "SELECT * { ?a a egn:Agreement ; type▮ }|egn:agreementType",
        "SELECT * { ?a a egn:Agreement ; celex▮ }|egn:celex",
        "SELECT * { ?x egn:counterpart Serbia▮ }|actor:srb",
        "SELECT * { ?x egn:counterpart Србија▮ }|actor:srb",
        "SELECT * { ?x egn:counterpart Shqiperi▮ }|actor:alb",
        "SELECT * { ?x egn:topic fight against corr▮ }|policy-area:fight-against-corruption",
        "SELECT * { ?x egn:topic policy-area:mig▮ }|policy-area:migration",
        "SELECT * { VALUES ?p { Kosov▮ } ?p a egn:WesternBalkansPartner }|actor:1a0",
        "SELECT * { ?p a egn:WesternBalkansPartner FILTER (?p = Crna Gora▮) }|actor:mne",
        "SELECT * { ?e egn:evidence [ egn:verification ▮ ] }|verification:seen",
        "SELECT * { ?p a egn:WesternBalkansPartner . OPTI▮ }|OPTIONAL",
        "SELECT ?partner ?part▮ WHERE { ?partners ?p ?o }|?partner"})
    void theFirstSuggestionIsWhatIsMeant(String query, String first) {
        assertEquals(first, texts(query).stream().findFirst().orElse(""), at(query).toString());
    }

    @Test
    void propertiesAreThoseOfTheSubjectWithTheNumberOfThingsThatHaveThem() {
        Completion.Found found = at("SELECT * { ?a a egn:Agreement ; ▮ }");
        assertEquals(List.of("egn:Agreement"), found.classes());
        Node type = NodeFactory.createURI(Namespaces.DEF + "Agreement");
        for (Suggestion one : found.suggestions()) {
            long having = SITE.things().having(RDF.type.asNode(), type).stream()
                    .filter(thing -> !SITE.things().values(thing, one.node().orElseThrow()).isEmpty()).count();
            assertEquals(having, one.count().orElseThrow().longValue(), one.text());
            assertTrue(one.fits());
        }
        Suggestion celex = found.suggestions().stream().filter(one -> one.text().equals("egn:celex")).findFirst()
                .orElseThrow();
        assertEquals(List.of("xsd:string"), celex.leads());
        assertFalse(celex.meaning().isEmpty());
        // A class that stands behind the cursor counts, too, and one that a property leads to, along a path as well.
        assertEquals(List.of("egn:Agreement"), at("SELECT * { ?a ▮\n ?a a egn:Agreement }").classes());
        assertTrue(at("SELECT * { ?p egn:partyTo ?a . ?a ▮ }").classes().contains("egn:Agreement"));
        assertTrue(at("SELECT * { ?p egn:partyTo/▮ }").classes().contains("egn:Agreement"));
        assertTrue(texts("SELECT * { actor:srb ^▮ }").contains("egn:counterpart"));
        assertFalse(at("SELECT * { ?a a egn:Agreement ; egn:partyT▮ }").suggestions().get(0).fits());
    }

    @Test
    void valuesAreThoseThatThereAreTheMostFrequentFirst() {
        List<Suggestion> found = at("SELECT * { ?x egn:topic ▮ }").suggestions();
        Node topic = NodeFactory.createURI(Namespaces.DEF + "topic");
        int before = Integer.MAX_VALUE;
        for (Suggestion one : found) {
            int count = one.count().orElseThrow();
            assertEquals(SITE.things().confirmed().find(Node.ANY, topic, one.node().orElseThrow()).toList().size(),
                    count, one.text());
            assertTrue(count <= before);
            before = count;
            assertEquals(Suggestion.Kind.CONCEPT, one.kind());
        }
        assertTrue(found.size() > 20);
    }

    @Test
    void whatIsReplacedIsTheWholeNameAndThePrefixIsTheOneOfTheQuery() {
        Completion.Found found = at("SELECT * { ?x egn:topic fight against corr▮ }");
        assertEquals("SELECT * { ?x egn:topic ".length(), found.from());
        assertEquals("SELECT * { ?x egn:topic fight against corr".length(), found.to());
        found = at("SELECT * { ?x egn:top▮ic ?t }");
        assertEquals("SELECT * { ?x egn:topic".length(), found.to());
        assertEquals("e:Agreement", texts("PREFIX e: <" + Namespaces.DEF + ">\nPREFIX egn: <http://other/>\n"
                + "SELECT * { ?a a Agreemen▮ }").get(0));
    }

    @Test
    void nothingIsSuggestedWhereNothingCanBeSaid() {
        for (String query : List.of("SELECT * { ?a rdfs:label \"Serb▮\" }", "# Serb▮", "SELECT * { <http://a.b/Serb▮ }",
                "SELECT * { ?a ?b ▮")) {
            assertEquals(List.of(), texts(query), query);
        }
        assertEquals(Namespaces.DEF + "Figure", at("▮").suggestions().get(0).node().orElseThrow().getURI());
        assertTrue(at("▮").suggestions().stream().anyMatch(one -> one.node().orElseThrow().getURI().equals(PARTNER)
                && one.count().orElseThrow() == 6));
    }

    /** Whatever a text is, it is read to its end, and what is to be replaced lies in it. */
    @Test
    void anyTextIsRead() {
        Random random = new Random(7);
        String[] pieces = {"SELECT", " ", "?a", "a", "egn:", "egn:topic", "{", "}", "(", ")", "[", "]", "\"", "'", "<",
            "http://x", ">", "#", "\n", ".", ";", ",", "/", "^", "|", "VALUES", "FILTER", "BIND", "Србија", "PREFIX x:",
            "\\", "@en", "1.5", "*", "UNION", "𝔘"};
        for (int i = 0; i < 3_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(14); j >= 0; j--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            int at = random.nextInt(text.length() + 1);
            QueryPlace place = QueryPlace.of(text.toString(), at);
            assertTrue(0 <= place.from() && place.from() <= at && at <= place.to() && place.to() <= text.length(),
                    text + " at " + at + ": " + place);
        }
    }
}
