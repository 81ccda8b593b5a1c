package org.w3id.egnatia.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What readers do on the site, done in a browser with their hands: typing, pressing keys, following links. */
class JourneyTest {

    private static Chromium chromium;
    private Visit visit;
    private Page page;

    @BeforeAll
    static void open() {
        PlaywrightAssertions.setDefaultAssertionTimeout(Visit.PATIENCE);
        chromium = new Chromium();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @BeforeEach
    void arrive() {
        visit = chromium.visit();
        page = visit.page();
    }

    @AfterEach
    void leave() {
        try (Visit over = visit) {
            assertEquals(List.of(), over.offences());
        }
    }

    @Test
    void theFirstPageIsLightAndStill() {
        long[] bytes = {0};
        page.onRequestFinished(request -> bytes[0] += request.sizes().responseBodySize
                + request.sizes().responseHeadersSize);
        visit.open("");
        page.waitForLoadState();
        assertTrue(bytes[0] > 5_000 && bytes[0] <= 100_000, bytes[0] + " bytes for the first page");
        assertEquals(List.of(), visit.shifts());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Косово", "Kosove", "srbija"})
    void aPartnerIsFoundByAnyOfItsNames(String words) {
        visit.open("");
        Locator field = page.getByRole(AriaRole.MAIN).locator("input[type=search]");
        field.fill(words);
        field.press("Enter");
        Locator first = page.locator(".hits li a.name").first();
        assertThat(first).hasText("srbija".equals(words) ? "Serbia" : "Kosovo*");
        first.click();
        assertThat(page.locator("h1")).containsText("srbija".equals(words) ? "Serbia" : "Kosovo*");
    }

    @Test
    void suggestionsAreChosenByKeys() {
        visit.open("");
        Locator field = page.getByRole(AriaRole.MAIN).locator("input[type=search]");
        field.pressSequentially("frontex");
        assertThat(page.getByRole(AriaRole.OPTION).first()).isVisible();
        field.press("ArrowDown");
        assertThat(page.getByRole(AriaRole.OPTION).first()).hasAttribute("aria-selected", "true");
        field.press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*/doc/actor/frontex$"));
    }

    @Test
    void theEvidenceOfAFactOpensByKeys() {
        visit.open("doc/actor/frontex");
        Locator drawer = page.locator("li.fact details.evidence").first();
        assertThat(drawer.locator("ul")).isHidden();
        drawer.locator("summary").focus();
        page.keyboard().press("Enter");
        assertThat(drawer.locator("ul")).isVisible();
        Locator evidence = drawer.locator("a[href*='/evidence/']").first();
        page.keyboard().press("Tab");
        for (int i = 0; i < 5 && !isFocused(evidence); i++) {
            page.keyboard().press("Tab");
        }
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*/doc/evidence/.*"));
    }

    @Test
    void aDayIsChosenAndLinksKeepIt() {
        visit.open("doc/actor/mne");
        assertThat(page.locator(".as-of-note")).hasCount(0);
        Locator day = page.locator("footer input[type=date]");
        day.fill("2011-06-30");
        day.press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*/doc/actor/mne\\?.*as-of=2011-06-30.*"));
        assertThat(page).hasTitle(Pattern.compile(".*30 June 2011.*"));
        assertThat(page.locator(".as-of-note")).containsText("30 June 2011");
        page.getByRole(AriaRole.NAVIGATION).first().getByRole(AriaRole.LINK).first().click();
        assertThat(page).hasURL(Pattern.compile(".*as-of=2011-06-30.*"));
        page.locator(".as-of-note a").click();
        assertThat(page.locator(".as-of-note")).hasCount(0);
    }

    @Test
    void aCellOfTheMatrixOpensItsEvidence() {
        visit.open("matrix/agreements");
        page.locator("table.matrix td.good a").first().click();
        Locator opened = page.locator("#cell");
        assertThat(opened).isVisible();
        opened.locator("details.evidence summary").first().click();
        assertThat(opened.locator("details.evidence li").first()).isVisible();
        opened.locator("p a").first().click();
        assertThat(page.locator("#cell")).hasCount(0);
    }

    @Test
    void theKeyboardReachesEverythingInOrderAndShowsWhereItIs() {
        visit.open("");
        page.keyboard().press("Tab");
        Locator skip = page.locator("a.skip");
        assertThat(skip).isFocused();
        assertThat(skip).isInViewport();
        List<String> stops = new ArrayList<>();
        for (int tab = 0; tab < 400; tab++) {
            page.keyboard().press("Tab");
            Object stop = page.evaluate("""
                    () => {
                      const e = document.activeElement;
                      if (e === document.body || e.classList.contains('skip')) return null;
                      const style = getComputedStyle(e), box = e.getBoundingClientRect();
                      const area = e.querySelector('.area'); // places on the map are framed along their borders
                      const shown = area ? parseFloat(getComputedStyle(area).strokeWidth) >= 3
                          : style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
                      const region = e.closest('header, main, footer').nodeName;
                      return region + (shown && box.width > 0 && box.height > 0 ? ''
                        : ' INVISIBLE ' + e.outerHTML.slice(0, 120));
                    }""");
            if (stop == null) {
                break;
            }
            stops.add(stop.toString());
        }
        assertTrue(stops.size() > 20 && stops.size() < 400, stops.size() + " stops");
        assertEquals(List.of(), stops.stream().filter(stop -> stop.contains("INVISIBLE")).toList());
        assertEquals(List.of("HEADER", "MAIN", "FOOTER"), stops.stream().distinct().toList());
        List<String> sorted = stops.stream()
                .sorted((a, b) -> Integer.compare("HMF".indexOf(a.charAt(0)), "HMF".indexOf(b.charAt(0)))).toList();
        assertEquals(sorted, stops, "the focus goes from the header through the content to the footer");
    }

    @Test
    void theSkipLinkLeadsToTheContent() {
        visit.open("doc/actor/frontex");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        assertTrue((Boolean) page.evaluate("document.activeElement.closest('main') !== null"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "doc/actor/alb", "doc/actor/frontex", "matrix/agreements", "search?q=europol",
            "query/status-as-of", "figures/frx-wb", "sparql"})
    void contentIsThereWithoutScripts(String path) {
        try (Visit plain = chromium.visit(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            plain.open(path);
            assertThat(plain.page().locator("h1")).isVisible();
            assertTrue(plain.page().locator("main").innerText().length() > 200, path);
            assertEquals(List.of(), plain.offences());
        }
    }

    @Test
    void searchingAndChoosingADayNeedNoScripts() {
        try (Visit plain = chromium.visit(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            plain.open("");
            Locator field = plain.page().locator("main input[type=search]");
            field.fill("Kosove");
            field.press("Enter");
            assertThat(plain.page().locator(".hits li a.name").first()).hasText("Kosovo*");
            plain.page().locator("footer input[type=date]").fill("2010-01-01");
            plain.page().locator("footer button[type=submit]").click();
            assertThat(plain.page()).hasURL(Pattern.compile(".*q=Kosove.*as-of=2010-01-01.*"));
        }
    }

    private static boolean isFocused(Locator element) {
        return (Boolean) element.evaluate("e => e === document.activeElement");
    }
}
