package org.w3id.egnatia.publish;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.w3id.egnatia.release.Sha256;
import org.w3id.egnatia.vocab.NamingRules;

/**
 * How a page is cited. It names the version of the data, and the day whose state was read if one was chosen, so that
 * the same page can be found again.
 *
 * @param iri     the IRI of the thing, which stays when servers move
 * @param title   its name
 * @param version the data version
 * @param issued  when the data was issued
 * @param asOf    the day whose state was read
 */
public record Citation(String iri, String title, String version, Optional<LocalDate> issued, Optional<LocalDate> asOf) {

    private static final int LONGEST_KEY = 80;
    private static final int SHORT_KEY = 24;
    private static final int HASH = 12;

    /** The formats that programs for references read. */
    public enum Form {
        BIBTEX("bib", "application/x-bibtex; charset=utf-8", "BibTeX"),
        RIS("ris", "application/x-research-info-systems; charset=utf-8", "RIS"),
        CSL_JSON("csl.json", "application/vnd.citationstyles.csl+json", "CSL-JSON");

        private final String suffix;
        private final String contentType;
        private final String label;

        Form(String suffix, String contentType, String label) {
            this.suffix = suffix;
            this.contentType = contentType;
            this.label = label;
        }

        /** The ending of its addresses, without a dot. */
        public String suffix() {
            return suffix;
        }

        /** Value of the header Content-Type. */
        public String contentType() {
            return contentType;
        }

        /** Name for readers. */
        public String label() {
            return label;
        }
    }

    /** The citation as a sentence. */
    public String inWords() {
        return title + ". Egnatia, " + edition() + issued.map(day -> ", " + day.getYear()).orElse("") + ". " + iri;
    }

    /** The citation in a format. */
    public String as(Form form) {
        return switch (form) {
            case BIBTEX -> bibtex();
            case RIS -> ris();
            case CSL_JSON -> csl();
        };
    }

    private String edition() {
        return "data version " + version + asOf.map(day -> ", as of " + day).orElse("");
    }

    private String note() {
        return title.contains("*") ? edition() + ". " + NamingRules.KOSOVO_FOOTNOTE : edition();
    }

    private String key() {
        String path = iri.replaceFirst("^.*/egnatia/(id/)?", "").replace("version=" + version, "")
                .replaceAll("[^A-Za-z0-9]+", "-");
        // A key that a whole query stands in cannot be typed; what it is cut to is told apart by its hash.
        return "egnatia-" + (path.length() <= LONGEST_KEY ? path : path.substring(0, SHORT_KEY) + '-'
                + Sha256.hex(iri.getBytes(StandardCharsets.UTF_8)).substring(0, HASH)) + '-' + version;
    }

    private String bibtex() {
        return "@misc{" + key() + ",\n  title = {" + bibtexText(title) + "},\n  publisher = {Egnatia},\n"
                + issued.map(day -> "  year = {" + day.getYear() + "},\n  date = {" + day + "},\n").orElse("")
                + "  version = {" + version + "},\n  note = {" + bibtexText(note()) + "},\n  url = {" + iri + "}\n}\n";
    }

    private static String bibtexText(String text) {
        return oneLine(text).replace("\\", "\\textbackslash ").replaceAll("([{}$&%#_])", "\\\\$1");
    }

    private String ris() {
        return "TY  - DATA\r\nTI  - " + oneLine(title) + "\r\nPB  - Egnatia\r\n"
                + issued.map(day -> "PY  - " + day.getYear() + "\r\nDA  - " + day.toString().replace('-', '/')
                        + "\r\n").orElse("")
                + "ET  - " + version + "\r\nN1  - " + oneLine(note()) + "\r\nUR  - " + iri + "\r\nER  - \r\n";
    }

    private String csl() {
        JsonObject item = new JsonObject();
        item.put("id", key());
        item.put("type", "dataset");
        item.put("title", title);
        item.put("publisher", "Egnatia");
        issued.ifPresent(day -> item.put("issued", date(day)));
        item.put("version", version);
        item.put("note", note());
        item.put("URL", iri);
        JsonArray items = new JsonArray();
        items.add(item);
        return items + "\n";
    }

    private static JsonObject date(LocalDate day) {
        JsonArray parts = new JsonArray();
        parts.add(day.getYear());
        parts.add(day.getMonthValue());
        parts.add(day.getDayOfMonth());
        JsonArray dates = new JsonArray();
        dates.add(parts);
        JsonObject date = new JsonObject();
        date.put("date-parts", dates);
        return date;
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
