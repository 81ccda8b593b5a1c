package org.w3id.egnatia.page.thing;

import java.text.CollationKey;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Site;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.vocab.Namespaces;

/** The things of a release by the type in their addresses, and from A to Z: sorted once for all parts of a list. */
final class Directory {

    private final Map<String, List<Node>> byType = new TreeMap<>();
    private final Map<String, List<Listed>> sorted = new ConcurrentHashMap<>();

    /** A thing with the first letter of its name. */
    record Listed(Node thing, String letter) {
    }

    private record Keyed(CollationKey key, Listed listed) {
    }

    private Directory(Site site) {
        Set<Node> things = new LinkedHashSet<>();
        for (Graph graph : List.of(site.things().confirmed(), site.things().unconfirmed())) {
            graph.stream(Node.ANY, RDF.type.asNode(), Node.ANY).map(Triple::getSubject)
                    .filter(s -> s.isURI() && s.getURI().startsWith(Namespaces.ID)).forEach(things::add);
        }
        for (Node thing : things) {
            String below = thing.getURI().substring(Namespaces.ID.length());
            if (below.indexOf('/') > 0) {
                byType.computeIfAbsent(below.substring(0, below.indexOf('/')), type -> new ArrayList<>()).add(thing);
            }
        }
    }

    static Directory of(Site site) {
        return site.once(Directory.class, Directory::new);
    }

    /** The types, with the number of things. */
    Map<String, Integer> types() {
        Map<String, Integer> types = new TreeMap<>();
        byType.forEach((type, things) -> types.put(type, things.size()));
        return types;
    }

    /** The things of a type in the order of their names in the language of a view. */
    List<Listed> things(View view, String type) {
        return sorted.computeIfAbsent(type + ' ' + view.language().tag(), key -> sort(view, byType.getOrDefault(type,
                List.of())));
    }

    private static List<Listed> sort(View view, List<Node> things) {
        Collator order = Collator.getInstance(Locale.UK);
        return things.stream().map(thing -> {
            String name = Name.of(view, thing).text();
            return new Keyed(order.getCollationKey(name), new Listed(thing, letter(name)));
        }).sorted(Comparator.comparing(Keyed::key).thenComparing(one -> one.listed().thing().getURI()))
                .map(Keyed::listed).toList();
    }

    /** The letter under which a name is listed; all that begin with a digit stand together. */
    static String letter(String name) {
        int first = name.codePoints().filter(Character::isLetterOrDigit).findFirst().orElse('#');
        return Character.isDigit(first) ? "0–9" : Character.toString(Character.toUpperCase(first));
    }
}
