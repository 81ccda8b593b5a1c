package org.w3id.egnatia.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Proves that words of the glossary lead to what they mean where they first stand, and other words nowhere. */
class GlossaryTest {

    private static final View VIEW = TestViews.of("doc/actor/srb", "", Map.of());

    private static List<String> linked(String text, String about) {
        List<Glossary.Piece> pieces = Glossary.pieces(VIEW, text, TestViews.thing(about));
        assertEquals(text, pieces.stream().map(Glossary.Piece::text).collect(Collectors.joining()));
        return pieces.stream().filter(piece -> piece.link().isPresent())
                .map(piece -> piece.text() + " > " + piece.link().get()).toList();
    }

    @Test
    void aWordIsLinkedWhereItFirstStands() {
        assertEquals(List.of("EPPO > /doc/actor/eppo",
                "moderately prepared > /voc/preparation-level/moderately-prepared"),
                linked("EPPO and again EPPO: moderately prepared, still moderately prepared.", "actor/srb"));
    }

    @Test
    void aTermOfTheFieldIsLinkedInThePluralToo() {
        assertEquals(List.of("interim benchmarks > /voc/term/interim-benchmark", "chapter > /voc/term/chapter",
                "cluster > /voc/term/cluster", "IBAR > /voc/term/ibar"),
                linked("interim benchmarks of a chapter of a cluster, the IBAR", "actor/srb"));
    }

    /** What stands beside a fund in its description is a link, by its full name and by its short one. */
    @Test
    void fundsAndPlansAreLinkedByTheirNames() {
        assertEquals(List.of("Reform and Growth Facility > /doc/instrument/reform-and-growth-facility",
                "Growth Plan > /doc/instrument/growth-plan"),
                linked("beside it the Reform and Growth Facility of the Growth Plan", "instrument/ipa-iii"));
        assertEquals(List.of("Reform and Growth Facility for the Western Balkans > "
                + "/doc/instrument/reform-and-growth-facility"),
                linked("the Reform and Growth Facility for the Western Balkans", "instrument/ipa-iii"));
    }

    @Test
    void theSubjectAndEverydayWordsAreNot() {
        assertEquals(List.of(), linked("EPPO signed, a candidate", "actor/eppo"));
        assertEquals(List.of(), linked("EPPOs, X-EPPO and EPPO-like, unmoderately prepared", "actor/srb"));
        assertEquals(List.of(), linked("", "actor/srb"));
    }
}
