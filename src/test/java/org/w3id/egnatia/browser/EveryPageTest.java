package org.w3id.egnatia.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What holds for every kind of page, wide and narrow, light and dark: WCAG 2.2 AA as far as axe-core can tell, nothing
 * from other hosts, a silent console, nothing that moves while it is read, nothing wider than the window. With
 * {@code -Dpictures} it leaves one of each in {@code target/screenshots}.
 */
class EveryPageTest {

    private static final int PHONE = 390;
    private static final int SCREEN = 844;
    /** Nothing that a reader wants is further away. */
    private static final int SCREENS = 10;
    /** A table of the partners has a card for each of its rows there. */
    private static final int SCREENS_OF_CARDS = 16;
    /** What is read as a list is no longer on a desk, either. */
    private static final Set<String> LISTS = Set.of("queries", "glossary", "monitoring", "figures", "topic", "about");
    /** What the head of a page takes of a phone, with day, language, search and menu. */
    private static final int HEAD = 100;
    /** What it takes of a desk: one row. */
    private static final int ROW = 64;
    /**
     * What Core Web Vitals call good for the cumulative layout shift. The first page has none; others are long, and a
     * slow machine shows their beginning before their tables are complete.
     */
    private static final double GOOD_SHIFT = 0.1;
    private static final List<Integer> WIDTHS = List.of(1280, 390);
    /** What is left of a window of 1280 pixels at 200 % and at 400 % (WCAG 2.2, 1.4.4 and 1.4.10). */
    private static final List<Integer> ENLARGED = List.of(640, 320);
    /** So many elements are gone through by the keyboard. */
    private static final int STOPS = 30;
    private static Chromium chromium;

    @BeforeAll
    static void open() {
        chromium = new Chromium();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    /** All, or those named in {@code -Dkinds=home,partner}. */
    static List<PageKind> kinds() {
        List<String> chosen = List.of(System.getProperty("kinds", "").split(","));
        return PageKind.all().stream().filter(kind -> chosen.contains("") || chosen.contains(kind.name())).toList();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void isAccessibleQuietAndFits(PageKind kind) {
        List<String> problems = new ArrayList<>();
        for (int width : WIDTHS) {
            Browser.NewContextOptions circumstances = new Browser.NewContextOptions().setViewportSize(width, 900)
                    .setReducedMotion(ReducedMotion.REDUCE);
            try (Visit visit = chromium.visit(circumstances)) {
                visit.open(kind.path());
                Page page = visit.page();
                List<String> shifts = visit.shifts();
                if (shifts.stream().mapToDouble(EveryPageTest::size).sum() > (kind.path().isEmpty() ? 0 : GOOD_SHIFT)) {
                    shifts.forEach(shift -> problems.add(width + ": moves: " + shift));
                }
                int height = ((Number) page.evaluate("() => document.documentElement.scrollHeight")).intValue();
                int most = page.locator("table:is(.matrix, .grades)").count() > 0 ? SCREENS_OF_CARDS : SCREENS;
                if (width == PHONE && height > most * SCREEN) {
                    problems.add(width + ": " + height + " pixels are more than " + most + " screens of a phone");
                }
                if (width != PHONE && height > SCREENS * 900 && LISTS.contains(kind.name())) {
                    problems.add(width + ": " + height + " pixels are more than " + SCREENS + " screens");
                }
                if (width == PHONE) {
                    covering(page).forEach(element -> problems.add(width + ": stays and covers: " + element));
                }
                double head = page.locator("header.site").boundingBox().height;
                if (head > (width == PHONE ? HEAD : ROW)) {
                    problems.add(width + ": the head takes " + head + " pixels");
                }
                // What opens is looked at, too.
                page.evaluate("() => document.querySelectorAll('details.part').forEach(part => part.open = true)");
                for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme).setMedia(Media.SCREEN));
                    String where = width + " " + scheme.name().toLowerCase() + ": ";
                    Accessibility.violations(page, scheme).forEach(violation -> problems.add(where + violation));
                    picture(page, kind, width, scheme);
                }
                cutTables(page).forEach(table -> problems.add(width + ": cut: " + table));
                widerThanWindow(page).forEach(element -> problems.add(width + ": wider than the window: " + element));
                if (width != PHONE) {
                    broken(page).forEach(word -> problems.add(width + ": broken: " + word));
                    problems.addAll(readOtherwise(page));
                }
                visit.offences().forEach(offence -> problems.add(width + ": " + offence));
            }
        }
        assertEquals("", String.join("\n", problems), kind.path());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void isReadWithoutScripts(PageKind kind) {
        List<String> problems = new ArrayList<>();
        try (Visit visit = chromium.visit(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            visit.open(kind.path());
            if (!visit.page().locator("h1").isVisible()) {
                problems.add("no heading without scripts");
            }
            for (Locator button : visit.page().locator("button").all()) {
                if (button.isVisible() && button.locator("xpath=ancestor::form").count() == 0) {
                    problems.add("a button that does nothing without scripts: " + button.innerText());
                }
            }
        }
        assertEquals("", String.join("\n", problems), kind.path());
    }

    /** As those read it who enlarge pages, or choose colours of their own and use the keyboard alone. */
    private static List<String> readOtherwise(Page page) {
        List<String> problems = new ArrayList<>();
        for (int width : ENLARGED) {
            page.setViewportSize(width, 640);
            widerThanWindow(page).forEach(element -> problems.add(width + ": wider: " + element));
        }
        page.setViewportSize(WIDTHS.get(0), 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
        for (int stop = 0; stop < STOPS; stop++) {
            page.keyboard().press("Tab");
            Object lost = page.evaluate("""
                    () => {
                      const e = document.activeElement, box = e.getBoundingClientRect();
                      const style = getComputedStyle(e.closest('.CodeMirror') ?? e);
                      return e === document.body || e.querySelector('.area') || box.bottom > 0
                        && box.top < innerHeight && style.outlineStyle !== 'none'
                        && parseFloat(style.outlineWidth) > 0 ? null : e.outerHTML.slice(0, 160);
                    }""");
            if (lost != null) {
                problems.add("the focus is not seen: " + lost);
            }
        }
        return problems;
    }

    /** How far a shift goes, which is the first word of its description. */
    private static double size(String shift) {
        return Double.parseDouble(shift.substring(0, shift.indexOf(' ')));
    }

    /** The elements that make the page scroll sideways. */
    @SuppressWarnings("unchecked")
    private static List<String> widerThanWindow(Page page) {
        return (List<String>) page.evaluate("""
                () => document.documentElement.scrollWidth <= window.innerWidth ? [] :
                  [...document.querySelectorAll('body *')]
                    .filter(e => e.getBoundingClientRect().right > window.innerWidth + 1)
                    .filter(e => !e.parentElement.closest('.wide, .drawing'))
                    .slice(0, 4).map(e => e.outerHTML.slice(0, 160))""");
    }

    /** Words in the heads of tables of the partners that are broken over two lines. */
    @SuppressWarnings("unchecked")
    private static List<String> broken(Page page) {
        return (List<String>) page.evaluate("""
                () => [...document.querySelectorAll('main table:is(.matrix, .grades) thead th *')]
                    .flatMap(e => [...e.childNodes]).filter(n => n.nodeType === Node.TEXT_NODE)
                    .flatMap(n => [...n.data.matchAll(/\\S+/g)].map(word => {
                      const range = document.createRange();
                      range.setStart(n, word.index);
                      range.setEnd(n, word.index + word[0].length);
                      // A first letter of its own style is a box of its own in the same line.
                      const boxes = [...range.getClientRects()];
                      return boxes.some(box => box.top - boxes[0].top > 8) ? word[0] : null;
                    })).filter(Boolean).slice(0, 4)""");
    }

    /** What stays in its place while cells of its table pass below it. */
    @SuppressWarnings("unchecked")
    private static List<String> covering(Page page) {
        return (List<String>) page.evaluate("""
                () => [...document.querySelectorAll('main table:is(.matrix, .grades) *')]
                    .filter(e => getComputedStyle(e).position === 'sticky' && e.checkVisibility())
                    .slice(0, 4).map(e => e.outerHTML.slice(0, 160))""");
    }

    /** Tables of which a part is seen only by moving them sideways; a pivot has as many columns as it has. */
    @SuppressWarnings("unchecked")
    private static List<String> cutTables(Page page) {
        return (List<String>) page.evaluate("""
                () => [...document.querySelectorAll('main .wide:not(.pivot):has(> table)')]
                    .filter(e => e.checkVisibility() && e.scrollWidth > e.clientWidth + 2)
                    .slice(0, 4).map(e => `${e.scrollWidth} > ${e.clientWidth}: ${e.outerHTML.slice(0, 160)}`)""");
    }

    private static void picture(Page page, PageKind kind, int width, ColorScheme scheme) {
        if (System.getProperty("pictures") == null) {
            return;
        }
        String file = kind.name() + "-" + width + "-" + scheme.name().toLowerCase() + ".png";
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target", "screenshots", file)));
    }
}
