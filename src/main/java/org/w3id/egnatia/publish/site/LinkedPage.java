package org.w3id.egnatia.publish.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.parser.Parser;

/**
 * A page of the server with other links: its HTML is parsed, and in the text of it nothing but the values of links is
 * changed and a few elements are added, so that all else is byte for byte what the server sends.
 */
final class LinkedPage {

    private static final Map<String, Set<String>> LINKS = Map.of(
            "href", Set.of("a", "area", "link", "use", "image"),
            "xlink:href", Set.of("a", "use", "image"),
            "src", Set.of("img", "script", "source"),
            "action", Set.of("form"));

    private final String html;
    private final Document document;
    private final List<Edit> edits = new ArrayList<>();

    /** Some characters of the text, and what stands there instead. */
    private record Edit(int from, int to, String text) {
    }

    /** What a link is to be instead; empty if it stays. */
    interface Linking {
        Optional<String> instead(Element element, String link);
    }

    LinkedPage(String html) {
        this.html = html;
        Parser parser = Parser.htmlParser().setTrackPosition(true);
        this.document = Jsoup.parse(html, "", parser);
    }

    /** The parsed page, to be looked at. */
    Document document() {
        return document;
    }

    /** Changes links; those of a canonical address and of what the page is to others stay absolute. */
    LinkedPage link(Linking linking) {
        for (Element element : document.getAllElements()) {
            for (Attribute attribute : element.attributes()) {
                String name = attribute.getKey();
                if (LINKS.getOrDefault(name, Set.of()).contains(element.normalName())
                        && !element.attr("rel").equals("canonical")) {
                    linking.instead(element, attribute.getValue()).ifPresent(text -> set(element, name, text));
                }
            }
        }
        return this;
    }

    /** Gives an attribute that stands in the text another value. */
    LinkedPage set(Element element, String attribute, String value) {
        var range = element.attributes().sourceRange(attribute).valueRange();
        if (range.isTracked()) {
            edits.add(new Edit(range.startPos(), range.endPos(), Entities.escape(value).replace("\"", "&quot;")));
        }
        return this;
    }

    /** Adds attributes to an element. */
    LinkedPage add(Element element, Map<String, String> attributes) {
        StringBuilder text = new StringBuilder();
        attributes.forEach((name, value) -> text.append(' ').append(name).append("=\"")
                .append(Entities.escape(value).replace("\"", "&quot;")).append('"'));
        int end = element.sourceRange().endPos() - (html.charAt(element.sourceRange().endPos() - 2) == '/' ? 2 : 1);
        edits.add(new Edit(end, end, text.toString()));
        return this;
    }

    /** Takes an element away that has no end tag. */
    LinkedPage remove(Element element) {
        edits.add(new Edit(element.sourceRange().startPos(), element.sourceRange().endPos(), ""));
        return this;
    }

    /** Adds markup after the tag that begins an element. */
    LinkedPage inside(Element element, String markup) {
        int at = element.sourceRange().endPos();
        edits.add(new Edit(at, at, markup));
        return this;
    }

    /** Adds markup behind an element. */
    LinkedPage behind(Element element, String markup) {
        int at = element.endSourceRange().endPos();
        edits.add(new Edit(at, at, markup));
        return this;
    }

    /** The text with all changes. */
    String text() {
        edits.sort(Comparator.comparingInt(Edit::from));
        StringBuilder out = new StringBuilder(html.length() + 1024);
        int end = 0;
        for (Edit edit : edits) {
            out.append(html, end, edit.from()).append(edit.text());
            end = edit.to();
        }
        return out.append(html, end, html.length()).toString();
    }
}
