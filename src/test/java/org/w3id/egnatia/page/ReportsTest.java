package org.w3id.egnatia.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A report of an error begins with the address of the page as of its day and the version of the data. */
class ReportsTest {

    private static final View VIEW = TestViews.of("doc/relation/x", "2020-10-22", Map.of("list", "facts & more"));

    private static String link(String to) {
        return new Reports(Optional.of(URI.create(to))).link(VIEW, "A & B");
    }

    @Test
    void aMailAndAnIssueAreFilledInWithPageDayAndVersion() {
        String mail = link("mailto:errors@example.org");
        assertTrue(mail.startsWith("mailto:errors@example.org?subject=Error%20in%20Egnatia%3A%20A%20%26%20B&body="),
                mail);
        assertEquals(mail.replace("mailto:errors@example.org?subject=", ""),
                link("https://example.org/new").replace("https://example.org/new?title=", ""));
        assertTrue(link("https://example.org/new?labels=data")
                .startsWith("https://example.org/new?labels=data&title="));
        String body = URLDecoder.decode(mail.replaceFirst(".*&body=", ""), StandardCharsets.UTF_8);
        assertTrue(body.startsWith("Page: " + VIEW.permanent() + "\nData version: " + VIEW.site().release().version()
                + "\n"), body);
        assertEquals("http://localhost:3030/doc/relation/x?list=facts%20%26%20more&as-of=2020-10-22", VIEW.permanent());
    }

    @Test
    void withoutAnAddressThePageThatSaysHowIsNamedAndNoAddressIsMadeUp() {
        String link = Reports.NONE.link(VIEW, "A");
        assertEquals("/about#errors", link);
    }

    @ParameterizedTest
    @CsvSource({"mailto:a@example.org, true", "https://example.org/issues/new, true", "http://example.org/, false",
        "javascript:alert(1), false", "mailto:nobody, false", "'mailto:a@b.org?cc=c@d.org', false",
        "https://example.org/#x, false", "file:///etc/passwd, false"})
    void onlyMailAndSecurePagesAreAccepted(String address, boolean accepted) {
        assertEquals(accepted, Reports.isAddress(URI.create(address)));
        assertFalse(Reports.isAddress(URI.create("relative")));
    }
}
