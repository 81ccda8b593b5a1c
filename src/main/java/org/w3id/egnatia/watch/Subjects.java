package org.w3id.egnatia.watch;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.release.names.Entry;
import org.w3id.egnatia.spelling.Folding;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * Guesses what a title is about, by the names that a release has for partners and policy areas in all its languages. A
 * name of one word also stands for what begins with it, so that <em>Serbian</em> is of Serbia.
 *
 * @param partners codes by folded name
 * @param topics   codes by folded name
 */
public record Subjects(Map<String, String> partners, Map<String, String> topics) {

    private static final int LONG_ENOUGH = 5;

    /** The names that a release has. */
    public static Subjects of(Release release) {
        return new Subjects(names(release, RDF.type.asNode(), Egn.WesternBalkansPartner),
                names(release, SKOS.inScheme.asNode(), NodeFactory.createURI(Namespaces.VOC + "policy-area")));
    }

    private static Map<String, String> names(Release release, Node property, Node value) {
        Map<String, String> names = new TreeMap<>();
        for (Node thing : release.defaultGraph().find(Node.ANY, property, value).mapWith(t -> t.getSubject()).toSet()) {
            for (var name : release.names().entry(thing).map(Entry::names).orElse(List.of())) {
                String folded = String.join(" ", Folding.words(name.text()));
                if (folded.length() >= LONG_ENOUGH) {
                    names.put(folded, Namespaces.code(thing));
                }
            }
        }
        return names;
    }

    /** The codes of the partners that a title names, with blanks between them. */
    public String partnersIn(String title) {
        return named(partners, title);
    }

    /** The codes of the policy areas that a title names, with blanks between them. */
    public String topicsIn(String title) {
        return named(topics, title);
    }

    private static String named(Map<String, String> names, String title) {
        String folded = ' ' + String.join(" ", Folding.words(title)) + ' ';
        Set<String> codes = new TreeSet<>();
        names.forEach((name, code) -> {
            if (folded.contains(' ' + name + (name.indexOf(' ') < 0 ? "" : " "))) {
                codes.add(code);
            }
        });
        return codes.stream().collect(Collectors.joining(" "));
    }
}
