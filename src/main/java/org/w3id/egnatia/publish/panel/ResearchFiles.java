package org.w3id.egnatia.publish.panel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.w3id.egnatia.publish.form.DatelessZip;
import org.w3id.egnatia.publish.form.TableFile;
import org.w3id.egnatia.publish.form.TableMetadata;
import org.w3id.egnatia.release.Release;

/**
 * The files of the folder {@value Panel#FOLDER}: the tables of the panel and of the codebook, the codebook in other
 * forms, the metadata, scripts that read the tables, a source package for R, and statements for Wikidata.
 */
public final class ResearchFiles {

    private static final String CODEBOOK = "codebook.csv";
    private static final String COVERAGE = "coverage.csv";
    private static final String WIKIDATA = "wikidata.quickstatements.txt";
    /** The folder of the package for R in its archive. */
    private static final String IN_ARCHIVE = "egnatia/";

    private final Release release;
    private final Panel panel;
    private final Codebook codebook;

    /** The files of a release, which are made when they are written. */
    public ResearchFiles(Release release) {
        this.release = release;
        this.panel = new Panel(release);
        this.codebook = new Codebook(release, panel);
    }

    /** Names and titles of the files of a release, without making any. */
    public static Map<String, String> titles(Release release) {
        Map<String, String> titles = new LinkedHashMap<>(Panel.titles(release));
        titles.put(CODEBOOK, "Codebook: a row for each variable");
        titles.put(COVERAGE, "Coverage: a row for each variable and entity");
        titles.put("codebook.html", "Codebook as a page");
        titles.put("codebook.xml", "Codebook by DDI Codebook 2.5");
        titles.put("datapackage.json", "Tables as a data package");
        titles.put("csv-metadata.json", "Metadata of the panel");
        titles.put("read.R", "Reader for R");
        titles.put("read.py", "Reader for Python with pandas");
        titles.put("read.do", "Reader for Stata");
        titles.put("egnatia-r.zip", "Source package for R");
        titles.put(WIKIDATA, "Statements for Wikidata, under CC0");
        return titles;
    }

    private List<TableFile> tables() {
        return Stream.concat(panel.tables().stream(), Stream.of(
                codebook.variables(CODEBOOK, titles(release).get(CODEBOOK)),
                codebook.coverage(COVERAGE, titles(release).get(COVERAGE)))).toList();
    }

    /**
     * Writes a file.
     *
     * @param name one of {@link #titles(Release)}
     * @throws IOException if the stream does not take it
     */
    public void write(String name, OutputStream out) throws IOException {
        switch (name) {
            case "codebook.html" -> CodebookPage.write(release, codebook, tables(), out);
            case "codebook.xml" -> DdiCodebook.write(release, codebook, tables(), out);
            case "datapackage.json" -> out.write(DataPackage.of(release, tables()).getBytes(StandardCharsets.UTF_8));
            case "csv-metadata.json" -> out.write(TableMetadata.csvw(tables()).getBytes(StandardCharsets.UTF_8));
            case "read.R", "read.py", "read.do" -> script(name, out);
            case "egnatia-r.zip" -> packageForR(out);
            case WIKIDATA -> out.write(WikidataStatements.of(release).getBytes(StandardCharsets.UTF_8));
            default -> tables().stream().filter(table -> table.fileName().equals(name)).findFirst().orElseThrow()
                    .write(out);
        }
    }

    private static void script(String name, OutputStream out) throws IOException {
        try (InputStream text = ResearchFiles.class.getResourceAsStream(name)) {
            text.transferTo(out);
        }
    }

    private void packageForR(OutputStream out) throws IOException {
        DatelessZip zip = new DatelessZip(out);
        String day = release.issued().orElse(LocalDate.of(1970, 1, 1)).toString();
        String[] parts = day.split("-");
        zip.add(IN_ARCHIVE + "DESCRIPTION", """
                Package: egnatia
                Title: Panel on the Western Balkans Partners and the European Union
                Version: %d.%d.%d
                Author: Egnatia
                Maintainer: Egnatia <egnatia@invalid.invalid>
                Description: Figures and grades with source, place and state of each value, ties with bodies by year,
                    steps of the accession negotiations and events; data version %s.
                License: CC BY 4.0
                Encoding: UTF-8
                Depends: R (>= 4.0.0)
                """.formatted(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]),
                release.version()));
        zip.add(IN_ARCHIVE + "NAMESPACE", "export(panel)\n");
        ByteArrayOutputStream reader = new ByteArrayOutputStream();
        script("read.R", reader);
        zip.add(IN_ARCHIVE + "R/panel.R", reader.toString(StandardCharsets.UTF_8) + """

                #' A table of the panel, such as "panel-long".
                panel <- function(name = "panel-long") {
                  read_panel(name, system.file("extdata", package = "egnatia", mustWork = TRUE))
                }
                """);
        zip.add(IN_ARCHIVE + "man/panel.Rd", """
                \\name{panel}
                \\alias{panel}
                \\title{A table of the panel}
                \\description{Reads a table of the panel with codes as text and days as days.}
                \\usage{panel(name = "panel-long")}
                \\arguments{\\item{name}{panel-long, panel-wide, dyads, chapters, events, crosswalk, codebook or
                coverage}}
                \\value{A data frame.}
                \\examples{head(panel("crosswalk"))}
                """);
        for (TableFile table : tables()) {
            zip.add(IN_ARCHIVE + "inst/extdata/" + table.fileName(), table::write);
        }
        zip.finish();
    }
}
