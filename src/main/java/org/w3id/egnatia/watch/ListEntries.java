package org.w3id.egnatia.watch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The links and headings of a page. */
final class ListEntries {

    private ListEntries() {
    }

    static List<Entry> of(Answer answer) {
        if (!new String(answer.body(), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT).contains("</html")) {
            throw new NoAnswerException("is cut off: the page has no end");
        }
        Document page;
        try {
            page = Jsoup.parse(new ByteArrayInputStream(answer.body()), answer.charset().orElse(null), "");
        } catch (IOException e) {
            throw new NoAnswerException("cannot be read: " + e.getMessage());
        }
        return page.select("a[href], h1, h2, h3, h4").stream().filter(Element::hasText)
                .filter(element -> element.select("a[href]").isEmpty() || element.is("a"))
                .map(element -> Entry.of(element.text(), element.attr("href"), "", Optional.empty())).toList();
    }
}
