package org.w3id.egnatia.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3id.egnatia.vocab.Egn;

/** Agreements and steps have names in other languages where these surely follow, and else their English ones. */
class PatternNamesTest {

    private static Label label(String thing, Language language) {
        View english = TestViews.of("doc/" + thing, "", Map.of());
        AsOf today = new AsOf(Optional.empty(), LocalDate.of(2026, 11, 25));
        return new View(english.site(), english.path(), Map.of(), today, language).label(TestViews.thing(thing));
    }

    @ParameterizedTest
    @CsvSource({"instrument/saa-srb, SERBIAN_LATIN, Sporazum o stabilizaciji i pridruživanju: Srbija",
        "instrument/saa-srb, SERBIAN_CYRILLIC, Споразум о стабилизацији и придруживању: Србија",
        "instrument/saa-mne, GERMAN, Stabilisierungs- und Assoziierungsabkommen: Montenegro",
        "instrument/readmission-bih, CROATIAN, Sporazum o ponovnom prihvatu: Bosna i Hercegovina"})
    void anAgreementIsNamedByTypeAndPartner(String thing, Language language, String name) {
        assertEquals(new Label(name, language.tag(), false), label(thing, language));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void noTwoAgreementsOrReportsHaveOneName(Language language) {
        View view = new View(TestViews.of("", "", Map.of()).site(), "", Map.of(), new AsOf(Optional.empty(),
                LocalDate.of(2026, 11, 25)), language);
        Map<String, Node> names = new HashMap<>();
        for (Node type : List.of(Egn.Agreement, Egn.Source)) {
            for (Node thing : view.site().things().having(RDF.type.asNode(), type)) {
                PatternNames.of(view, thing).ifPresent(name -> assertNull(names.put(name.text(), thing), () ->
                        name.text() + " is " + thing + " and another"));
            }
        }
        assertTrue(language.isEnglish() || names.size() > 10, names.size() + " names in " + language);
    }

    @Test
    void theReportOfAYearIsNamedByItsPartner() {
        assertEquals("Serbien: Bericht 2025", label("source/swd-2025-755", Language.GERMAN).text());
        assertEquals("Serbia 2025 Report", label("source/swd-2025-755", Language.ENGLISH).text());
    }

    @Test
    void aStepIsNamedByPartnerKindAndPart() {
        String name = label("event/chapter-opened-mne-23", Language.SERBIAN_LATIN).text();
        assertTrue(name.startsWith("Crna Gora: otvaranje poglavlja ("), name);
    }

    @Test
    void whatDoesNotFollowStaysInEnglishAndSaysSo() {
        Label label = label("actor/freedom-house", Language.SERBIAN_LATIN);
        assertEquals("en", label.language());
        assertTrue(label.fallback());
        assertEquals("en", label("instrument/saa-srb", Language.ENGLISH).language());
    }
}
