package org.w3id.egnatia.page.report;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.egnatia.page.Glossary;
import org.w3id.egnatia.page.Label;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Page;
import org.w3id.egnatia.page.Things;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * The words of the field and of these pages from A to Z: what statuses, weights and grades mean, and what stands behind
 * abbreviations. Each meaning is that of the list or thing that the word leads to.
 *
 * @param view    its circumstances
 * @param letters the entries by their first letter
 */
public record GlossaryPage(View view, Map<String, List<Entry>> letters) implements Page {

    /** Where it stands. */
    public static final String PATH = "glossary";

    /**
     * A word.
     *
     * @param name    its name, which leads to where it is described
     * @param acronym the abbreviation that stands for it, if any
     * @param meaning what it means
     */
    public record Entry(Name name, Optional<String> acronym, Label meaning) {

        /** By what it is found: the abbreviation, or the name. */
        public String word() {
            return acronym.orElse(name.text());
        }
    }

    /** The page. */
    public static GlossaryPage of(View view) {
        Things things = view.site().things();
        List<Entry> entries = new ArrayList<>();
        // What has an abbreviation is found by it, and stands here once.
        things.having(Egn.acronym).forEach(thing -> entry(view, thing, DCTerms.description.asNode(),
                things.text(thing, Egn.acronym)).ifPresent(entries::add));
        Glossary.LISTS.stream().flatMap(list -> things.having(SKOS.inScheme.asNode(),
                NodeFactory.createURI(Namespaces.VOC + list)).stream()).distinct()
                .filter(concept -> things.value(concept, Egn.acronym).isEmpty())
                .forEach(concept -> entry(view, concept, SKOS.definition.asNode(), Optional.empty())
                .ifPresent(entries::add));
        Collator order = Collator.getInstance(Locale.UK);
        Map<String, List<Entry>> letters = new TreeMap<>();
        entries.stream().sorted(Comparator.comparing(Entry::word, order).thenComparing(e -> e.name().node().getURI()))
                .forEach(entry -> letters.computeIfAbsent(entry.word().substring(0, 1).toUpperCase(Locale.ROOT),
                        l -> new ArrayList<>()).add(entry));
        return new GlossaryPage(view, new LinkedHashMap<>(letters));
    }

    private static Optional<Entry> entry(View view, Node node, Node meaning, Optional<String> acronym) {
        return Stream.of(meaning, SKOS.definition.asNode()).map(property -> view.told(node, property))
                .filter(text -> !text.isEmpty()).findFirst()
                .map(text -> new Entry(Name.of(view, node), acronym, text));
    }

    @Override
    public String template() {
        return "glossary.jte";
    }

    @Override
    public String title() {
        return view.text("glossary.title");
    }

    @Override
    public String description() {
        return view.text("glossary.lead");
    }

    @Override
    public List<String> styles() {
        return List.of("report.css");
    }
}
