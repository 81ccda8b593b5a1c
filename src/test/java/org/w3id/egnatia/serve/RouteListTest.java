package org.w3id.egnatia.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.jsoup.Jsoup;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.page.Links;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.matrix.MatrixKind;
import org.w3id.egnatia.query.SavedQuery;
import org.w3id.egnatia.serve.http.Form;
import org.w3id.egnatia.serve.http.Route;

/**
 * Walks the whole list of addresses, as the server itself publishes it: each answers in each of its forms, and refuses
 * in that form a parameter that it does not know and a value that is none.
 */
class RouteListTest {

    private static final String PROBLEM = "application/problem+json";
    private static final String TEXT = "text/plain";
    private static final String HTML = "text/html";
    /** Wanted are 200 kB, which pages of partners miss by a twentieth and the workbench by a little more. */
    private static final int HEAVIEST = 215_000;

    private static TestServer server;
    private static JsonObject api;

    @BeforeAll
    static void start() throws IOException {
        server = TestServer.of(ShippedData.release());
        api = JSON.parse(server.get("query/openapi.json").body());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** An address in one form, and in which form a refusal is to be expected there. */
    private record Address(String path, String accept, String form, String refusal) {

        HttpResponse<String> ask(String query) {
            String more = path.contains("?") ? query.replace('?', '&') : query;
            return server.get((path + more).substring(1), "Accept", accept);
        }
    }

    private static List<Address> addresses(Route route, String path) {
        List<Address> all = new ArrayList<>();
        for (Form form : route.forms()) {
            boolean isJson = form.mediaType().endsWith("json");
            if (route.isFixed()) {
                String refusal = path.matches(".*\\.json(ld)?") ? PROBLEM : path.contains(".") ? TEXT : isJson ? PROBLEM
                        : refusalByAccept(form);
                all.add(new Address(path, form.mediaType(), form.mediaType(), refusal));
            } else {
                all.add(new Address(path, form.mediaType(), form.mediaType(), isJson ? PROBLEM
                        : refusalByAccept(form)));
            }
            if (route.isSuffixed()) {
                String refusal = form.equals(Form.HTML) ? HTML : isJson ? PROBLEM : TEXT;
                all.add(new Address(path + '.' + form.suffix(), "*/*", form.mediaType(), refusal));
            }
        }
        return route.forms().isEmpty() ? List.of(new Address(path, "*/*", "", TEXT)) : all;
    }

    /** Whom neither a page nor a line of text would serve gets the problem details. */
    private static String refusalByAccept(Form form) {
        return form.equals(Form.HTML) ? HTML
                : Set.of("text/csv", "text/tab-separated-values", "text/plain").contains(form.mediaType()) ? TEXT
                : PROBLEM;
    }

    private static List<JsonObject> parameters(String path) {
        return api.getObj("paths").getObj(path).getObj("get").get("parameters").getAsArray().stream()
                .map(parameter -> OpenApi.resolved(api, parameter))
                .filter(parameter -> parameter.getString("in").equals("query")).toList();
    }

    /** A value that is none of the parameter's; empty if every text is one. */
    private static String wrongValue(JsonObject parameter) {
        JsonObject schema = parameter.getObj("schema");
        if (schema.hasKey("maxLength")) {
            int longest = schema.getNumber("maxLength").intValue();
            return longest > 2_000 ? "" : "x".repeat(longest + 1);
        }
        return schema.hasKey("format") ? "2020-02-30" : "zz-nothing";
    }

    private static void assertRefused(HttpResponse<String> answer, String form, String named) {
        String where = answer.uri() + " as " + form;
        assertEquals(400, answer.statusCode(), where + ": " + answer.body());
        assertEquals(form, answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", ""), where);
        assertTrue(answer.body().contains(named), where + ": " + answer.body());
        assertFalse(answer.headers().firstValue("ETag").isPresent(), where);
        if (form.equals(TEXT)) {
            assertEquals(1, answer.body().lines().count(), answer.body());
        } else if (form.equals(PROBLEM)) {
            JsonObject problem = JSON.parse(answer.body());
            assertEquals(400, problem.getNumber("status").intValue());
            assertTrue(problem.hasKey("detail"), where);
        }
    }

    @Test
    void everyAddressAnswersInEachOfItsForms() {
        for (Route route : server.routes().all()) {
            assertFalse(route.examples().isEmpty() && !route.pattern().toString().startsWith("/id/"), route.pattern()
                    .toString());
            for (String path : route.examples()) {
                for (Address address : addresses(route, path)) {
                    int status = address.ask("").statusCode();
                    assertTrue(has(path, address) ? List.of(200, 301, 302, 303).contains(status) : status == 404,
                            address + ": " + status);
                }
            }
        }
    }

    /** A form that names a day leads to the page of the day, in the language of the form. */
    @Test
    void aFormWithADayLeadsToItsPage() {
        Map.of("on?date=2013-07-01", "/on/2013-07-01", "on?date=2013-07-01&lang=de", "/on/2013-07-01?lang=de")
                .forEach((form, page) -> {
                    HttpResponse<String> answer = server.get(form, "Accept", HTML);
                    assertEquals(302, answer.statusCode());
                    assertTrue(answer.headers().firstValue("Location").orElse("").endsWith(page),
                            answer.headers().toString());
                });
        assertEquals(302, server.get("on", "Accept", HTML).statusCode());
        assertEquals(400, server.get("on?date=2013-02-30", "Accept", HTML).statusCode());
    }

    /** What a form offers to choose, its address takes; the description of the interface names it, too. */
    @Test
    void aFormOffersOnlyWhatItsAddressTakes() {
        for (String path : List.of("differences", "open-questions")) {
            Elements options = Jsoup.parse(server.get(path, "Accept", HTML).body()).select("form.narrowing option");
            assertTrue(options.size() > 10, path);
            options.forEach(option -> assertEquals(200, server.get(path + '?' + option.parent().attr("name") + '='
                    + option.attr("value"), "Accept", HTML).statusCode(), path + ' ' + option));
        }
        assertTrue(parameters("/differences").stream().filter(parameter -> parameter.getString("name").equals("kind"))
                .allMatch(parameter -> parameter.getObj("schema").toString().contains("money")
                && parameter.getString("description").contains("money")));
    }

    /**
     * Not every question has all forms of questions: what the list says of it is what there is. And a server without a
     * folder of releases has no version before, of which a file could tell changes.
     */
    private static boolean has(String path, Address address) {
        if (path.startsWith("/changes/data/") && !path.startsWith("/changes/data/events")) {
            return address.form().equals(HTML);
        }
        return address.form().isEmpty() || !api.getObj("paths").hasKey(path)
                || api.getObj("paths").getObj(path).getObj("get").getObj("responses").getObj("200").getObj("content")
                .keySet().stream().anyMatch(type -> type.equals(address.form()));
    }

    /** No page is heavier than a telephone on a slow line can bear, whatever it is about. */
    @Test
    void noPageIsTooHeavy() {
        List<String> paths = new ArrayList<>();
        server.routes().all().stream().filter(route -> route.forms().contains(Form.HTML))
                .forEach(route -> paths.addAll(route.examples()));
        List.of("alb", "bih", "mkd", "mne", "srb", "1a0").forEach(partner -> paths.addAll(List.of(
                "/doc/actor/" + partner, "/steps/" + partner, "/assessments?partner=" + partner)));
        MatrixKind.all().forEach(kind -> paths.addAll(List.of("/matrix/" + kind.code(), "/query/" + kind.question())));
        // The questions whose rows say most.
        List.of("differences", "money-totals", "publications", "attested").forEach(id -> paths.add("/query/" + id));
        paths.addAll(List.of("/figures/recorded-offences", "/figures/recorded-offences-rate", "/doc/actor/eu",
                "/doc/actor/srb?list=facts.relation", "/doc/actor/srb?page=2", "/voc/event-kind"));
        List<String> heavy = new ArrayList<>();
        for (String path : paths) {
            HttpResponse<String> page = server.get(path.substring(1), "Accept", HTML);
            int bytes = page.body().getBytes(StandardCharsets.UTF_8).length;
            if (bytes > HEAVIEST && page.headers().firstValue("Content-Type").orElse("").startsWith(HTML)) {
                heavy.add(path + " " + bytes);
            }
        }
        assertEquals(List.of(), heavy);
    }

    /** A day that changes nothing is not taken, so that nobody takes the page of today for that of the day. */
    @Test
    void whatTakesADaySaysSomethingElseOnAnotherDay() {
        Map<String, String> whole = Map.of("/search", "/search?q=europol&", "/path", "/path?from=eurojust&to=greco&");
        List<String> same = new ArrayList<>();
        for (Route route : server.routes().all()) {
            // Questions take the days that they ask for.
            if (!route.forms().contains(Form.HTML) || route.pattern().toString().startsWith("/query/")) {
                continue;
            }
            boolean takesDay = route.dayParameters().contains(View.AS_OF);
            for (String path : route.examples()) {
                assertEquals(takesDay, Links.hasDays(path.substring(1)), path);
                String address = whole.getOrDefault(path, path + "?") + View.AS_OF + '=';
                if (takesDay && content(address + "1980-01-01").equals(content(address + "2024-05-05"))) {
                    same.add(path);
                }
            }
        }
        assertEquals(List.of(), same);
    }

    /** The words of a page between head and foot, without the two days, and the days that it gives to questions. */
    private static String content(String address) {
        Elements main = Jsoup.parse(server.get(address.substring(1), "Accept", HTML).body()).select("main");
        return main.text().replaceAll("1980-01-01|2024-05-05|1 January 1980|5 May 2024", "")
                + main.select("a[href*=?date=]").eachAttr("href");
    }

    /** What a path names is heeded in any spelling, as a value of a parameter is, and one that is none is refused. */
    @Test
    void aValueInAPathIsACodeInAnyCaseOrAName() {
        for (Route route : server.routes().all()) {
            for (String path : route.variables().isEmpty() ? List.<String>of() : route.examples()) {
                String folder = path.substring(1, path.lastIndexOf('/') + 1);
                HttpResponse<String> shouted = server.get(folder + path.substring(folder.length() + 1)
                        .toUpperCase(Locale.ROOT) + "?as-of=2024-01-01");
                assertEquals(302, shouted.statusCode(), path);
                String location = shouted.headers().firstValue("Location").orElseThrow();
                assertTrue(location.endsWith(path + "?as-of=2024-01-01"), location);
                HttpResponse<String> none = server.get(folder + "zz-nothing", "Accept", PROBLEM);
                assertEquals(404, none.statusCode(), path);
                assertTrue(JSON.parse(none.body()).getString("detail").startsWith("There is no such "), none.body());
            }
        }
        assertTrue(server.get("assessments?year=2031", "Accept", PROBLEM).body().contains("2025"));
        assertTrue(server.get("steps/Serbia").headers().firstValue("Location").orElse("").endsWith("/steps/srb"));
        assertTrue(server.get("steps/albn").body().contains("/steps/alb"));
        assertTrue(server.get("doc/actor/Serbia").headers().firstValue("Location").orElse("")
                .endsWith("/doc/actor/srb"));
        assertTrue(server.get("doc/actor/Serbia.ttl?as-of=2024-01-01").headers().firstValue("Location").orElse("")
                .endsWith("/doc/actor/srb.ttl?as-of=2024-01-01"));
        assertTrue(server.get("id/actor/%D0%A1%D1%80%D0%B1%D0%B8%D1%98%D0%B0").headers().firstValue("Location")
                .orElse("").endsWith("/id/actor/srb"));
    }

    @Test
    void aParameterThatNobodyKnowsIsRefusedInTheFormThatWasAskedFor() {
        for (Route route : server.routes().all()) {
            for (String path : route.examples()) {
                for (Address address : addresses(route, path)) {
                    HttpResponse<String> answer = address.ask("?zz-unknown=1"
                            + (route.isOpen() ? "&query=ASK%7B%7D" : ""));
                    if (route.isOpen()) {
                        // The protocol leaves room for parameters of other servers.
                        assertTrue(answer.statusCode() == 200 || answer.statusCode() == 406, address + ": "
                                + answer.body());
                    } else {
                        assertRefused(answer, address.refusal(), "zz-unknown");
                    }
                }
            }
        }
    }

    @Test
    void aValueThatIsNoneIsRefusedInTheFormThatWasAskedFor() {
        Set<String> refused = new HashSet<>();
        for (Route route : server.routes().all()) {
            for (JsonObject parameter : parameters(route.pattern().toString().replace("*}", "}"))) {
                String name = parameter.getString("name");
                String wrong = wrongValue(parameter);
                for (String path : wrong.isEmpty() ? List.<String>of() : route.examples()) {
                    for (Address address : addresses(route, path)) {
                        assertRefused(address.ask("?" + name + "=" + wrong), address.refusal(), name);
                        refused.add(name);
                    }
                }
            }
        }
        assertTrue(refused.containsAll(Set.of("as-of", "lang", "measure", "cell", "since", "type", "partner", "topic",
                "period", "source",
                "page", "list", "letter", "timeout", "format", "q", "year")), refused.toString());
    }

    @Test
    void everyQuestionRefusesWhatIsNoParameterAndNoValue() {
        Map<String, String> forms = Map.of("", HTML, ".csv", TEXT, ".json", PROBLEM);
        for (SavedQuery question : ShippedData.release().queries().questions()) {
            forms.forEach((ending, form) -> {
                Address address = new Address("/query/" + question.id() + ending, form.equals(HTML) ? HTML : "*/*",
                        form, form);
                assertRefused(address.ask("?zz-unknown=1"), form, "zz-unknown");
                for (JsonObject parameter : parameters("/query/" + question.id())) {
                    assertRefused(address.ask("?" + parameter.getString("name") + "=" + wrongValue(parameter)), form,
                            parameter.getString("name"));
                }
            });
        }
    }

    /** A value in another spelling is answered at its one address, and every address is known by it. */
    @Test
    void anotherSpellingOfAValueLeadsToItsAddress() {
        for (String spelling : List.of("SRB", "Serbia", "%D0%A1%D1%80%D0%B1%D0%B8%D1%98%D0%B0",
                "https%3A%2F%2Fw3id.org%2Fegnatia%2Fid%2Factor%2Fsrb")) {
            HttpResponse<String> answer = server.get("query/names.csv?partner=" + spelling);
            assertEquals(302, answer.statusCode(), spelling);
            assertEquals("/query/names.csv?partner=srb", answer.headers().firstValue("Location").orElse(""), spelling);
        }
        assertEquals(200, server.get("query/names.csv?partner=srb").statusCode());
    }

    @Test
    void aPageThatHasNothingYetOnADaySaysSoAndLeadsToThatOfToday() {
        for (String path : List.of("figures/asy-eu27", "assessments", "assessments?partner=srb")) {
            HttpResponse<String> answer = server.get(path + (path.contains("?") ? "&" : "?") + "as-of=1990-01-01",
                    "Accept", PROBLEM);
            assertEquals(404, answer.statusCode(), path);
            assertTrue(answer.body().contains("as of 1 January 1990"), answer.body());
            assertTrue(answer.body().contains("/" + path + "\""), answer.body());
        }
        HttpResponse<String> year = server.get("assessments?partner=srb&year=2019", "Accept", PROBLEM);
        assertEquals(404, year.statusCode());
        assertTrue(year.body().contains("partner: srb, year: 2019") && year.body().contains("/assessments\""),
                year.body());
        assertFalse(server.get("figures/zz-nothing?as-of=1990-01-01", "Accept", PROBLEM).body().contains("1990"));
    }

    @Test
    void anAnswerOfTheDayNamesTheAddressOfThatDay() {
        HttpResponse<String> today = server.get("query/status-as-of.csv");
        assertEquals("public, no-cache", today.headers().firstValue("Cache-Control").orElse(""));
        String fixed = today.headers().firstValue("Content-Location").orElse("");
        assertTrue(fixed.matches("/query/status-as-of\\.csv\\?date=\\d{4}-\\d\\d-\\d\\d"), fixed);
        HttpResponse<String> same = server.get(fixed.substring(1));
        assertEquals(today.body(), same.body());
        assertTrue(same.headers().firstValue("Cache-Control").orElse("").startsWith("public, max-age="));
        assertFalse(same.headers().firstValue("Content-Location").isPresent());
    }

    /** The same answer is asked for again by its ETag; for another day, language or value it is another one. */
    @Test
    void theETagIsThatOfAllThatDecidesTheBytes() {
        Set<String> tags = new HashSet<>();
        List<String> different = List.of("", "doc/actor/srb", "doc/actor/srb?lang=sq", "doc/actor/srb?as-of=2020-10-22",
                "doc/actor/srb.ttl",
                "query/names.csv", "query/names.csv?partner=srb", "query/names.tsv?partner=srb", "matrix/agreements",
                "def", "void.ttl");
        for (String path : different) {
            HttpResponse<String> answer = server.get(path, "Accept", HTML);
            String tag = answer.headers().firstValue("ETag").orElseThrow();
            assertTrue(tags.add(tag), path);
            HttpResponse<String> again = server.get(path, "Accept", HTML, "If-None-Match", tag);
            assertEquals(304, again.statusCode(), path);
            for (String header : List.of("ETag", "Cache-Control", "Vary", "Content-Location")) {
                assertEquals(answer.headers().firstValue(header), again.headers().firstValue(header), path + " "
                        + header);
            }
            assertEquals(200, server.get(path, "Accept", HTML, "If-None-Match", "\"other\"").statusCode(), path);
        }
    }

    /** A strong ETag promises the same bytes (RFC 9110, section 8.8.1), a workbook's too. */
    @Test
    void equalTagsAreEqualBytesInEveryForm() {
        for (Route route : server.routes().all()) {
            for (String path : route.examples()) {
                for (Address address : addresses(route, path)) {
                    HttpResponse<String> one = address.ask("");
                    HttpResponse<String> two = address.ask("");
                    if (one.headers().firstValue("ETag").isPresent()
                            && one.headers().firstValue("ETag").equals(two.headers().firstValue("ETag"))) {
                        assertEquals(one.body(), two.body(), address.toString());
                    }
                }
            }
        }
    }

    /** What one form of an address heeds and another does not is refused where it would be passed over. */
    @Test
    void aParameterThatAFormDoesNotHeedIsRefused() {
        for (String path : List.of("doc/actor/srb.ttl?list=relations", "doc/actor/srb.bib?page=1x",
                "doc/actor/srb.bib?page=2",
                "matrix/agreements.csv?cell=saa.srb", "chart/map.svg?partner=srb", "chart/map.csv?instrument=ipa-iii",
                "query/status-as-of.rq?sort=since", "query/status-as-of.rq?page=2",
                "query/status-as-of.ttl?date=2020-01-01", "search/suggest?q=serbia&page=2",
                "search.json?q=serbia&page=9999", "search?q=serbia&page=9999", "sources?page=9999",
                "query/status-as-of.csv?page=2", "query/names.csv?as-of=2020-01-01",
                "def/Actor.ttl?as-of=2020-01-01")) {
            HttpResponse<String> answer = server.get(path);
            assertEquals(400, answer.statusCode(), path + ": " + answer.body());
            assertTrue(answer.body().contains(path.replaceFirst(".*[?&](.*)=.*", "$1")), answer.body());
        }
        String version = ShippedData.release().version();
        for (String form : List.of("csv", "tsv", "json", "xlsx")) {
            String file = "query/names." + form;
            assertEquals(200, server.get(file + "?version=" + version).statusCode(), form);
            assertEquals(404, server.get(file + "?version=zz-other").statusCode(), form);
            assertEquals(404, server.get(file + "?version=" + version + "&result=000000").statusCode(), form);
        }
    }

    /** Whoever has an answer, or claims so, is refused as everybody else where there is none. */
    @Test
    void aConditionMakesNoAnswerOfARefusal() {
        for (String path : List.of("figures/nope", "checks/nope", "chart/nope.svg", "sitemap/99.xml",
                "query/events-in-order?page=999", "query/status-as-of.csv?page=2", "matrix/agreements?cell=zz.zz",
                "doc/actor/srb?page=99", "doc/actor/srb?list=nope", "doc/actor/srb.ttl?page=99")) {
            int status = server.get(path, "Accept", HTML).statusCode();
            assertTrue(status == 400 || status == 404, path + ": " + status);
            assertEquals(status, server.get(path, "Accept", HTML, "If-None-Match", "*").statusCode(), path);
            assertEquals(status, server.get(path, "Accept", HTML, "If-Modified-Since", "Sun, 29 Nov 2037 11:00:00 GMT")
                    .statusCode(), path);
        }
        for (Route route : server.routes().all()) {
            for (String path : route.isOpen() ? List.<String>of() : route.examples()) {
                String tag = server.get(path.substring(1)).headers().firstValue("ETag").orElse("\"none\"");
                for (String unknown : List.of("?zz-unknown", "?zz-unknown=", "?zz-unknown=%20")) {
                    String asked = path.contains("?") ? path + unknown.replace('?', '&') : path + unknown;
                    assertEquals(400, server.get(asked.substring(1), "If-None-Match", tag).statusCode(),
                            path + unknown);
                }
            }
        }
        assertEquals(304, server.get("about", "If-None-Match", "*").statusCode());
    }

    @Test
    void whatIsMissingHasItsNeighboursAsLinks() {
        HttpResponse<String> page = server.get("doc/actor/frontexx", "Accept", HTML);
        assertEquals(404, page.statusCode());
        assertTrue(page.body().contains("href=\"/doc/actor/frontex\""), page.body());
        JsonObject problem = JSON.parse(server.get("doc/actor/frontexx", "Accept", "application/json").body());
        assertTrue(problem.get("near").getAsArray().stream()
                .anyMatch(near -> near.getAsObject().getString("href").equals("/doc/actor/frontex")),
                problem.toString());
    }
}
