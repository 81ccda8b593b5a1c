package org.w3id.egnatia.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * The words of the glossary, and where they stand in English prose: abbreviations, terms of the field such as
 * <i>benchmark</i>, in the plural, too, and others of more than one word, such as <i>moderately prepared</i>. Single
 * words of everyday language are left alone, since links on all of them would be in the way of reading. So are linked
 * the names of funds and plans, such as <i>Reform and Growth Facility</i>, one of which is often told by another.
 */
public final class Glossary {

    /** The list of the terms of the field, of which single words are linked, too. */
    private static final String TERMS = "term";
    /** The lists whose concepts stand on pages without a word of explanation. */
    public static final List<String> LISTS = List.of("accession-status", "legal-phase", "standing", "knowledge",
            "source-weight", "verification", "preparation-level", "progress", "amount-stage", "amount-kind",
            "value-state", "policy-area", TERMS);

    private static final Pattern ABBREVIATION = Pattern.compile("\\p{Lu}[\\p{Lu}\\d]+");

    /** A name of more than one word. */
    private static final Pattern NAME = Pattern.compile("\\p{Lu}[^ ]* .+");

    private static final Pattern NOTHING = Pattern.compile("(?!)");

    private final Map<String, Node> terms = new HashMap<>();
    private final Pattern any;

    /**
     * A part of a text.
     *
     * @param text the part
     * @param link where the word is described, if it is one of the glossary
     */
    public record Piece(String text, Optional<String> link) {
    }

    private Glossary(Site site) {
        Things things = site.things();
        Set<String> ambiguous = new HashSet<>();
        things.having(Egn.acronym).forEach(thing -> things.text(thing, Egn.acronym)
                .filter(acronym -> ABBREVIATION.matcher(acronym).matches())
                .filter(acronym -> terms.putIfAbsent(acronym, thing) != null).ifPresent(ambiguous::add));
        LISTS.stream().flatMap(list -> things.having(SKOS.inScheme.asNode(), NodeFactory.createURI(Namespaces.VOC
                + list)).stream()).forEach(concept -> {
                    String term = things.label(concept, Language.ENGLISH).text().toLowerCase(Locale.ROOT);
                    boolean isOfField = list(concept).equals(TERMS);
                    if ((isOfField || term.contains(" ")) && terms.putIfAbsent(term, concept) != null) {
                        ambiguous.add(term);
                    }
                    if (isOfField) {
                        terms.putIfAbsent(term + "s", concept);
                    }
                });
        Stream.of(Egn.FinancialInstrument, Egn.PolicyInstrument)
                .flatMap(type -> things.having(RDF.type.asNode(), type).stream()).forEach(fund ->
                Stream.of(RDFS.label, SKOS.altLabel).flatMap(name -> things.values(fund, name.asNode()).stream())
                .filter(name -> name.getLiteralLanguage().equals(Language.ENGLISH.tag()))
                .map(Node::getLiteralLexicalForm).filter(NAME.asMatchPredicate()).distinct()
                .filter(name -> terms.putIfAbsent(name, fund) != null).forEach(ambiguous::add));
        terms.keySet().removeAll(ambiguous);
        any = terms.isEmpty() ? NOTHING : Pattern.compile("(?<![\\p{L}\\d-])(?:" + terms.keySet().stream()
                .sorted(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .map(Pattern::quote).collect(Collectors.joining("|")) + ")(?![\\p{L}\\d-])");
    }

    private static String list(Node concept) {
        return concept.getURI().substring(Namespaces.VOC.length()).replaceFirst("/.*", "");
    }

    /**
     * A text in pieces, with a link on each word of the glossary where it first stands.
     *
     * @param about the thing that the text is about, which needs no link
     */
    public static List<Piece> pieces(View view, String text, Node about) {
        Glossary glossary = view.site().once(Glossary.class, Glossary::new);
        List<Piece> pieces = new ArrayList<>();
        Set<Node> linked = new HashSet<>(Set.of(about));
        int end = 0;
        Matcher term = glossary.any.matcher(text);
        while (term.find()) {
            Node thing = glossary.terms.get(term.group());
            if (linked.add(thing)) {
                pieces.add(new Piece(text.substring(end, term.start()), Optional.empty()));
                pieces.add(new Piece(term.group(), view.link(thing)));
                end = term.end();
            }
        }
        pieces.add(new Piece(text.substring(end), Optional.empty()));
        return pieces;
    }
}
