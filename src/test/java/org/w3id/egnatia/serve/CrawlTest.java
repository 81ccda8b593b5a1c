package org.w3id.egnatia.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.publish.Sitemap;

/**
 * Walks the site with the shipped data as a crawler does: no link of a page is broken, and no page loads anything from
 * elsewhere. A sample of the pages, or all of them with {@code -Dcrawl=whole}.
 */
class CrawlTest {

    private static final Pattern LINK = Pattern.compile("<a [^>]*?href=\"([^\"]*)\"");
    private static final Pattern LOADED =
            Pattern.compile(
                    "<(?:script|img|iframe|source|video|audio|embed|object)[^>]+(?:src|data)=\"([^\"]*)\"|<link "
                    + "rel=\"(?:stylesheet|icon)\"[^>]*href=\"([^\"]*)\"");
    private static final boolean WHOLE = "whole".equals(System.getProperty("crawl"));
    private static final int EVERY = WHOLE ? 1 : 600;
    /** So many links of the sample are followed; each costs the making of a page. */
    private static final int LINKS = 400;

    private static TestServer server;

    @BeforeAll
    static void start() throws IOException {
        server = TestServer.of(ShippedData.release());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static List<String> pages() {
        List<String> all = Sitemap.of(ShippedData.release(), server.routes().sitemap()).paths();
        return IntStream.range(0, all.size()).filter(i -> i < 13 || i % EVERY == 0).mapToObj(all::get).toList();
    }

    @Test
    void noLinkIsBrokenAndNothingIsLoadedFromElsewhere() {
        Set<String> links = new TreeSet<>();
        List<String> wrong = new ArrayList<>();
        List<String> pages = pages();
        for (String page : pages) {
            HttpResponse<String> answer = server.get(page, "Accept", "text/html");
            if (answer.statusCode() != 200 && answer.statusCode() != 303) {
                wrong.add(page + ": " + answer.statusCode());
            }
            Matcher loaded = LOADED.matcher(answer.body());
            while (loaded.find()) {
                String address = loaded.group(1) == null ? loaded.group(2) : loaded.group(1);
                if (!address.startsWith("/assets/")) {
                    wrong.add(page + " loads " + address);
                }
            }
            Matcher link = LINK.matcher(answer.body());
            while (link.find()) {
                String address = link.group(1).replace("&amp;", "&").replaceFirst("#.*", "");
                if (address.startsWith("/") && !address.startsWith("/ui/")) {
                    links.add(address.substring(1));
                }
            }
        }
        List<String> all = List.copyOf(links);
        int step = WHOLE ? 1 : Math.max(1, all.size() / LINKS);
        for (String link : IntStream.range(0, all.size()).filter(i -> i % step == 0).mapToObj(all::get).toList()) {
            HttpResponse<String> answer = server.request("HEAD", link, "Accept", "text/html,*/*;q=0.8");
            for (int hop = 0; hop < 3 && answer.headers().firstValue("Location").isPresent(); hop++) {
                answer = server.request("HEAD", answer.headers().firstValue("Location").get().substring(1), "Accept",
                        "text/html,*/*;q=0.8");
            }
            if (answer.statusCode() != 200) {
                wrong.add(link + ": " + answer.statusCode());
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(links.size() > pages.size(), "the pages lead further");
    }

    @Test
    void everyFormOfTheSampleIsThere() {
        for (String page : pages().subList(13, pages().size())) {
            for (String suffix : new String[] {"html", "ttl", "jsonld", "rdf", "nt", "csv", "bib", "ris", "csl.json"}) {
                assertEquals(200, server.request("HEAD", page + '.' + suffix).statusCode(), page + '.' + suffix);
            }
        }
    }
}
