package org.w3id.egnatia.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3id.egnatia.publish.site.FileHost;
import org.w3id.egnatia.publish.site.ShippedCopy;

/**
 * The site as files in a browser, from disk and below a path of a host of files: {@code ./mvnw test -Psite,browser}.
 * What holds for pages of the server holds for it, too: nothing from elsewhere, a silent console, WCAG 2.2 AA.
 */
@Tag("site")
class CopyTest {

    private static final int LEAST_KINDS = 40;
    private static Chromium chromium;
    private static FileHost host;

    @BeforeAll
    static void open() throws IOException {
        PlaywrightAssertions.setDefaultAssertionTimeout(Visit.PATIENCE);
        chromium = new Chromium();
        host = new FileHost(ShippedCopy.folder());
    }

    @AfterAll
    static void close() {
        chromium.close();
        host.close();
    }

    /** Where the copy is: on the disk, and on a host. */
    static List<URI> places() {
        return List.of(URI.create("file://" + ShippedCopy.folder().toAbsolutePath().normalize().toUri().getPath()),
                host.url());
    }

    /** The files of the examples of each kind of page, as far as they are among the files. */
    private static List<String> files() {
        List<String> files = new ArrayList<>(List.of("copy.html", "copy/sparql.html", "search.html"));
        for (PageKind kind : PageKind.all()) {
            Path file = Path.of(kind.path().isEmpty() || kind.path().endsWith("/") ? kind.path() + "index.html"
                    : kind.path() + ".html");
            if (!kind.path().contains("?") && Files.isRegularFile(ShippedCopy.folder().resolve(file))) {
                files.add(file.toString());
            }
        }
        return files.stream().distinct().toList();
    }

    @Test
    void pagesOfEachKindAreAccessibleAndQuiet() {
        List<String> problems = new ArrayList<>();
        List<String> files = files();
        for (String file : files) {
            // Colours that are on their way from one scheme to the other have no contrast of their own.
            Browser.NewContextOptions still = new Browser.NewContextOptions().setReducedMotion(ReducedMotion.REDUCE);
            try (Visit visit = chromium.visit(still, host.url())) {
                visit.open(file);
                for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                    visit.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                    Accessibility.violations(visit.page(), scheme).forEach(violation -> problems.add(file + ": "
                            + violation));
                }
                visit.offences().forEach(offence -> problems.add(file + ": " + offence));
            }
        }
        assertEquals("", String.join("\n", problems));
        assertTrue(files.size() >= LEAST_KINDS, files.toString());
    }

    @Test
    void pagesFromDiskAreQuiet() {
        List<String> problems = new ArrayList<>();
        for (String file : files()) {
            try (Visit visit = chromium.visit(places().get(0))) {
                visit.open(file);
                assertThat(visit.page().locator("h1").first()).isVisible();
                visit.offences().forEach(offence -> problems.add(file + ": " + offence));
            }
        }
        assertEquals("", String.join("\n", problems));
    }

    @ParameterizedTest
    @MethodSource("places")
    void aThingIsFoundByItsName(URI place) {
        try (Visit visit = chromium.visit(place)) {
            visit.open("partners.html");
            var field = visit.page().getByRole(AriaRole.BANNER).locator("input[type=search]");
            field.fill("Косово");
            field.press("Enter");
            var first = visit.page().locator("#names-found li a.name").first();
            assertThat(first).hasText("Kosovo*");
            first.click();
            assertThat(visit.page()).hasURL(Pattern.compile(".*/doc/actor/1a0[.]html"));
            assertEquals(List.of(), visit.offences());
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void aQuestionLeadsToItsPreparedAnswerAndAnotherDayToWhereItIsAnswered(URI place) {
        try (Visit visit = chromium.visit(place)) {
            visit.open("query/agreements-of-partner.html");
            assertThat(visit.page().locator("form.parameters")).isVisible();
            visit.page().locator("form.parameters [name=partner]").selectOption("srb");
            visit.page().locator("form.parameters button[type=submit]").first().click();
            assertThat(visit.page()).hasURL(Pattern.compile(".*/query/agreements-of-partner/partner=srb[.]html"));
            assertThat(visit.page().locator("table").first()).containsText("Serbia");
            visit.open("query/agreements-of-partner.html");
            visit.page().locator("form.parameters [name=date]").fill("2011-01-01");
            visit.page().locator("form.parameters button[type=submit]").first().click();
            assertThat(visit.page().locator("#asked code")).containsText(Pattern.compile(
                    "/query/agreements-of-partner[?](.*&)?date=2011-01-01(&|$)"));
            assertEquals(List.of(), visit.offences());
        }
    }
}
