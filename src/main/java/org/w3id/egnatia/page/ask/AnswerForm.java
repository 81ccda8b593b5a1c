package org.w3id.egnatia.page.ask;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The forms in which a question can be had, by the ending of its address or by Accept. */
public enum AnswerForm {
    HTML("html", "text/html"),
    CSV("csv", "text/csv"),
    TSV("tsv", "text/tab-separated-values"),
    JSON("json", "application/sparql-results+json"),
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    MARKDOWN("md", "text/markdown"),
    SVG("svg", "image/svg+xml"),
    ATOM("atom", "application/atom+xml"),
    JSON_FEED("jsonfeed", "application/feed+json"),
    CALENDAR("ics", "text/calendar"),
    QUERY("rq", "application/sparql-query"),
    TURTLE("ttl", "text/turtle"),
    JSON_LD("jsonld", "application/ld+json"),
    RDF_XML("rdf", "application/rdf+xml"),
    N_TRIPLES("nt", "application/n-triples");

    private final String ending;
    private final String mediaType;

    AnswerForm(String ending, String mediaType) {
        this.ending = ending;
        this.mediaType = mediaType;
    }

    /** The ending of addresses, without a point. */
    public String ending() {
        return ending;
    }

    /** The media type. */
    public String mediaType() {
        return mediaType;
    }

    /** True if it holds rows, or a picture of them. */
    public boolean isAnswer() {
        return this == CSV || this == TSV || this == JSON || isFile();
    }

    /** True if it says of itself what it is, where the others hold nothing but rows. */
    public boolean isFile() {
        return this == XLSX || this == MARKDOWN || this == SVG;
    }

    /** True if names stand in it in the language of the reader. */
    public boolean isInLanguage() {
        return this == HTML || isFile();
    }

    /** True if it holds the dated rows of an answer for those who follow it. */
    public boolean isFeed() {
        return this == ATOM || this == JSON_FEED || this == CALENDAR;
    }

    /** True if it describes the question itself. */
    public boolean isDescription() {
        return ordinal() >= TURTLE.ordinal();
    }

    /** The form of an ending. */
    public static Optional<AnswerForm> ofEnding(String ending) {
        return Arrays.stream(values()).filter(form -> form.ending.equals(ending)).findFirst();
    }

    /** The form of a media type. */
    public static Optional<AnswerForm> ofMediaType(String type) {
        return type.equals("application/json") ? Optional.of(JSON)
                : Arrays.stream(values()).filter(form -> form.mediaType.equals(type)).findFirst();
    }

    /** The media types, the first preferred. */
    public static List<String> mediaTypes() {
        List<String> types = new ArrayList<>(Arrays.stream(values()).map(AnswerForm::mediaType).toList());
        types.add("application/json");
        return types;
    }
}
