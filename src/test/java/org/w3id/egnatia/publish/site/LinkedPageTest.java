package org.w3id.egnatia.publish.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** Links become others in the text of a page, and nothing else changes. */
class LinkedPageTest {

    private static Optional<String> instead(String link) {
        return link.startsWith("/") ? Optional.of("../" + link.substring(1) + "&x=\"1\"") : Optional.empty();
    }

    @Test
    void onlyTheValuesOfLinksChange() {
        String html = "<!doctype html>\n<html><head><link rel=\"canonical\" href=\"/stay\">\n"
                + "<link  rel=stylesheet href='/a.css'></head><body>\n<A HREF=\"/one?a=1&amp;b=2\"  class=x>Ä &amp; ö"
                + "</A> <svg viewBox=\"0 0 1 1\"><a href=\"/two\"><path d=\"M0\"/></a></svg>"
                + "<p data-href=\"/stay\">/stay <a href=\"#here\">h</a><img src=/i.png alt=\"\"></p>"
                + "<script type=\"application/ld+json\">{\"url\": \"/stay\"}</script></body></html>\n";
        String expected = html.replace("'/a.css'", "'../a.css&amp;x=&quot;1&quot;'")
                .replace("\"/one?a=1&amp;b=2\"", "\"../one?a=1&amp;b=2&amp;x=&quot;1&quot;\"")
                .replace("\"/two\"", "\"../two&amp;x=&quot;1&quot;\"")
                .replace("src=/i.png", "src=../i.png&amp;x=&quot;1&quot;");
        assertEquals(expected, new LinkedPage(html).link((element, link) -> instead(link)).text());
    }

    @Test
    void attributesAndMarkupAreAddedWhereTheyBelong() {
        String html = "<form class=\"a\"><p>x</p></form><p>y</p>";
        LinkedPage page = new LinkedPage(html);
        Element form = page.document().selectFirst("form");
        page.add(form, Map.of("action", "a\"b")).inside(form, "<i>in</i>").behind(form, "<i>behind</i>");
        assertEquals("<form class=\"a\" action=\"a&quot;b\"><i>in</i><p>x</p></form><i>behind</i><p>y</p>",
                page.text());
    }
}
