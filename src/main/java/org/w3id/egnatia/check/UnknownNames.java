package org.w3id.egnatia.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.w3id.egnatia.load.Finding;
import org.w3id.egnatia.load.GraphKind;
import org.w3id.egnatia.load.Position;
import org.w3id.egnatia.load.Severity;
import org.w3id.egnatia.load.SourceFile;
import org.w3id.egnatia.load.TurtleFile;
import org.w3id.egnatia.query.QueryLibrary;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.spelling.EditDistance;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * Names of ours that nothing describes: terms, concepts, things and graphs, in Turtle and in queries, each with the
 * name that was most likely meant. What other rules would say because of such a name is told by {@link #explains}, so
 * that one slip is one finding.
 */
final class UnknownNames {

    static final List<Rule> RULES = List.of(
            Rule.error("unknown-name", Rule.Stage.FILES, "Every name of ours that is used is described",
                    "A misspelt name gives no error anywhere else, only empty answers.",
                    "Write the name that was meant, or describe the thing first.", """
                    actor:example a egn:Organisation ;
                        rdfs:label "Example"@en ;
                        egn:partOf actor:base-aa .""", """
                    actor:example a egn:Organisation ;
                        rdfs:label "Example"@en ;
                        egn:partOf actor:base-a ."""));

    /** More in one file say nothing new, and the nearest name of each takes a while. */
    private static final int SHOWN = 100;
    /** A name in a query: an IRI, or a prefixed name with what is declared for it; strings and comments are skipped. */
    private static final Pattern NAME =
            Pattern.compile("(?s)\"{3}.*?\"{3}|'{3}.*?'{3}|\"(?:[^\"\\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\\n]|\\\\.)*'"
            + "|#[^\\n]*|[?$][\\w]+|(?i:PREFIX)\\s+([\\w-]*):\\s*<([^<>\\s]*)>|<([^<>\\s]*)>"
            + "|([A-Za-z][\\w-]*):([\\w][\\w.-]*[\\w-]|[\\w]|)");
    private static final List<String> PLACES = List.of(Namespaces.DEF, Namespaces.ID, Namespaces.VOC, Namespaces.GRAPH);

    private final Set<String> known = new HashSet<>();
    private final Map<String, List<String>> byNamespace = new HashMap<>();
    private final Map<String, Set<String>> byLocalName = new HashMap<>();
    private final Map<String, Optional<String>> nearest = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Set<Node> unknown = new HashSet<>();
    private final Set<Node> meant = new HashSet<>();
    private final Set<Node> withoutClass = new HashSet<>();
    private final Set<Node> slipping = new HashSet<>();
    private final Map<Node, Set<Node>> meantProperties = new HashMap<>();
    /** The unknown IRIs that stand in the query of a table itself, by the table. */
    private final Map<String, Set<String>> toldInQuery = new HashMap<>();

    /** A name in its place. */
    private record Slip(String iri, String focus, Position at) {

        static Slip first(Slip a, Slip b) {
            return a.at().compareTo(b.at()) <= 0 ? a : b;
        }
    }

    private UnknownNames() {
    }

    /**
     * Looks for them in files that were all read, and in queries.
     *
     * @param ofTables the queries of tables, where a wrong name is told once and not at each row
     */
    static UnknownNames among(Collection<TurtleFile> files, QueryLibrary library, QueryLibrary others,
                              Collection<SourceFile> ofTables) {
        UnknownNames names = new UnknownNames();
        files.forEach(names::learn);
        names.learn(library);
        if (!files.isEmpty()) {
            ofTables.forEach(query -> names.toldInQuery
                    .put(stem(query.path()), names.examine(query.path(), query.text(), "")));
        }
        files.forEach(names::examine);
        Stream.concat(library.all().stream(), others.all().stream())
                .forEach(query -> names.examine(query.file(), query.text(), query.id()));
        return names;
    }

    /** What the two files of a table have in common. */
    private static String stem(String path) {
        return path.replaceFirst("[.][a-z]+$", "");
    }

    List<Finding> findings() {
        return findings;
    }

    /**
     * True if what is said of a focus, a property and a value, of which the last two may be null, comes from such a
     * name.
     */
    boolean explains(Node focus, Node property, Node value) {
        return unknown.contains(focus) || meant.contains(focus) || withoutClass.contains(focus)
                || property == null && slipping.contains(focus) || value != null
                && (unknown.contains(value) || withoutClass.contains(value))
                || property != null && (unknown.contains(property)
                        || meantProperties.getOrDefault(focus, Set.of()).contains(property));
    }

    private void learn(TurtleFile file) {
        learn(file.graphName().getURI());
        if (file.kind() == GraphKind.SHAPES) {
            return;
        }
        for (Node subject : file.subjects().keySet()) {
            boolean isTerm = subject.isURI() && subject.getURI().startsWith(Namespaces.DEF);
            if (subject.isURI() && (!isTerm || file.graph().contains(subject, RDF.type.asNode(), Node.ANY))) {
                learn(subject.getURI());
            }
        }
        file.graph().find(Node.ANY, OWL2.versionIRI.asNode(), Node.ANY)
                .forEachRemaining(t -> learn(t.getObject().getURI()));
    }

    private void learn(QueryLibrary library) {
        List.of(Release.CATALOGUE, Release.QUERIES, Release.RULES).forEach(graph -> learn(graph.getURI()));
        library.group(QueryLibrary.DERIVE)
                .forEach(rule -> learn(Namespaces.GRAPH + "derived/" + rule.id().replaceFirst("^\\d+-", "")));
    }

    private void learn(String iri) {
        if (iri.startsWith(Namespaces.BASE) && known.add(iri)) {
            byNamespace.computeIfAbsent(namespace(iri), n -> new ArrayList<>()).add(iri);
            byLocalName.computeIfAbsent(iri.substring(namespace(iri).length()), n -> new TreeSet<>()).add(iri);
        }
    }

    private static String namespace(String iri) {
        return iri.substring(0, iri.lastIndexOf('/') + 1);
    }

    private boolean isUnknown(String iri) {
        return PLACES.stream().anyMatch(place -> iri.startsWith(place) && iri.length() > place.length())
                && !known.contains(iri)
                && !iri.endsWith("/");
    }

    private void examine(TurtleFile file) {
        List<Triple> concerned = file.places().keySet().stream().filter(this::namesUnknown).toList();
        Map<String, Slip> slips = new HashMap<>();
        for (Triple triple : concerned) {
            Position at = file.places().get(triple);
            String focus = name(triple.getSubject());
            if (isUnknown(triple.getSubject())) {
                slips.merge(triple.getSubject().getURI(), new Slip(triple.getSubject().getURI(), focus, at),
                        Slip::first);
            }
            if (isUnknown(triple.getPredicate())) {
                slips.merge(triple.getPredicate().getURI() + " " + focus,
                        new Slip(triple.getPredicate().getURI(), focus, at), Slip::first);
            }
            if (isUnknown(triple.getObject())) {
                slips.merge(triple.getObject().getURI() + " " + at.line(),
                        new Slip(triple.getObject().getURI(), focus, at), Slip::first);
            }
        }
        Set<String> told = toldInQuery.getOrDefault(stem(file.path()), Set.of());
        slips.values().stream().filter(slip -> !told.contains(slip.iri()))
                .sorted(Comparator.comparing(Slip::at)).limit(SHOWN)
                .forEach(slip -> add(file.path(), slip.at(), slip.focus(), slip.iri()));
        concerned.forEach(this::remember);
    }

    private boolean isUnknown(Node node) {
        return node.isURI() && isUnknown(node.getURI());
    }

    private boolean namesUnknown(Triple triple) {
        return Stream.of(triple.getSubject(), triple.getPredicate(), triple.getObject()).anyMatch(this::isUnknown);
    }

    /** What follows from a triple with such a name. */
    private void remember(Triple triple) {
        slipping.add(triple.getSubject());
        for (Node node : List.of(triple.getSubject(), triple.getPredicate(), triple.getObject())) {
            if (isUnknown(node)) {
                unknown.add(node);
                Optional<Node> right = nearest(node.getURI()).map(NodeFactory::createURI);
                right.ifPresent(meant::add);
                if (node.equals(triple.getPredicate())) {
                    right.ifPresent(property -> meantProperties
                            .computeIfAbsent(triple.getSubject(), s -> new HashSet<>()).add(property));
                }
            }
        }
        if (triple.getPredicate().equals(RDF.type.asNode())) {
            withoutClass.add(triple.getSubject());
        }
    }

    /** Looks at the text of a query, and gives the IRIs that were found to be unknown. */
    private Set<String> examine(String path, String text, String focus) {
        Set<String> slips = new HashSet<>();
        Map<String, String> prefixes = new HashMap<>();
        Matcher name = NAME.matcher(text);
        int count = 0;
        while (name.find() && count < SHOWN) {
            if (name.group(1) != null) {
                prefixes.put(name.group(1), name.group(2));
                continue;
            }
            String iri = name.group(3) != null ? name.group(3)
                    : name.group(4) != null && prefixes.containsKey(name.group(4)) ? prefixes.get(name.group(4))
                    + name.group(5) : "";
            if (isUnknown(iri)) {
                count++;
                slips.add(iri);
                add(path, Position.at(text, name.start()), focus, iri);
            }
        }
        return slips;
    }

    private void add(String file, Position at, String focus, String iri) {
        String what = iri.startsWith(Namespaces.DEF) ? " is no term of the ontology" : iri.startsWith(Namespaces.VOC)
                ? " is no concept of its list" : iri.startsWith(Namespaces.GRAPH) ? " is no graph"
                : " is described nowhere";
        findings.add(new Finding(file, at.line(), at.column(), Severity.ERROR, "unknown-name", focus,
                Namespaces.shorten(iri) + what
                + nearest(iri).map(right -> " (did you mean " + Namespaces.shorten(right) + "?)").orElse(""),
                iri.startsWith(Namespaces.DEF) || iri.startsWith(Namespaces.GRAPH) ? "Correct the name."
                : "Correct the name, or describe it first."));
    }

    /** The same name in another namespace of ours, else the nearest in its own. */
    private Optional<String> nearest(String iri) {
        return nearest.computeIfAbsent(iri, i -> {
            String local = i.substring(namespace(i).length());
            Optional<String> elsewhere = byLocalName.getOrDefault(local, Set.of()).stream().findFirst();
            return elsewhere.isPresent() ? elsewhere
                    : EditDistance.nearest(local, byNamespace.getOrDefault(namespace(i), List.of()).stream()
                    .map(right -> right.substring(namespace(i).length())).toList()).map(right -> namespace(i) + right);
        });
    }

    private static String name(Node node) {
        return node.isURI() ? Namespaces.shorten(node.getURI()) : "";
    }
}
