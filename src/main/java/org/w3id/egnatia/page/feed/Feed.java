package org.w3id.egnatia.page.feed;

import java.io.StringWriter;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;

/**
 * Dated items for programs that follow them, newest first, at most {@value #MOST}: as Atom (RFC 4287) and as JSON Feed
 * 1.1. Its bytes depend on its items alone: it was updated when its newest item was.
 *
 * @param title       what it follows
 * @param description what it holds, in a sentence, and where the rest is if it does not hold all
 * @param home        the absolute address of the page on the same
 * @param items       the items, newest first
 */
public record Feed(String title, String description, String home, List<FeedItem> items) {

    /** The most items of a feed. */
    public static final int MOST = 100;

    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String XHTML = "http://www.w3.org/1999/xhtml";
    private static final String PUBLISHER = "Egnatia";
    private static final String LICENCE = "https://creativecommons.org/licenses/by/4.0/";
    private static final String LANGUAGE = "en";

    /**
     * The newest of some items.
     *
     * @param all  the items, each once
     * @param more what is said where there are more, after the description
     */
    public static Feed of(String title, String description, String home, List<FeedItem> all, String more) {
        List<FeedItem> items = all.stream().sorted(Comparator.comparing(FeedItem::moment).reversed()).toList();
        return new Feed(title, items.size() > MOST ? description + ' ' + more : description, home,
                items.subList(0, Math.min(MOST, items.size())));
    }

    private Instant updated() {
        return items.isEmpty() ? Instant.EPOCH : items.get(0).moment();
    }

    /**
     * As Atom.
     *
     * @param self the absolute address of this form
     */
    public String atom(String self) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace(ATOM);
            xml.writeAttribute("xml:lang", LANGUAGE);
            element(xml, "id", self);
            element(xml, "title", title);
            element(xml, "subtitle", description);
            link(xml, "self", "application/atom+xml", self);
            link(xml, "alternate", "text/html", home);
            link(xml, "license", "text/html", LICENCE);
            element(xml, "updated", updated().toString());
            xml.writeStartElement("author");
            element(xml, "name", PUBLISHER);
            xml.writeEndElement();
            for (FeedItem item : items) {
                entry(xml, item);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Atom cannot be written to memory", e);
        }
        return text.append('\n').toString();
    }

    private static void entry(XMLStreamWriter xml, FeedItem item) throws XMLStreamException {
        xml.writeStartElement("entry");
        element(xml, "id", item.id());
        element(xml, "title", item.datedTitle());
        link(xml, "alternate", "text/html", item.link());
        element(xml, "updated", item.moment().toString());
        xml.writeStartElement("content");
        xml.writeAttribute("type", "xhtml");
        xml.writeStartElement("div");
        xml.writeDefaultNamespace(XHTML);
        xml.writeStartElement("dl");
        for (Map.Entry<String, String> said : item.says()) {
            element(xml, "dt", said.getKey());
            element(xml, "dd", said.getValue());
        }
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private static void link(XMLStreamWriter xml, String relation, String type, String to) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("type", type);
        xml.writeAttribute("href", to);
    }

    /**
     * As JSON Feed 1.1.
     *
     * @param self the absolute address of this form
     */
    public String json(String self) {
        JsonObject feed = new JsonObject();
        feed.put("version", "https://jsonfeed.org/version/1.1");
        feed.put("title", title);
        feed.put("home_page_url", home);
        feed.put("feed_url", self);
        feed.put("description", description);
        feed.put("language", LANGUAGE);
        JsonObject author = new JsonObject();
        author.put("name", PUBLISHER);
        JsonArray authors = new JsonArray();
        authors.add(author);
        feed.put("authors", authors);
        JsonArray list = new JsonArray();
        for (FeedItem item : items) {
            JsonObject one = new JsonObject();
            one.put("id", item.id());
            one.put("url", item.link());
            one.put("title", item.datedTitle());
            one.put("content_text", inLines(item));
            one.put("date_published", item.moment().toString());
            list.add(one);
        }
        feed.put("items", list);
        return feed + "\n";
    }

    /** What is said of an item, a line for each heading. */
    static String inLines(FeedItem item) {
        return item.says().stream().map(said -> said.getKey() + ": " + said.getValue())
                .collect(Collectors.joining("\n"));
    }
}
