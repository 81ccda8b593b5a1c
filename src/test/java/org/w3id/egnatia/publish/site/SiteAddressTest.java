package org.w3id.egnatia.publish.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What links of pages lead to. */
class SiteAddressTest {

    private static Optional<SiteAddress> read(String link) {
        return SiteAddress.read(link, "/egnatia/", "query/names");
    }

    @Test
    void aLinkIsPathParametersAndFragment() {
        assertEquals(Optional.of(new SiteAddress("doc/actor/srb", Map.of("list", "facts.a", "page", "2"), "part")),
                read("/egnatia/doc/actor/srb?page=2&list=facts.a#part"));
        assertEquals(Optional.of(new SiteAddress("search", Map.of("q", "a b+c"), "")),
                read("/egnatia/search?q=a%20b%2Bc"));
        assertEquals(Optional.of(SiteAddress.of("")), read("/egnatia/"));
        assertEquals(Optional.of(new SiteAddress("query/names", Map.of("page", "2"), "")), read("?page=2"));
    }

    @Test
    void whatLeadsElsewhereOrNowhereStays() {
        for (String link : new String[] {"#answer", "", "https://example.org/egnatia/x", "//example.org/egnatia/",
            "mailto:a@example.org", "/other/x", "data:image/png;base64,AA"}) {
            assertEquals(Optional.empty(), read(link), link);
        }
    }
}
