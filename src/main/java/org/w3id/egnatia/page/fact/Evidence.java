package org.w3id.egnatia.page.fact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.w3id.egnatia.page.Links;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Things;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.VisibleText;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * A place in a source on which a fact rests.
 *
 * @param link     address of the page of the evidence itself
 * @param source   the source
 * @param locator  where in the source: lines, or what the evidence says of the place; may be empty
 * @param checking how it was checked
 * @param weight   how much the source counts, if that is known
 * @param publisher whose text the source is, by which independent sources are counted
 * @param place    address of the place itself, if the evidence names one
 * @param outside  address at which the source can be read elsewhere, if it is known
 * @param reading  address of the lines in the reading view of their document, if it has one
 */
public record Evidence(String link, Optional<Name> source, String locator, Optional<Name> checking,
                       Optional<Name> weight, Optional<Node> publisher, Optional<Name> place,
                       Optional<String> outside, Optional<String> reading) {

    /** A piece of evidence from lines in more sections names none of them. */
    private static final int MOST_SECTIONS = 2;
    private static final int IN_LIST = 2;

    /** What a view shows of a node of evidence. */
    public static Evidence of(View view, Node node) {
        Things things = view.site().things();
        List<String> where = new ArrayList<>();
        Optional<CitedLines> lines = CitedLines.of(things, node);
        List<Node> sections = sections(things, node);
        lines.ifPresent(cited -> where.add(inWords(view, sections, cited)));
        Optional<Node> place = Optional.empty();
        for (var triple : Things.about(things.graphOf(node), node)) {
            boolean known = triple.predicateMatches(Egn.line) || triple.predicateMatches(RDF.type.asNode());
            if (!known && triple.getObject().isLiteral()) {
                where.add(VisibleText.of(triple.getObject().getLiteralLexicalForm()));
            } else if (!known && !triple.predicateMatches(Egn.source) && !triple.predicateMatches(Egn.verification)
                    && !triple.predicateMatches(Egn.inSection)) {
                place = Optional.of(triple.getObject());
            }
        }
        Optional<Node> source = things.value(node, Egn.source);
        Optional<String> reading = lines.flatMap(cited -> source.flatMap(document -> reading(view, document, sections,
                cited.numbers())));
        return new Evidence(view.link(node).orElse(""), source.map(s -> Name.of(view, s)),
                String.join("; ", where), things.value(node, Egn.verification).map(v -> Name.of(view, v)),
                source.flatMap(s -> things.value(s, Egn.weight)).map(w -> Name.of(view, w)),
                source.map(s -> things.value(s, DCTerms.publisher.asNode()).orElse(s)),
                place.map(p -> Name.of(view, p)), source.flatMap(s -> things.value(s, FOAF.page.asNode()))
                .flatMap(view::link), reading);
    }

    /** The source and the place in it, in words. */
    public String inWords() {
        return Stream.of(source.map(Name::text).orElse(""), locator).filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** The innermost of the sections in which its lines stand, in the order of the document. */
    private static List<Node> sections(Things things, Node evidence) {
        List<Node> all = things.values(evidence, Egn.inSection);
        return all.stream().filter(section -> all.stream().noneMatch(inner -> things.values(inner, Egn.partOf)
                .contains(section))).sorted(Comparator.comparing(section -> first(things, section))).toList();
    }

    private static int first(Things things, Node section) {
        return things.text(section, Egn.firstLine).map(Integer::valueOf).orElse(0);
    }

    private static String inWords(View view, List<Node> sections, CitedLines lines) {
        return sections.isEmpty() || sections.size() > MOST_SECTIONS ? lines.inWords(view)
                : view.text("evidence.sections", sections.size(), sections.stream()
                .map(section -> view.site().things().text(section, DCTerms.title.asNode())
                        .orElseGet(() -> view.name(section)))
                .collect(Collectors.joining(view.text("evidence.and"))), lines.inWords(view));
    }

    /** Where the first of its lines is read that stands in its first section, or outside all of them. */
    private static Optional<String> reading(View view, Node document, List<Node> sections, List<Integer> lines) {
        int begin = sections.isEmpty() ? 0 : first(view.site().things(), sections.get(0));
        int line = lines.stream().filter(number -> number >= begin).findFirst().orElse(lines.get(0));
        return Optional.of(document).filter(page -> view.site().things().isA(page, Egn.TextDocument)).map(page -> {
            String section = sections.isEmpty() ? CitedLines.OUTSIDE
                    : Namespaces.code(sections.get(0));
            return view.link(Links.path(document.getURI()), Map.of("list", CitedLines.LINES + section))
                    + "#line-" + line;
        });
    }

    /** The evidence of a thing, in a fixed order. */
    public static List<Evidence> allOf(View view, Node thing) {
        return view.site().things().values(thing, Egn.evidence).stream().map(node -> of(view, node)).toList();
    }

    /**
     * The pieces of evidence that a list shows of a fact whose page has them all: those that were checked best first,
     * of each publisher one before a second, as many as a list has room for.
     */
    public static List<Evidence> foremost(View view, List<Evidence> evidence) {
        Set<Optional<Node>> publishers = new HashSet<>();
        Map<Boolean, List<Evidence>> byNews = evidence.stream()
                .sorted(Comparator.comparing((Evidence one) -> rank(view, one.checking)).thenComparing(one ->
                rank(view, one.weight)).reversed())
                .collect(Collectors.partitioningBy(one -> publishers.add(one.publisher())));
        return Stream.concat(byNews.get(true).stream(), byNews.get(false).stream()).limit(IN_LIST).toList();
    }

    private static int rank(View view, Optional<Name> concept) {
        return concept.map(name -> Tone.of(view.site().things(), name.node()).rank()).orElse(0);
    }

    /** How many independent sources there are among some pieces of evidence: those of one publisher are one. */
    public static long independent(List<Evidence> evidence) {
        return evidence.stream().flatMap(one -> one.publisher().stream()).distinct().count();
    }
}
