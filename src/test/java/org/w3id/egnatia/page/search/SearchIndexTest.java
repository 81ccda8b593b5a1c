package org.w3id.egnatia.page.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.page.AsOf;
import org.w3id.egnatia.page.Language;
import org.w3id.egnatia.release.names.Hit;
import org.w3id.egnatia.release.names.NameIndex;
import org.w3id.egnatia.vocab.Namespaces;

/** Proves on the shipped data that people find what they mean, however they write it. */
class SearchIndexTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    private static NameIndex index;

    @BeforeAll
    static void make() {
        index = ShippedData.release().names();
    }

    private static Found search(String words, Map<Facet, String> chosen, Optional<LocalDate> day) {
        return Found.of(index, new Ask(words, chosen, new AsOf(day, TODAY), Language.ENGLISH));
    }

    private static List<Hit> hits(String words) {
        return search(words, Map.of(), Optional.empty()).hits();
    }

    @ParameterizedTest(name = "{0} finds {1}")
    @CsvSource({
        "Косово, id/actor/1a0", "Kosove, id/actor/1a0", "kosovo*, id/actor/1a0", "Kosova, id/actor/1a0",
        "srbija, id/actor/srb", "Србија, id/actor/srb", "Crna gora, id/actor/mne", "Црна Гора, id/actor/mne",
        "Shqiperi, id/actor/alb", "Shqipëria, id/actor/alb", "sqhiperia, id/actor/alb", "Q222, id/actor/alb",
        "ALB, id/actor/alb",
        "Северна Македонија, id/actor/mkd", "severna makedonija, id/actor/mkd", "Bosna i Hercegovina, id/actor/bih",
        "frontex, id/actor/frontex", "Eurojst, id/actor/eurojust", "europool, id/actor/europol",
        "32024R1449, id/instrument/32024r1449", "2024/1449, id/instrument/32024r1449",
        "CETS 197, id/instrument/cets-197",
        "cets197, id/instrument/cets-197", "SAA Albania, id/instrument/saa-alb", "saa Албанија, id/instrument/saa-alb",
        "IPA III, id/instrument/ipa-iii", "CQ-05, query/CQ-05", "egn:partyTo, def/partyTo",
        "https://w3id.org/egnatia/id/actor/frontex, id/actor/frontex"})
    void theFirstHitIsWhatIsMeant(String words, String path) {
        List<Hit> hits = hits(words);
        assertFalse(hits.isEmpty(), "nothing found");
        assertEquals(Namespaces.BASE + path, hits.get(0).thing().getURI(), hits.stream().limit(5).toList().toString());
    }
}
