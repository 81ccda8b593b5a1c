package org.w3id.egnatia.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorityTest {

    @ParameterizedTest
    @CsvSource({"http://www.wikidata.org/entity/Q21786841, Wikidata Q21786841",
        "http://eurovoc.europa.eu/8439, EuroVoc 8439", "https://sws.geonames.org/783754/, GeoNames 783754",
        "http://publications.europa.eu/resource/authority/corporate-body/FRONTEX, Publications Office: corporate "
        + "body FRONTEX",
        "http://publications.europa.eu/resource/authority/language/ENG, Publications Office: language ENG",
        "https://creativecommons.org/licenses/by/4.0/, CC BY 4.0"})
    void identifiersOfKnownListsAreShort(String iri, String text) {
        assertEquals(text, Authority.shorten(iri));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://www.frontex.europa.eu/", "http://www.wikidata.org/entity/Q1/x",
            "http://eurovoc.europa.eu/",
        "https://example.org/?x=http://eurovoc.europa.eu/8439", "http://data.europa.eu/eli/reg/2024/1351/oj"})
    void otherAddressesStayAsTheyAre(String iri) {
        assertEquals(iri, Authority.shorten(iri));
    }
}
