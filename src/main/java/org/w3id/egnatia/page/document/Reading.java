package org.w3id.egnatia.page.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.SavedRow;
import org.w3id.egnatia.page.ask.SavedRows;
import org.w3id.egnatia.page.fact.CitedLines;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * The sections and lines of a text document and what rests on them: the answers of two saved questions. None of its
 * text is shown.
 *
 * @param sections its sections
 * @param facts    what rests on each line
 * @param contents the sections in order, those within others after them
 * @param parts    its lines in order by section; the part of those outside all sections has no title
 */
public record Reading(SavedRows sections, SavedRows facts, List<Section> contents, List<Part> parts) {

    private static final String SOURCE = Namespaces.ID + "source/";
    /** More rows than these are read section by section. */
    private static final int MOST_ROWS = 350;

    /**
     * A section.
     *
     * @param code   its code
     * @param name   its name, with a link to its own page
     * @param title  its heading as it is printed
     * @param within true if it stands within another
     * @param first  its first line
     * @param last   its last line
     * @param lines  on how many lines something rests
     * @param facts  how many facts and things rest on it
     */
    public record Section(String code, Name name, String title, boolean within, int first, int last, int lines,
                          int facts) {
    }

    /**
     * Lines that follow each other in one section, or outside all of them.
     *
     * @param code  code of the section, or that of what stands outside
     * @param title heading of the section; empty outside
     * @param lines the lines on which something rests
     */
    public record Part(String code, String title, List<Line> lines) {

        /** How many facts and things rest on its lines. */
        public long facts() {
            return lines.stream().flatMap(line -> line.facts().stream()).map(Resting::name).distinct().count();
        }
    }

    /** The numbers of lines of a section on which nothing is listed; evidence of a concept may name them. */
    public List<Integer> bare(Part part) {
        Set<Integer> listed = parts.stream().flatMap(one -> one.lines().stream()).map(Line::number)
                .collect(Collectors.toSet());
        return contents.stream().filter(section -> section.code().equals(part.code()))
                .flatMap(section -> IntStream.rangeClosed(section.first(), section.last()).boxed()
                .filter(number -> !listed.contains(number) && contents.stream().noneMatch(inner ->
                        inner.last() - inner.first() < section.last() - section.first()
                        && inner.first() <= number && number <= inner.last()))).toList();
    }

    /** A line and what rests on it. */
    public record Line(int number, List<Resting> facts) {
    }

    /** A fact or thing that rests on a line, and what kind of thing it is. */
    public record Resting(Name name, Name kind) {
    }

    static Reading of(View view, Node document) {
        Map<String, String> of = Map.of("document", document.getURI().substring(SOURCE.length()));
        SavedRows sections = SavedRows.of(view.site(), "sections-of-document", of);
        SavedRows facts = SavedRows.of(view.site(), "facts-by-line", of);
        List<Section> contents = sections.stream().map(row -> new Section(code(row.thing("section")),
                Name.of(view, row.thing("section")), heading(view, row.thing("section")), row.iri("within").isPresent(),
                row.count("firstLine"), row.count("lastLine"), row.count("lines"), row.count("facts"))).toList();
        return new Reading(sections, facts, contents, parts(view, facts, contents));
    }

    private static String heading(View view, Node section) {
        return view.site().things().text(section, DCTerms.title.asNode()).orElseGet(() -> view.name(section));
    }

    private static String code(Node thing) {
        return thing.getURI().substring(SOURCE.length());
    }

    /** By section in the order of first lines; all that stands outside of sections is one part, the first. */
    private static List<Part> parts(View view, SavedRows facts, List<Section> contents) {
        Map<String, Map<Integer, List<Resting>>> bySection = new LinkedHashMap<>();
        bySection.put(CitedLines.OUTSIDE, new LinkedHashMap<>());
        contents.forEach(section -> bySection.put(section.code(), new LinkedHashMap<>()));
        for (SavedRow row : facts.rows()) {
            bySection.get(row.iri("section").map(Reading::code).orElse(CitedLines.OUTSIDE))
                    .computeIfAbsent(row.count("line"), line -> new ArrayList<>())
                    .add(new Resting(Name.of(view, row.fact()), Name.of(view, row.thing("kind"))));
        }
        Map<String, String> titles = new LinkedHashMap<>();
        contents.forEach(section -> titles.put(section.code(), section.title()));
        return bySection.entrySet().stream().filter(part -> !part.getValue().isEmpty())
                .map(part -> new Part(part.getKey(), titles.getOrDefault(part.getKey(), ""),
                        part.getValue().entrySet().stream().map(e -> new Line(e.getKey(), e.getValue())).toList()))
                .toList();
    }

    /** The part of a code. */
    Optional<Part> part(String code) {
        return parts.stream().filter(part -> part.code().equals(code)).findFirst();
    }

    /** True if it is short enough to be read on one page. */
    public boolean isShort() {
        return facts.rows().size() <= MOST_ROWS;
    }

    /** The part of a section, if something rests on lines that stand in no section within it. */
    public Optional<Part> of(Section section) {
        return part(section.code());
    }

    /** What stands outside all sections. */
    public Optional<Part> outside() {
        return part(CitedLines.OUTSIDE);
    }
}
