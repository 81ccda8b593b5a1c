package org.w3id.egnatia.publish.panel;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.w3id.egnatia.publish.form.Field;
import org.w3id.egnatia.publish.form.TableFile;
import org.w3id.egnatia.publish.form.XmlText;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.vocab.NamingRules;

/** The codebook as a page that needs nothing else: the tables with their columns, then each variable. */
final class CodebookPage {

    private final XMLStreamWriter html;

    private CodebookPage(XMLStreamWriter html) {
        this.html = html;
    }

    /** Writes the page. */
    static void write(Release release, Codebook codebook, List<TableFile> tables, OutputStream out)
            throws IOException {
        XmlText.write(out, html -> new CodebookPage(html).write(release, codebook, tables));
    }

    private void write(Release release, Codebook codebook, List<TableFile> tables) throws XMLStreamException {
        html.writeDTD("<!DOCTYPE html>");
        html.writeStartElement("html");
        html.writeAttribute("lang", "en");
        html.writeStartElement("head");
        html.writeEmptyElement("meta");
        html.writeAttribute("charset", "utf-8");
        html.writeEmptyElement("meta");
        html.writeAttribute("name", "viewport");
        html.writeAttribute("content", "width=device-width, initial-scale=1");
        element("title", "Codebook of the panel, version " + release.version());
        html.writeEndElement();
        html.writeStartElement("body");
        html.writeStartElement("main");
        element("h1", "Codebook of the panel, version " + release.version());
        element("p", NamingRules.KOSOVO_FOOTNOTE);
        element("h2", "States of values");
        html.writeStartElement("dl");
        for (ValueState state : ValueState.values()) {
            pair(state.label(), state.meaning());
        }
        html.writeEndElement();
        for (TableFile table : tables) {
            element("h2", table.title() + " (" + table.fileName() + ')');
            element("p", table.description());
            html.writeStartElement("dl");
            for (Field field : table.fields()) {
                if (!table.fileName().equals("panel-wide.csv") || !field.description().endsWith(")")) {
                    pair(field.name(), field.description());
                }
            }
            html.writeEndElement();
        }
        element("h2", "Variables");
        for (Codebook.Entry entry : codebook.entries()) {
            variable(codebook, entry);
        }
        html.writeEndElement();
        html.writeEndElement();
        html.writeEndElement();
        html.writeCharacters("\n");
    }

    private void variable(Codebook codebook, Codebook.Entry entry) throws XMLStreamException {
        Variable variable = entry.variable();
        html.writeCharacters("\n");
        html.writeStartElement("h3");
        html.writeAttribute("id", variable.id().replace(' ', '-'));
        html.writeCharacters(variable.label());
        html.writeEndElement();
        html.writeStartElement("dl");
        pair("Name", variable.id());
        pair("Column in the wide form", entry.inWide() ? variable.column() : "");
        pair("Question", variable.question());
        pair("Definition", variable.definition());
        pair("Unit", variable.unit());
        pair("Scale", Codebook.scale(entry));
        pair("Better end", variable.scale().better());
        pair("Breaks and comparability", entry.breaks());
        pair("Coverage", entry.covered());
        pair("Source", entry.publishers());
        pair("Licence", entry.licences());
        pair("Known conflicts", entry.conflicts() == 0 ? "" : entry.conflicts()
                + " values that another source contradicts; the page of each fact names it.");
        pair("How to cite", codebook.citation(entry));
        html.writeEndElement();
    }

    private void pair(String term, String text) throws XMLStreamException {
        if (!text.isEmpty()) {
            html.writeCharacters("\n");
            element("dt", term);
            element("dd", text);
        }
    }

    private void element(String name, String text) throws XMLStreamException {
        html.writeStartElement(name);
        html.writeCharacters(text);
        html.writeEndElement();
    }
}
