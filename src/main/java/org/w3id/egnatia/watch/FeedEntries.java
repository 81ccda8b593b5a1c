package org.w3id.egnatia.watch;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The entries of a feed, of the RSS family or by Atom. */
final class FeedEntries {

    private static final Set<String> TEXTS = Set.of("title", "link", "guid", "id", "pubDate", "date", "updated",
            "published");

    private FeedEntries() {
    }

    static List<Entry> ofRss(Answer answer) {
        return of(answer, Set.of("rss", "RDF"), "item");
    }

    static List<Entry> ofAtom(Answer answer) {
        return of(answer, Set.of("feed"), "entry");
    }

    private static List<Entry> of(Answer answer, Set<String> roots, String item) {
        // Neither entities nor files of others: a feed needs none, and what declares some is refused.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        List<Entry> entries = new ArrayList<>();
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(answer.body()));
            boolean isRoot = true;
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    if (isRoot && !roots.contains(xml.getLocalName())) {
                        throw new NoAnswerException("is no feed: its root is " + xml.getLocalName());
                    }
                    isRoot = false;
                    if (xml.getLocalName().equals(item)) {
                        entries.add(entry(xml, item));
                    }
                }
            }
        } catch (XMLStreamException e) {
            throw new NoAnswerException("is cut off, or no XML");
        }
        return entries;
    }

    private static Entry entry(XMLStreamReader xml, String item) throws XMLStreamException {
        Map<String, String> said = new TreeMap<>();
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(item)) {
                break;
            }
            if (event == XMLStreamConstants.START_ELEMENT && TEXTS.contains(xml.getLocalName())) {
                String name = xml.getLocalName();
                String relation = xml.getAttributeValue(null, "rel");
                String address = xml.getAttributeValue(null, "href");
                String text = text(xml);
                if (address == null || relation == null || relation.equals("alternate")) {
                    said.putIfAbsent(name, address == null ? text : address);
                }
            }
        }
        return Entry.of(said.getOrDefault("title", ""), said.getOrDefault("link", ""),
                said.getOrDefault("guid", "") + ' ' + said.getOrDefault("id", ""),
                Stream.of("pubDate", "date", "updated", "published").map(name -> said.getOrDefault(name, ""))
                .flatMap(day -> Days.in(day).stream()).findFirst());
    }

    /** The text of an element and of all within it, whose end is read. */
    private static String text(XMLStreamReader xml) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int depth = 1;
        while (depth > 0) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(xml.getText());
            }
        }
        return text.toString();
    }
}
