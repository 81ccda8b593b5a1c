package org.w3id.egnatia.advise;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.w3id.egnatia.advise.Advice.Instead;
import org.w3id.egnatia.describe.TermUse;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.release.names.Category;
import org.w3id.egnatia.release.names.Entry;
import org.w3id.egnatia.release.names.FoundName;
import org.w3id.egnatia.release.names.Hit;
import org.w3id.egnatia.release.names.Level;
import org.w3id.egnatia.spelling.EditDistance;

/** Looks for IRIs of a query that the data does not have, or not in the part that they play. */
final class NameAdvice {

    private static final int MOST = 3;
    private static final Node TYPE = RDF.type.asNode();

    private final Release release;
    private final TermUse usage;

    NameAdvice(Release release, TermUse usage) {
        this.release = release;
        this.usage = usage;
    }

    /** What is to be said of the names of a query; {@code told} takes those of which something is. */
    List<Advice> of(Uses uses, QueryTokens tokens, Set<Node> told) {
        List<Advice> all = new ArrayList<>();
        for (Map.Entry<Node, Uses.Role> use : uses.names().entrySet()) {
            Node name = use.getKey();
            fault(name, use.getValue(), uses, tokens).ifPresent(sentence -> {
                told.add(name);
                all.add(new Advice(Advice.Kind.UNKNOWN_NAME, sentence, tokens.written(name), tokens.position(name),
                        instead(name, use.getValue(), tokens)));
            });
        }
        return all;
    }

    private Optional<String> fault(Node name, Uses.Role role, Uses uses, QueryTokens tokens) {
        boolean isUsed = switch (role) {
            case PROPERTY -> usage.properties().containsKey(name);
            case CLASS -> usage.classes().containsKey(name);
            case THING -> occurs(name);
        };
        if (isUsed || uses.readsOtherGraphs() && occursAnywhere(name)) {
            return Optional.empty();
        }
        String written = tokens.written(name);
        if (release.defaultGraph().contains(name, TYPE, Node.ANY)) {
            return Optional.of(role == Uses.Role.PROPERTY
                    ? isProperty(name) ? written + " is a property of the ontology that nothing in this data has."
                    : written + " is no property."
                    : isClass(name) ? written + " is a class of the ontology of which nothing in this data is one."
                    : written + " is no class.");
        }
        if (release.retired().contains(name, Node.ANY, Node.ANY)) {
            return Optional.of(written + " is retired.");
        }
        List<String> graphs = graphs(name);
        return Optional.of(graphs.isEmpty() ? written + " does not occur in this data."
                : written + " occurs only outside the default graph, in " + String.join(", ", graphs)
                + "; ask for it with GRAPH.");
    }

    private boolean occurs(Node name) {
        return release.defaultGraph().contains(name, Node.ANY, Node.ANY)
                || release.defaultGraph().contains(Node.ANY, Node.ANY, name)
                || usage.properties().containsKey(name) || usage.datatypes().containsKey(name) || isGraph(name);
    }

    private boolean isGraph(Node name) {
        return release.dataset().containsGraph(name);
    }

    private boolean occursAnywhere(Node name) {
        return occurs(name) || !graphs(name).isEmpty();
    }

    private List<String> graphs(Node name) {
        Set<String> found = new LinkedHashSet<>();
        release.dataset().find(Node.ANY, name, Node.ANY, Node.ANY)
                .forEachRemaining(quad -> found.add("<" + quad.getGraph().getURI() + ">"));
        release.dataset().find(Node.ANY, Node.ANY, Node.ANY, name)
                .forEachRemaining(quad -> found.add("<" + quad.getGraph().getURI() + ">"));
        release.dataset().find(Node.ANY, Node.ANY, name, Node.ANY)
                .forEachRemaining(quad -> found.add("<" + quad.getGraph().getURI() + ">"));
        return found.stream().sorted().limit(MOST).toList();
    }

    private boolean isProperty(Node name) {
        return Stream.of(RDF.Property, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
                .anyMatch(type -> release.defaultGraph().contains(name, TYPE, type.asNode()));
    }

    private boolean isClass(Node name) {
        return Stream.of(RDFS.Class, OWL.Class)
                .anyMatch(type -> release.defaultGraph().contains(name, TYPE, type.asNode()));
    }

    /** What may have been meant by a name: the same in another namespace, one spelt alike, one that is called so. */
    private List<Instead> instead(Node name, Uses.Role role, QueryTokens tokens) {
        Set<Node> meant = new LinkedHashSet<>();
        release.retired().find(name, Node.ANY, Node.ANY).forEachRemaining(triple -> {
            if (triple.getObject().isURI() && occurs(triple.getObject()) && !triple.getPredicate().equals(TYPE)) {
                meant.add(triple.getObject());
            }
        });
        Set<Node> fitting = switch (role) {
            case PROPERTY -> usage.properties().keySet();
            case CLASS -> usage.classes().keySet();
            case THING -> Set.of();
        };
        String local = local(name);
        fitting.stream().filter(other -> local(other).equalsIgnoreCase(local)).sorted(byUse(role)).forEach(meant::add);
        Predicate<Node> fits = role == Uses.Role.THING
                ? node -> node.getURI().startsWith(namespace(name)) : fitting::contains;
        Stream<Node> candidates = role == Uses.Role.THING
                ? Stream.concat(release.names().things().stream(), usage.datatypes().keySet().stream()).filter(fits)
                : fitting.stream();
        Map<String, List<Node>> byLocal = candidates.filter(Node::isURI)
                .collect(Collectors.groupingBy(NameAdvice::local));
        EditDistance.nearest(local, byLocal.keySet())
                .ifPresent(near -> byLocal.get(near).stream().sorted(byUse(role)).forEach(meant::add));
        List<Hit> called = release.names().search(words(local), "en").stream()
                .filter(hit -> role == Uses.Role.THING ? isLike(hit.thing(), hit.category(), name)
                        : fitting.contains(hit.thing())).limit(MOST).toList();
        // What is called just so leaves no doubt.
        called.stream().filter(hit -> called.get(0).level() != Level.EXACT || hit.level() == Level.EXACT)
                .map(Hit::thing).forEach(meant::add);
        if (meant.isEmpty() && role != Uses.Role.THING) {
            partly(words(local), fitting).forEach(meant::add);
        }
        return meant.stream().filter(node -> !node.equals(name)).limit(MOST)
                .map(node -> {
                    String written = tokens.written(node);
                    return new Instead(written, label(node), tokens.with(name, written));
                }).toList();
    }

    /** Those of which some word is one of those asked for, such as {@code egn:status} for {@code hasStatus}. */
    private static Stream<Node> partly(String words, Set<Node> fitting) {
        Set<String> asked = Stream.of(words.split(" ")).filter(word -> word.length() > 3).collect(Collectors.toSet());
        return fitting.stream().filter(Node::isURI)
                .filter(node -> Stream.of(words(local(node)).split(" ")).anyMatch(asked::contains))
                .sorted(Comparator.comparing((Node node) -> local(node).length()).thenComparing(Node::getURI))
                        .limit(MOST);
    }

    /** A thing is meant by one of its own kind: an actor by an actor, where the name says what it is to be. */
    private static boolean isLike(Node thing, Category category, Node name) {
        return category != Category.QUESTION && category != Category.GRAPH
                && (thing.getURI().startsWith(namespace(name)) || namespace(name).length() < 2);
    }

    private Comparator<Node> byUse(Uses.Role role) {
        Map<Node, Integer> counts = role == Uses.Role.CLASS ? usage.classes() : usage.properties();
        return Comparator.comparing((Node node) -> -counts.getOrDefault(node, 0))
                .thenComparing((Node node) -> node.toString());
    }

    private String label(Node node) {
        return release.names().entry(node).map(Entry::names).flatMap(names -> names.stream()
                .filter(name -> name.kind() == FoundName.Kind.LABEL && name.language().equals("en")).findFirst())
                .map(FoundName::text).orElse("");
    }

    private static String local(Node name) {
        return name.isURI() ? name.getURI().substring(namespace(name).length()) : "";
    }

    private static String namespace(Node name) {
        int end = Math.max(name.getURI().lastIndexOf('/'), name.getURI().lastIndexOf('#'));
        return name.getURI().substring(0, end + 1);
    }

    /** The words of a name that is written in one. */
    private static String words(String local) {
        return local.replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", " ").replaceAll("[-_.]+", " ")
                .replaceFirst("^(?:has|is) ", "").strip().toLowerCase(Locale.ROOT);
    }
}
