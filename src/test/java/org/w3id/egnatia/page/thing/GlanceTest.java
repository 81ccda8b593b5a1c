package org.w3id.egnatia.page.thing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.Test;
import org.w3id.egnatia.page.TestViews;
import org.w3id.egnatia.page.Things;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.fact.Evidence;
import org.w3id.egnatia.page.fact.Fact;
import org.w3id.egnatia.page.fact.Facts;
import org.w3id.egnatia.page.fact.Tone;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/** What is said at a glance is what the graph says, kind by kind. */
class GlanceTest {

    private static final View VIEW = TestViews.of("doc/x", "", Map.of());

    private static final Pattern MODEL = Pattern.compile(
            "\\((holder|counterpart)\\)|(has|have) no node|default graph|What was counted as");

    private static Glance glance(Node thing, boolean isFact) {
        Optional<Fact> fact = isFact ? Optional.of(new Facts(VIEW).read(thing)) : Optional.empty();
        return Glance.of(VIEW, thing, fact, Evidence.allOf(VIEW, thing));
    }

    private static List<String> row(Glance glance, String key) {
        return glance.rows().stream().filter(row -> row.label().equals(VIEW.text(key))).findFirst()
                .map(row -> row.text().isEmpty() ? row.names().stream().map(name -> Namespaces.code(name.node()))
                .toList() : List.of(row.text())).orElse(List.of());
    }

    @Test
    void aBodyHasItsActsItsSeatAndTheSix() {
        Glance frontex = glance(TestViews.thing("actor/frontex"), false);
        assertEquals(List.of("32019r1896"), row(frontex, "glance.basis"));
        View then = TestViews.of("doc/x", "2010-06-30", Map.of());
        assertTrue(Glance.of(then, TestViews.thing("actor/frontex"), Optional.empty(), List.of()).rows().stream()
                .flatMap(row -> row.names().stream()).noneMatch(name -> name.text().contains("2019")));
        assertEquals(List.of("Warsaw"), row(frontex, "glance.seat"));
        assertEquals(6, frontex.partners().size());
        assertTrue(frontex.hasPartners());
    }

    @Test
    void anIndexLeadsToTheMeasureThatComparesAndAFigureIsCitedWithItsValue() {
        assertTrue(glance(NodeFactory.createURI(Namespaces.VOC + "measure/corruption-perceptions-index"), false).rows()
                .stream().flatMap(row -> row.names().stream()).anyMatch(name -> name.link().orElse("")
                .endsWith("figures/corruption-perceptions-index-score")));
        assertTrue(Head.cited(VIEW, TestViews.thing("figure/frx-wb-western-balkan-route-2024")).contains(": 21,525 "));
        assertEquals("Frontex", Head.cited(VIEW, TestViews.thing("actor/frontex")));
    }

    /** What is defined is defined for readers, who know no roles, nodes and graphs. */
    @Test
    void definitionsAndNotesDoNotSpeakOfTheModel() {
        for (Node property : List.of(SKOS.definition.asNode(), RDFS.comment.asNode(), DCTerms.description.asNode())) {
            VIEW.site().things().confirmed().find(Node.ANY, property, Node.ANY)
                    .filterKeep(triple -> triple.getSubject().isURI() && (triple.getSubject().getURI()
                    .startsWith(Namespaces.VOC) || triple.getSubject().getURI().startsWith(Namespaces.ID)))
                    .forEachRemaining(triple -> assertFalse(MODEL.matcher(triple.getObject().getLiteralLexicalForm())
                    .find(), triple.toString()));
        }
    }

    /** An agreement rests on an official source where what is said of its phases does. */
    @Test
    void anAgreementRestsOnWhatItsPhasesRestOn() {
        Things things = VIEW.site().things();
        List<Node> agreements = things.having(RDF.type.asNode(), Egn.Agreement);
        assertTrue(agreements.contains(TestViews.thing("instrument/frontex-status-alb-2"))
                && agreements.contains(TestViews.thing("instrument/europol-wa-1a0")));
        for (Node agreement : agreements) {
            int best = things.having(Egn.underInstrument, agreement).stream()
                    .flatMap(relation -> Evidence.allOf(VIEW, relation).stream())
                    .flatMap(evidence -> evidence.weight().stream()).mapToInt(weight -> rank(weight.node())).max()
                    .orElse(0);
            assertTrue(glance(agreement, false).rows().stream().flatMap(row -> row.names().stream())
                    .mapToInt(name -> rank(name.node())).max().orElse(0) >= best, agreement.toString());
        }
    }

    private static int rank(Node weight) {
        return Tone.of(VIEW.site().things(), weight).isGood() ? 1 : 0;
    }

    @Test
    void aFigureLeadsToTheYearBeforeAndAfterInItsOwnSeries() {
        Node figure = TestViews.thing("figure/frx-wb-western-balkan-route-2022");
        Glance glance = glance(figure, true);
        for (String key : List.of("glance.before", "glance.after")) {
            Node other = TestViews.thing("figure/" + row(glance, key).get(0));
            assertEquals(VIEW.site().things().values(figure, Egn.series),
                    VIEW.site().things().values(other, Egn.series));
            assertEquals(key.equals("glance.before") ? 2021 : 2023, VIEW.site().things().day(other, Egn.periodStart)
                    .orElseThrow().getYear());
        }
    }

    @Test
    void aSourceIsCitedByItsPublisherTitleAndDate() {
        String cited = row(glance(TestViews.thing("source/the-star-serbia-funds"), false), "glance.cite-source").get(0);
        assertTrue(cited.startsWith("The Star (Malaysia). ") && cited.contains("13 February 2026. https://"), cited);
    }

    @Test
    void aPolicyAreaLeadsToItsDossierAndWhatIsSaidOnceIsNotSaidAgain() {
        Glance glance = glance(NodeFactory.createURI(Namespaces.VOC + "policy-area/asylum-and-reception"), false);
        assertEquals(List.of("migration"), row(glance, "glance.broader"));
        assertTrue(glance.rows().stream().flatMap(row -> row.names().stream()).anyMatch(name -> name.link().orElse("")
                .startsWith("/topic/asylum-and-reception")));
        assertTrue(glance.said().contains(SKOS.broader.asNode()));
    }
}
