package org.w3id.egnatia.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.egnatia.load.Finding;
import org.w3id.egnatia.load.GraphKind;
import org.w3id.egnatia.load.Position;
import org.w3id.egnatia.load.Severity;
import org.w3id.egnatia.load.TurtleFile;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * A thing is described in one file, which says its class; and a triple stands in one graph. A graph that only adds to
 * what another describes, such as links to other data sets, says so in its header by {@code dcterms:requires}.
 */
final class OneHome {

    static final List<Rule> RULES = List.of(
            Rule.error("one-file", Rule.Stage.FILES, "A thing is described in one file",
                    "Who mends it in one place would not see the other.",
                    "Say all of it in the file of its subject; a graph that only adds says dcterms:requires.", """
                    # The file that describes it has its rdfs:label.
                    actor:base-a a egn:Organisation ;
                        skos:altLabel "Another name of the first body"@en .""", """
                    actor:example a egn:Organisation ;
                        rdfs:label "Example"@en ;
                        skos:altLabel "Sample"@en .""").ofStyle(24),
            Rule.error("one-graph", Rule.Stage.FILES, "A triple stands in one graph",
                    "Who removes it in one graph has not removed it.",
                    "Remove it in one of the two.", """
                    <https://w3id.org/egnatia/graph/example> dcterms:requires <https://w3id.org/egnatia/graph/base> .
                    actor:base-a rdfs:label "First body"@en .""", """
                    <https://w3id.org/egnatia/graph/example> dcterms:requires <https://w3id.org/egnatia/graph/base> .
                    actor:base-a skos:altLabel "Another name of the first body"@en .""").ofStyle(24));

    /** Where a file first speaks of a thing. */
    private record Mention(TurtleFile file, Position at, boolean isTyped) {
    }

    private final List<Finding> findings = new ArrayList<>();
    private final Set<Node> reported = new HashSet<>();
    /** Pairs of graph names: the first only adds to the second. */
    private final Set<Triple> additions = new HashSet<>();

    private OneHome() {
    }

    /**
     * One finding for each thing and each triple that stands in a second place, at that place; it names the first.
     *
     * @param given paths of the files that are asked about: what stands in them and elsewhere is told of them
     */
    static List<Finding> among(Collection<TurtleFile> files, Set<String> given) {
        OneHome homes = new OneHome();
        files.forEach(file -> homes.additions.addAll(file.graph()
                .find(file.graphName(), DCTerms.requires.asNode(), Node.ANY).toList()));
        List<TurtleFile> described = files.stream()
                .filter(f -> f.kind() != GraphKind.SHAPES && f.kind() != GraphKind.RETIRED)
                .sorted(Comparator.comparing((TurtleFile f) -> given.contains(f.path())).thenComparing(homes::onlyAdds)
                        .thenComparing(TurtleFile::path)).toList();
        Map<Node, List<Mention>> mentions = new TreeMap<>(Comparator.comparing(Node::toString));
        for (TurtleFile file : described) {
            Set<Node> typed = new HashSet<>(file.graph().find(Node.ANY, RDF.type.asNode(), Node.ANY)
                    .mapWith(Triple::getSubject).toList());
            file.subjects().forEach((subject, at) -> mentions.computeIfAbsent(subject, s -> new ArrayList<>(1))
                    .add(new Mention(file, at, typed.contains(subject))));
        }
        mentions.forEach((subject, all) -> {
            if (all.size() > 1 && subject.isURI()) {
                homes.thing(subject, all);
            }
        });
        homes.triples(described);
        return homes.findings;
    }

    private void thing(Node subject, List<Mention> mentions) {
        List<Mention> typed = mentions.stream().filter(Mention::isTyped).toList();
        if (typed.isEmpty()) {
            return;
        }
        Mention home = typed.stream().filter(m -> isLabelled(m.file(), subject)).findFirst().orElse(typed.get(0));
        for (Mention mention : mentions) {
            if (mention.isTyped() && mention != home) {
                add(mention, subject, "is described in " + place(home)
                        + ", too; say there all that is said of it, with both pieces of evidence");
            } else if (!mention.isTyped() && !mention.file().graphName().equals(home.file().graphName())
                    && !additions.contains(Triple.create(mention.file().graphName(), DCTerms.requires.asNode(),
                            home.file().graphName()))) {
                add(mention, subject, "is described in " + place(home)
                        + "; add to it there, or let this graph say dcterms:requires <"
                        + home.file().graphName().getURI() + "> if it only adds to what that one describes");
            }
        }
    }

    private static boolean isLabelled(TurtleFile file, Node subject) {
        return file.graph().contains(subject, RDFS.label.asNode(), Node.ANY)
                || file.graph().contains(subject, SKOS.prefLabel.asNode(), Node.ANY);
    }

    private boolean onlyAdds(TurtleFile file) {
        return additions.stream().anyMatch(addition -> addition.getSubject().equals(file.graphName()));
    }

    private void add(Mention mention, Node subject, String message) {
        reported.add(subject);
        findings.add(new Finding(mention.file().path(), mention.at(), Severity.ERROR, "one-file",
                Namespaces.shorten(subject.getURI()), message));
    }

    /** What stands twice of a thing that is in its place. */
    private void triples(List<TurtleFile> files) {
        Map<Triple, TurtleFile> first = new HashMap<>();
        for (TurtleFile file : files) {
            file.places().forEach((triple, at) -> {
                TurtleFile other = first.putIfAbsent(triple, file);
                if (other != null && !reported.contains(triple.getSubject()) && triple.getSubject().isURI()) {
                    findings.add(new Finding(file.path(), at, Severity.ERROR, "one-graph",
                            Namespaces.shorten(triple.getSubject().getURI()),
                            "the same is said in " + other.path() + " line " + other.places().get(triple).line()
                            + "; remove it in one of them"));
                }
            });
        }
    }

    private static String place(Mention mention) {
        return mention.file().path() + " line " + mention.at().line();
    }
}
