package org.w3id.egnatia.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Proves that no answer stands under a query that is not its own, and that what was typed is not lost. */
class WorkbenchTest {

    private static final String PARTNERS = "SELECT ?partner WHERE { ?partner a egn:WesternBalkansPartner }";

    /** The status of a query that is stopped for its time. */
    private static final int TOO_LONG = 503;

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
        visit.open("sparql");
        assertThat(editor()).isVisible();
    }

    @AfterEach
    void leave() {
        try (Visit over = visit) {
            assertEquals(List.of(), over.offences());
        }
    }

    private Locator editor() {
        return page.locator("#workbench .CodeMirror");
    }

    private String query() {
        return (String) editor().evaluate("e => e.CodeMirror.getValue()");
    }

    private void type(String query) {
        editor().evaluate("(e, query) => e.CodeMirror.setValue(query)", query);
    }

    private void run(String query) {
        type(query);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Run")).click();
    }

    private Locator answer() {
        return page.locator("#answer");
    }

    private String store() {
        return (String) page.evaluate("JSON.stringify(localStorage)");
    }

    @Test
    void anAnswerIsThatOfItsAddressAndStaysWithItsQueryWhenReloaded() {
        run(PARTNERS);
        assertThat(answer().locator("tbody tr")).hasCount(6);
        assertThat(answer()).containsText("Kosovo*");
        assertTrue(query().startsWith("PREFIX egn: <https://w3id.org/egnatia/def/>"), query());
        page.reload();
        assertThat(answer().locator("tbody tr")).hasCount(6);
        assertTrue(query().contains(PARTNERS), query());
        assertThat(page.locator(".stale-note")).hasCount(0);
        page.goBack();
        assertThat(answer()).isHidden();
    }

    @Test
    void anEmptyAnswerSaysWhyAndTheWayOut() {
        run("SELECT ?a WHERE { ?a a egn:Agrement }");
        assertThat(answer().locator(".advice")).containsText("egn:Agrement does not occur in this data.");
        answer().locator(".advice a").first().click();
        assertThat(answer().locator("tbody tr").first()).isVisible();
        assertTrue(query().contains("egn:Agreement"), query());
    }

    @Test
    void anAnswerUnderAChangedQuerySaysSo() {
        run(PARTNERS);
        assertThat(answer().locator("tbody tr")).hasCount(6);
        String asked = query();
        type(asked + " LIMIT 2");
        assertThat(page.locator(".stale-note")).isVisible();
        type(asked);
        assertThat(page.locator(".stale-note")).hasCount(0);
        run(asked + " LIMIT 2");
        assertThat(answer().locator("tbody tr")).hasCount(2);
        assertThat(page.locator(".stale-note")).hasCount(0);
    }

    @Test
    void anExampleTakesThePlaceOfTheQueryAndNoAnswerStaysUnderIt() {
        run(PARTNERS);
        assertThat(answer().locator("tbody tr")).hasCount(6);
        page.locator(".examples summary").first().click();
        page.locator(".examples details[open] a[data-query]").first().click();
        assertThat(page.locator(".stale-note")).isVisible();
        assertFalse(query().contains(PARTNERS), query());
    }

    @Test
    void aQuestionOpensInTheWorkbenchWithoutAnotherAnswer() {
        run(PARTNERS);
        assertThat(answer().locator("tbody tr")).hasCount(6);
        visit.open("query/status-as-of");
        page.getByText("Open in the workbench").click();
        assertThat(editor()).isVisible();
        assertTrue(query().contains("egn:"), query());
        assertFalse(query().contains(PARTNERS), query());
        assertThat(answer()).isHidden();
    }

    @Test
    void aDraftComesBackAndRunsAreKeptWithoutTheirAnswers() {
        type("SELECT ?mine WHERE { ?mine a egn:Organisation }");
        page.waitForCondition(() -> store().contains("?mine"));
        page.reload();
        assertTrue(query().contains("?mine"), query());
        assertThat(page.locator("#draft")).isVisible();
        page.getByText("Begin anew").click();
        assertFalse(query().contains("?mine"), query());
        run(PARTNERS);
        assertThat(page.locator("#runs li")).hasCount(1);
        assertTrue(store().contains("WesternBalkansPartner") && !store().contains("Albania"), store());
        page.locator("#runs summary").click();
        page.getByText("Forget them").click();
        assertThat(page.locator("#runs")).isHidden();
        assertFalse(store().contains("WesternBalkansPartner"), store());
    }

    @Test
    void whatWasTypedIsOfferedWhereAnotherQueryStands() {
        type("SELECT ?mine WHERE { ?mine a egn:Organisation }");
        page.waitForCondition(() -> store().contains("?mine"));
        page.locator(".examples summary").first().click();
        page.locator(".examples details[open] a[data-query]").first().click();
        assertThat(page.locator("#kept")).isVisible();
        assertFalse(query().contains("?mine"), query());
        page.getByText("Your draft", new Page.GetByTextOptions().setExact(true)).click();
        assertTrue(query().contains("?mine"), query());
        assertThat(page.locator("#kept")).isHidden();
        run(PARTNERS);
        assertThat(answer().locator("tbody tr")).hasCount(6);
        page.reload();
        type(query() + "# more of mine");
        page.waitForCondition(() -> store().contains("# more of mine"));
        page.reload();
        assertThat(answer().locator("tbody tr")).hasCount(6);
        assertFalse(query().contains("# more of mine"), query());
        assertThat(page.locator("#kept")).isVisible();
        page.getByText("Your draft", new Page.GetByTextOptions().setExact(true)).click();
        assertTrue(query().contains("# more of mine"), query());
        assertThat(page.locator(".stale-note")).isVisible();
    }

    @Test
    void manyRowsAreShownInPartAndSaySo() {
        run("SELECT * WHERE { ?s ?p ?o } LIMIT 20000");
        assertThat(answer().locator("tbody tr")).hasCount(1_000);
        assertThat(answer()).containsText("There are more rows than a page shows");
    }

    @Test
    void triplesAndTruthAreShownToo() {
        run("CONSTRUCT WHERE { ?partner a egn:WesternBalkansPartner }");
        assertThat(answer().locator("tbody tr")).hasCount(6);
        assertThat(answer().locator("tbody tr").first()).containsText("Kosovo*");
        answer().locator("details.turtle summary").click();
        assertThat(answer().locator(".turtle pre")).containsText("egn:WesternBalkansPartner");
        answer().locator(".views a", new Locator.LocatorOptions().setHasText("Graph")).click();
        assertThat(answer().locator("figure svg:visible")).hasCount(1);
        assertThat(answer().locator("figure svg:visible")).containsText("Kosovo*");
        assertThat(answer().locator("tbody tr")).hasCount(6);
        run("ASK { ?partner a egn:WesternBalkansPartner }");
        assertThat(answer()).containsText("Yes");
    }

    @Test
    void aQueryThatIsStoppedLeavesNoAnswer() {
        run(PARTNERS);
        assertThat(answer().locator("tbody tr")).hasCount(6);
        page.route(Pattern.compile(".*/sparql\\?query=.*"), route -> {
            // Never answered, as by a server that is busy.
        });
        run(PARTNERS + " LIMIT 1");
        assertThat(answer()).isHidden();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Stop")).click();
        assertThat(answer()).containsText("Stopped after");
        assertThat(answer().locator("tbody tr")).hasCount(0);
    }

    @Test
    void aQueryBeyondTheTimeLimitSaysSoAndIsKeptWithoutTheOldAnswer() {
        try (Visit hasty = chromium.visit(RunningSite.hasty())) {
            page = hasty.page();
            hasty.expect(TOO_LONG);
            hasty.open("sparql");
            run(PARTNERS);
            assertThat(answer().locator("tbody tr")).hasCount(6);
            String dear = "SELECT (COUNT(*) AS ?n) WHERE { ?a rdfs:label ?b . ?c rdfs:label ?d . FILTER (?b < ?d) }";
            run(dear);
            assertThat(answer().locator(".problem")).containsText("The query took longer than 1 second");
            assertThat(answer().locator("tbody tr")).hasCount(0);
            assertTrue(query().contains(dear), query());
            assertThat(page.locator(".stale-note")).hasCount(0);
            page.reload();
            assertThat(answer().locator(".problem")).isVisible();
            assertTrue(query().contains(dear), query());
            run(PARTNERS);
            assertThat(answer().locator("tbody tr")).hasCount(6);
            assertEquals(List.of(), hasty.offences());
        }
    }

    @Test
    void aRefusalIsToldInItsWords() {
        // A refusal is a page without an answer; its status would be an error of the console besides.
        page.route(Pattern.compile(".*/sparql\\?query=.*"), route -> route.fulfill(new Route.FulfillOptions()
                .setContentType("text/html").setBody("<main><h1>No</h1><p>Too many queries.</p></main>")));
        run(PARTNERS);
        assertThat(answer()).hasText("Too many queries.");
    }

    @Test
    void aQueryThatIsTooLongWhileAnotherRunsSaysSo() {
        page.route(Pattern.compile(".*/sparql\\?query=.*"), route -> {
            // Never answered.
        });
        run(PARTNERS);
        assertThat(answer()).isHidden();
        run(PARTNERS + " #" + "x".repeat(20_000));
        assertThat(answer()).containsText("20");
        assertThat(answer()).not().containsText("Stopped");
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Stop"))).isHidden();
    }

    @Test
    void aJumpWithinThePageLosesNoQuery() {
        run(PARTNERS);
        assertThat(answer().locator("tbody tr")).hasCount(6);
        String changed = query() + " LIMIT 3";
        type(changed);
        page.evaluate("() => { window.here = true; location.hash = 'content'; }");
        page.waitForTimeout(500);
        assertEquals(Boolean.TRUE, page.evaluate("() => window.here === true"));
        assertEquals(changed, query());
    }

    /** Puts the cursor at the end of a query and types on, key by key. */
    private void typeOn(String query, String more) {
        type(query);
        editor().evaluate("e => { e.CodeMirror.focus(); e.CodeMirror.setCursor(e.CodeMirror.lineCount(), 0);"
                + " e.CodeMirror.execCommand('goDocEnd'); }");
        page.keyboard().type(more, new Keyboard.TypeOptions().setDelay(20));
    }

    @Test
    void whatFitsIsSuggestedAndTakenByTheKeyboardAlone() {
        typeOn("SELECT * { ?a a egn:Agreement ; ", "cel");
        Locator hints = page.locator("#workbench [role=listbox]");
        assertThat(hints).isVisible();
        assertThat(hints.locator("[role=option]").first()).containsText("egn:celex");
        assertThat(hints.locator("[aria-selected=true]")).containsText("Number of a document in EUR-Lex.");
        assertThat(page.locator("#suggested")).containsText("suggestion");
        page.keyboard().press("Enter");
        assertTrue(query().endsWith("?a a egn:Agreement ; egn:celex"), query());
        // The prefix that came with it is declared.
        assertTrue(query().contains("PREFIX egn:"), query());
        assertThat(hints).hasCount(0);
        page.keyboard().press("Escape");
        page.keyboard().press("Tab");
        assertFalse((Boolean) page.evaluate("() => document.activeElement.closest('.CodeMirror') !== null"));
    }

    @Test
    void suggestionsHaveRoomOnATelephone() {
        page.setViewportSize(390, 800);
        typeOn("SELECT * { ?agreement a egn:Agreement ; ", "");
        page.keyboard().press("Control+Space");
        Locator hints = page.locator("#workbench [role=listbox]");
        assertThat(hints).isVisible();
        BoundingBox box = hints.boundingBox();
        assertTrue(box.width > 300 && box.x >= 0 && box.x + box.width <= 390, box.x + " " + box.width);
    }

    @Test
    void aThingIsInsertedByItsNameInAnyScript() {
        typeOn("SELECT * { ?x egn:counterpart ", "Србија");
        assertThat(page.locator("#workbench [role=option]").first()).containsText("actor:srb");
        page.keyboard().press("Tab");
        assertTrue(query().endsWith("egn:counterpart actor:srb"), query());
        typeOn("SELECT * { ?x egn:topic ", "");
        page.keyboard().press("Control+Space");
        assertThat(page.locator("#workbench [role=option]").nth(10)).isAttached();
    }

    @Test
    void thePanelTellsWhatIsInHereAndPutsItIntoTheQuery() {
        page.setViewportSize(390, 800);
        page.reload();
        assertThat(editor()).isVisible();
        page.locator("#in-here > summary").click();
        page.getByLabel("Find a class or property").fill("celex");
        Locator legal = page.locator("#in-here .class:has(summary code:text-is('egn:LegalAct'))");
        assertThat(legal.locator("tbody tr:visible")).hasCount(1);
        type("SELECT * { ?a ");
        editor().evaluate("e => e.CodeMirror.execCommand('goDocEnd')");
        page.getByLabel("Insert egn:celex").first().click();
        assertTrue(query().contains("?a egn:celex "), query());
        run(PARTNERS);
        assertThat(answer().locator("tbody tr")).hasCount(6);
        page.reload();
        page.locator("#in-here > summary").click();
        assertThat(page.locator("#in-here .class").nth(20)).isAttached();
    }

    @Test
    void theTimeThatIsLeftIsCountedDown() {
        page.route(Pattern.compile(".*/sparql\\?query=.*"), route -> {
            // Never answered.
        });
        run(PARTNERS);
        assertThat(page.locator("#run-state")).hasText(Pattern.compile(
                "Asking for \\d+\\.\\d s: \\d+ s left of \\d+ s"));
    }

    @Test
    void itIsDarkWhereTheReaderWantsThatAndFitsATelephone() {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        page.setViewportSize(390, 800);
        run("# view: bar\nSELECT ?type (COUNT(*) AS ?n) WHERE { ?x a ?type } GROUP BY ?type ORDER BY DESC(?n) LIMIT 9");
        assertThat(answer().locator("figure svg:visible")).hasCount(1);
        assertThat(answer().locator("tbody tr")).hasCount(9);
        assertTrue((Boolean) page.evaluate("() => document.scrollingElement.scrollWidth <= 390"));
        for (String part : List.of("#workbench .CodeMirror", "body")) {
            assertTrue((Boolean) page.locator(part).first().evaluate("e => { let at = e; let c = ''; do { c ="
                    + " getComputedStyle(at).backgroundColor; at = at.parentElement; }"
                    + " while (at && c.endsWith(', 0)')); return c.match(/\\d+/g).slice(0, 3).every(n => Number(n)"
                    + " < 70); }"), part);
        }
    }
}
