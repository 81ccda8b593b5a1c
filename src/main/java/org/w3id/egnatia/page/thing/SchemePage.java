package org.w3id.egnatia.page.thing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.egnatia.describe.Description;
import org.w3id.egnatia.page.Label;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Things;
import org.w3id.egnatia.page.View;

/**
 * The page of a concept scheme: its concepts as a tree, each with its definition and how often it is used.
 *
 * @param view     its circumstances
 * @param head     what all pages about things have
 * @param concepts the concepts, narrower ones behind their broader one
 */
public record SchemePage(View view, Head head, List<Concept> concepts) implements HeadedPage {

    private static final int FEW = 30;

    /**
     * A concept.
     *
     * @param name       the concept
     * @param definition what it means
     * @param uses       number of statements that use it, other than those of the scheme
     * @param depth      number of broader concepts above it
     */
    public record Concept(Name name, Label definition, int uses, int depth) {
    }

    /**
     * Concepts that stand together.
     *
     * @param id       a word for addresses within the page
     * @param title    the broadest of them, or the letter that their names begin with; empty if there is one group
     * @param concepts narrower ones behind their broader one
     */
    public record Group(String id, String title, List<Concept> concepts) {
    }

    /**
     * The concepts as a reader takes them in: all together if they are few, else below the broadest ones, or by letter
     * if most have no narrower ones.
     */
    public List<Group> groups() {
        if (concepts.size() <= FEW) {
            return List.of(new Group("all", "", concepts));
        }
        boolean isByLetter = concepts.stream().filter(concept -> concept.depth() == 0).count() * 2 > concepts.size();
        Map<String, List<Concept>> groups = new LinkedHashMap<>();
        String title = "";
        for (Concept concept : concepts) {
            if (concept.depth() == 0) {
                String name = concept.name().text();
                title = isByLetter ? Directory.letter(name) : name;
            }
            groups.computeIfAbsent(title, t -> new ArrayList<>()).add(concept);
        }
        List<Group> all = new ArrayList<>();
        groups.forEach((named, members) -> all.add(new Group("part-" + (all.size() + 1), named, members)));
        return all;
    }

    /** The page for a description. */
    public static Optional<SchemePage> of(View view, Description description) {
        Things things = view.site().things();
        Set<Node> members = new HashSet<>(things.having(SKOS.inScheme.asNode(), description.subject()));
        List<Concept> concepts = new ArrayList<>();
        Set<Node> seen = new HashSet<>();
        inOrder(view, members.stream().filter(c -> things.values(c, SKOS.broader.asNode()).stream()
                .noneMatch(members::contains)).toList())
                .forEach(top -> add(view, top, 0, members, concepts, seen));
        // Concepts in a circle of broader ones have no top.
        inOrder(view, List.copyOf(members)).forEach(rest -> add(view, rest, 0, members, concepts, seen));
        return Optional.of(new SchemePage(view, Head.of(view, description), concepts));
    }

    private static List<Node> inOrder(View view, List<Node> concepts) {
        Things things = view.site().things();
        return concepts.stream()
                .sorted(Comparator.comparing((Node c) -> number(things.text(c, SKOS.notation.asNode()).orElse("")))
                .thenComparing(view::name).thenComparing(c -> c.toString())).toList();
    }

    private static int number(String notation) {
        return notation.matches("[0-9]{1,6}") ? Integer.parseInt(notation) : Integer.MAX_VALUE;
    }

    private static void add(View view, Node concept, int depth, Set<Node> members, List<Concept> concepts,
                            Set<Node> seen) {
        if (seen.add(concept)) {
            Things things = view.site().things();
            int uses = (int) things.leadingTo(concept).stream()
                    .filter(t -> !t.getPredicate().getURI().startsWith(SKOS.getURI())).count();
            concepts.add(new Concept(Name.of(view, concept),
                    view.told(concept, SKOS.definition.asNode()), uses, depth));
            inOrder(view, things.having(SKOS.broader.asNode(), concept).stream().filter(members::contains).toList())
                    .forEach(narrower -> add(view, narrower, depth + 1, members, concepts, seen));
        }
    }

    @Override
    public String template() {
        return "scheme.jte";
    }

    @Override
    public Optional<String> jsonLd() {
        return Optional.of(SchemaOrg.of(view, head, List.of()));
    }
}
