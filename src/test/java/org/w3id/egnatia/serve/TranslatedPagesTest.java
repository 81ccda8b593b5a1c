package org.w3id.egnatia.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.page.Language;
import org.w3id.egnatia.page.Messages;

/** Asks for pages in other languages: their words, what they say of themselves, and where their links lead. */
class TranslatedPagesTest {

    private static final List<String> TRANSLATED = List.of("", "partners", "topic", "topic/fight-against-corruption",
            "search?q=Frontex", "search?q=zzqxv", "matrix/agreements", "matrix/bodies?as-of=2015-01-01",
            "doc/actor/srb", "doc/actor/1a0?as-of=2016-05-01", "doc/actor/frontex", "doc/instrument/saa-srb",
            "doc/source/daci-2025", "voc/legal-phase/in-force", "on/2022-12-15", "compare/alb/mkd",
            "changes", "differences", "open-questions", "sources", "steps/alb", "path", "path?from=srb&to=frontex",
            "brief/srb", "brief/1a0?topic=rule-of-law", "brief/topic/migration", "brief/instrument/saa-srb", "figures",
            "figures/corruption-perceptions-index-score", "figures/bih-arrivals", "assessments",
            "assessments/chapter-23", "monitoring", "about", "glossary", "id/", "voc/policy-area",
            "query", "query/status-as-of", "query/signed-not-in-force", "query/growth-facility-paid?view=bar");
    private static final List<String> ENGLISH = List.of("sparql", "checks", "def/Agreement");
    private static final Pattern LINK = Pattern.compile("<(?:a|form)\\b[^>]* (?:href|action)=\"(/[^\"]*)\"[^>]*>");
    private static final Pattern MARKED = Pattern.compile("(?s)<(\\w+)[^>]* lang=\"en\"[^>]*>.*?</\\1>");
    private static final int TELLING = 12;

    private static TestServer server;

    @BeforeAll
    static void start() throws IOException {
        server = TestServer.of(ShippedData.release());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<Language> others() {
        return Arrays.stream(Language.values()).filter(language -> !language.isEnglish());
    }

    private static String page(String path, Language language) {
        var answer = server.get(in(path, language), "Accept", "text/html");
        assertEquals(200, answer.statusCode(), path + ": " + answer.body());
        return answer.body();
    }

    private static String in(String path, Language language) {
        return language.isEnglish() ? path : path + (path.contains("?") ? '&' : '?') + "lang=" + language.tag();
    }

    /** Sentences of the interface that stand in English on a page which says that it is in another language. */
    private static Set<String> inEnglish(String html, Language language) {
        String own = MARKED.matcher(html.substring(html.indexOf("<body"))).replaceAll("")
                .replaceAll("(?s)<script.*?</script>", "");
        Messages words = new Messages(language);
        return Messages.ENGLISH.keys().stream().filter(key -> {
            String english = Messages.ENGLISH.text(key);
            return english.length() >= TELLING && !english.contains("{") && !english.equals(words.text(key))
                    && own.contains('>' + english.replace("\"", "&#34;") + '<')
                    || !words.keys().contains(key) && english.length() >= TELLING && !english.contains("{")
                    && own.contains('>' + english + '<');
        }).collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @MethodSource("others")
    void aTranslatedPageHasItsWordsInItsLanguage(Language language) {
        for (String path : TRANSLATED) {
            String html = page(path, language);
            assertTrue(html.contains("<html lang=\"" + language.tag() + "\">"), path);
            assertFalse(html.contains("<main id=\"content\" lang="), path);
            assertEquals(Set.of(), inEnglish(html, language), path + " in " + language);
        }
    }

    /** What a topic is about is said first, and so it is said in the language of the page. */
    @ParameterizedTest
    @MethodSource("others")
    void topicsAreIntroducedInTheLanguageOfThePage(Language language) {
        for (String path : List.of("", "topic", "topic/migration", "topic/rule-of-law", "topic/security",
                "topic/fight-against-corruption", "brief/topic/migration", "voc/policy-area/migration")) {
            Document other = Jsoup.parse(page(path, language));
            Document english = Jsoup.parse(page(path, Language.ENGLISH));
            String leads = "p.lead, section.topic > p, .doors a[href*=/topic/]";
            assertEquals(List.of(), other.select(leads).select("[lang=en], .fallback").eachText(), path);
            assertFalse(english.select(leads).isEmpty(), path);
            for (int i = 0; i < english.select(leads).size(); i++) {
                assertNotEquals(english.select(leads).get(i).text(), other.select(leads).get(i).text(), path);
            }
        }
    }

    /** What a page on one of the topics of this site says first is in the language of the page, but for its sources. */
    @ParameterizedTest
    @MethodSource("others")
    void statementsAndAmountsOfTopicsAreNamedInTheLanguageOfThePage(Language language) {
        for (String path : List.of("topic/migration", "topic/rule-of-law", "topic/security",
                "topic/fight-against-corruption")) {
            List<String> english = Jsoup.parse(page(path, language))
                    .select("a[href^=/doc/statement/] [lang=en], a[href^=/doc/figure/] [lang=en]").eachText();
            assertEquals(List.of(), english, path + " in " + language);
        }
    }

    /** Words of measures stand in the language of the page, and a text that is in English says so. */
    @ParameterizedTest
    @MethodSource("others")
    void aMeasureIsDescribedInTheLanguageOfThePage(Language language) {
        Document measure = Jsoup.parse(page("figures/corruption-perceptions-index-score", language));
        assertFalse(measure.select(".facts-in-brief dd").eachText().contains("higher is better"), measure::text);
        assertEquals("en", measure.select("p.lead .fallback").text());
        assertFalse(Jsoup.parse(page("doc/instrument/saa-mne", language))
                .select("dl.properties bdi[lang=en]:containsOwn(Official Journal)").isEmpty());
    }

    /** On a phone a cell says of what it is; on paper and a screen its heading does, which must be the same. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void aCellStandsBelowTheHeadingThatItNames(Language language) {
        int cells = 0;
        for (String path : Stream.concat(TRANSLATED.stream(), Stream.of("topic/migration", "topic/security",
                "topic/rule-of-law", "matrix/conventions", "assessments", "monitoring")).toList()) {
            for (Element table : Jsoup.parse(page(path, language)).select("table:has(thead)")) {
                table.select("thead .fallback").remove();
                List<String> headings = table.select("thead tr").last().select("th").eachText();
                for (Element row : table.select("tbody tr")) {
                    for (Element cell : row.select("> td[data-label]")) {
                        assertEquals(plain(headings.get(cell.elementSiblingIndex())), plain(cell.attr("data-label")),
                                path + " in " + language + ": " + row.text());
                        cells++;
                    }
                }
            }
        }
        assertTrue(cells > TELLING * TELLING, "cells: " + cells);
    }

    private static String plain(String heading) {
        return heading.replaceAll("[\\W_&&[^\\p{L}]]+", "").toLowerCase(Locale.ROOT);
    }

    @Test
    void anotherPageSaysThatItIsInEnglish() {
        for (String path : ENGLISH) {
            String html = page(path, Language.FRENCH);
            assertTrue(html.contains("<html lang=\"fr\">"), path);
            assertTrue(html.contains("<main id=\"content\" lang=\"en\">"), path);
            assertTrue(html.contains(">" + new Messages(Language.FRENCH).text("menu.partners") + "<"), path);
            assertFalse(html.contains(" hreflang=\"x-default\""), path);
            assertFalse(page(path, Language.ENGLISH).contains("<main id=\"content\" lang="), path);
        }
    }

    @ParameterizedTest
    @MethodSource("others")
    void thatThereIsNothingIsSaidInTheLanguageOfTheAddress(Language language) {
        var answer = server.get(in("nowhere/at/all", language), "Accept", "text/html");
        assertEquals(404, answer.statusCode());
        assertTrue(answer.body().contains("<html lang=\"" + language.tag() + "\">"));
        assertTrue(answer.body().contains("<h1>" + new Messages(language).text("message.not-found.title") + "</h1>"));
        assertEquals(Set.of(), inEnglish(answer.body(), language));
    }

    @Test
    void linksKeepTheLanguage() {
        for (String path : Stream.concat(TRANSLATED.stream(), ENGLISH.stream()).toList()) {
            String html = page(path, Language.MACEDONIAN);
            Set<String> lost = new LinkedHashSet<>();
            LINK.matcher(html).results().forEach(link -> {
                String to = link.group(1).replace("&amp;", "&");
                boolean page = !to.matches(
                        "/(assets|dumps|chart|graph|ui|sparql|\\.well-known|def/shapes|query/[^?]*\\."
                        + "|.*\\.[a-z0-9]+(\\?|$)).*")
                        && !link.group().contains("hreflang=") && !link.group().startsWith("<form")
                        && !link.group().contains("download=");
                if (page && !to.contains("lang=mk")) {
                    lost.add(to);
                }
            });
            assertEquals(Set.of(), lost, path);
        }
    }

    @Test
    void searchEnginesAndReadersFindAllLanguages() {
        for (String path : List.of("", "doc/actor/srb", "topic")) {
            for (Language language : List.of(Language.ENGLISH, Language.ALBANIAN)) {
                String html = page(path, language);
                for (Language other : Language.values()) {
                    String address = server.url() + in(path, other);
                    assertTrue(html.contains("<link rel=\"alternate\" hreflang=\"" + other.tag() + "\" href=\""
                            + address + "\">"), path + " in " + other);
                    assertTrue(html.contains("lang=\"" + other.tag() + "\" hreflang=\"" + other.tag() + '"'),
                            "menu of languages");
                }
                assertTrue(html.contains("<link rel=\"canonical\" href=\"" + server.url() + in(path, language) + "\">"),
                        path);
            }
        }
    }

    @Test
    void anAddressHasOneLanguageAndNoCookie() {
        var french = server.get("partners?lang=fr", "Accept", "text/html", "Accept-Language", "de", "Cookie",
                "lang=sq");
        var english = server.get("partners", "Accept", "text/html", "Accept-Language", "de");
        assertTrue(french.body().contains("<html lang=\"fr\">"));
        assertTrue(english.body().contains("<html lang=\"en\">"));
        assertFalse(french.headers().firstValue("Set-Cookie").isPresent());
        assertNotEquals(english.headers().firstValue("ETag"), french.headers().firstValue("ETag"));
        assertEquals(304, server.get("partners?lang=fr", "Accept", "text/html", "If-None-Match",
                french.headers().firstValue("ETag").orElseThrow()).statusCode());
    }

    @Test
    void anEnglishNameIsMarkedWithItsLanguage() {
        String html = page("doc/actor/freedom-house", Language.GERMAN);
        assertTrue(html.contains("<h1><bdi lang=\"en\">"), html);
        assertTrue(html.contains("<small class=\"fallback\">en</small>"));
    }
}
