package org.w3id.egnatia.watch;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The forms in which publishers tell what is new. */
public enum AnswerForm {
    /** A page with a list of links. */
    LIST("list", List.of("text/html", "application/xhtml+xml"), ListEntries::of),
    /** Rows of a SPARQL endpoint. */
    SPARQL("SPARQL results", List.of("application/sparql-results+json", "application/sparql-results+xml"),
            ResultEntries::of),
    /** A feed of one of the RSS family. */
    RSS("RSS", List.of("application/rss+xml", "application/rdf+xml", "application/xml", "text/xml"),
            FeedEntries::ofRss),
    /** A feed by RFC 4287. */
    ATOM("Atom", List.of("application/atom+xml", "application/xml", "text/xml"), FeedEntries::ofAtom),
    /** A table of a statistical office. */
    SDMX_CSV("SDMX-CSV", List.of("text/csv", "application/vnd.sdmx.data+csv"), SdmxEntries::of);

    private final String words;
    private final List<String> mediaTypes;
    private final Function<Answer, List<Entry>> reader;

    AnswerForm(String words, List<String> mediaTypes, Function<Answer, List<Entry>> reader) {
        this.words = words;
        this.mediaTypes = mediaTypes;
        this.reader = reader;
    }

    /** The form that the data names so. */
    public static AnswerForm named(String words) {
        return Stream.of(values()).filter(form -> form.words.equals(words)).findFirst().orElseThrow();
    }

    /** What to ask a server for. */
    public String accepted() {
        return String.join(", ", mediaTypes);
    }

    /**
     * The entries of an answer.
     *
     * @throws NoAnswerException if it is none: of another status, of another form, cut off or empty
     */
    public List<Entry> read(Answer answer) {
        if (answer.status() != Answer.OK) {
            throw new NoAnswerException("has the status " + answer.status() + ", which is no content");
        }
        if (answer.length().isPresent() && answer.length().get() != answer.body().length) {
            throw new NoAnswerException("is cut off: " + answer.body().length + " of " + answer.length().get()
                    + " bytes came");
        }
        if (new String(answer.body(), StandardCharsets.ISO_8859_1).isBlank()) {
            throw new NoAnswerException("is empty");
        }
        if (!mediaTypes.contains(answer.mediaType())) {
            throw new NoAnswerException("is " + (answer.mediaType().isEmpty() ? "of no media type"
                    : answer.mediaType()) + " and not " + words);
        }
        List<Entry> entries = reader.apply(answer);
        if (entries.isEmpty()) {
            throw new NoAnswerException("has no entry, where at least the last edition is expected");
        }
        return entries;
    }

    @Override
    public String toString() {
        return words;
    }
}
