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

/**
 * The codebook by DDI Codebook 2.5: the study, the files, a variable for each column of the long form, and one for each
 * column of measures of the wide form.
 */
final class DdiCodebook {

    private static final String SPACE = "ddi:codebook:2_5";

    private final XMLStreamWriter xml;

    private DdiCodebook(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** Writes the codebook. */
    static void write(Release release, Codebook codebook, List<TableFile> tables, OutputStream out)
            throws IOException {
        XmlText.write(out, xml -> new DdiCodebook(xml).write(release, codebook, tables));
    }

    private void write(Release release, Codebook codebook, List<TableFile> tables) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement("codeBook");
        xml.writeDefaultNamespace(SPACE);
        xml.writeAttribute("version", "2.5");
        study(release);
        for (TableFile table : tables) {
            start("fileDscr", "ID", id(table));
            start("fileTxt");
            element("fileName", table.fileName());
            element("fileCont", table.description());
            element("fileType", "CSV (RFC 4180), UTF-8, header line");
            xml.writeEndElement();
            xml.writeEndElement();
        }
        start("dataDscr");
        for (TableFile table : tables) {
            if (!table.fileName().equals("panel-wide.csv")) {
                for (Field field : table.fields()) {
                    column(table, field);
                }
            }
        }
        for (Codebook.Entry entry : codebook.entries()) {
            if (entry.inWide()) {
                variable(codebook, entry);
            }
        }
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeCharacters("\n");
        xml.writeEndDocument();
    }

    private void study(Release release) throws XMLStreamException {
        start("stdyDscr");
        start("citation");
        start("titlStmt");
        element("titl", "Egnatia: panel on the Western Balkans partners and the European Union");
        element("IDNo", release.version());
        xml.writeEndElement();
        start("rspStmt");
        element("AuthEnty", "Egnatia");
        xml.writeEndElement();
        start("prodStmt");
        element("copyright", "CC BY 4.0; values of others stand under terms of theirs, which the column licence of the "
                + "long form names");
        xml.writeEndElement();
        start("verStmt");
        start("version", "date", release.issued().map(Object::toString).orElse(""));
        xml.writeCharacters(release.version());
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
        start("stdyInfo");
        element("abstract", "Figures and grades on the six Western Balkans partners with source, place and state of "
                + "each value, ties with bodies by year, steps of the accession negotiations, and events. "
                + NamingRules.KOSOVO_FOOTNOTE);
        start("sumDscr");
        element("anlyUnit", "partner and year");
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void column(TableFile table, Field field) throws XMLStreamException {
        start("var", "ID", id(table) + '.' + field.name(), "name", field.name(), "files", id(table), "intrvl",
                "discrete");
        element("labl", field.title());
        element("txt", field.description());
        format(field.datatype());
        xml.writeEndElement();
    }

    private void variable(Codebook codebook, Codebook.Entry entry) throws XMLStreamException {
        Variable variable = entry.variable();
        start("var", "ID", "W." + variable.column(), "name", variable.column(), "files", "panel-wide", "intrvl",
                variable.isGrade() ? "discrete" : "contin", "nature", variable.isGrade() ? "ordinal" : "ratio");
        element("labl", variable.label());
        start("qstn");
        element("qstnLit", variable.question());
        xml.writeEndElement();
        if (!variable.scale().least().isEmpty()) {
            start("valrng");
            start("range", "min", variable.scale().least());
            if (!variable.scale().most().isEmpty()) {
                xml.writeAttribute("max", variable.scale().most());
            }
            xml.writeEndElement();
            xml.writeEndElement();
        }
        element("universe", entry.covered());
        start("sumStat", "type", "vald");
        xml.writeCharacters(String.valueOf(entry.observed()));
        xml.writeEndElement();
        element("txt", variable.definition() + (entry.breaks().isEmpty() ? "" : ' ' + entry.breaks()));
        format("decimal");
        for (String note : List.of("Scale: " + Codebook.scale(entry), "Source: " + entry.publishers(), "Licence: "
                + entry.licences(), "Values that another source contradicts: " + entry.conflicts(), "Cite as: "
                + codebook.citation(entry))) {
            element("notes", note);
        }
        xml.writeEndElement();
    }

    private void format(String datatype) throws XMLStreamException {
        boolean isNumber = List.of("decimal", "integer").contains(datatype);
        start("varFormat", "type", isNumber ? "numeric" : "character");
        xml.writeEndElement();
    }

    private static String id(TableFile table) {
        return table.fileName().replaceFirst("[.]csv$", "");
    }

    private void start(String name, String... attributes) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement(name);
        for (int i = 0; i < attributes.length; i += 2) {
            if (!attributes[i + 1].isEmpty()) {
                xml.writeAttribute(attributes[i], attributes[i + 1]);
            }
        }
    }

    private void element(String name, String text) throws XMLStreamException {
        start(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
