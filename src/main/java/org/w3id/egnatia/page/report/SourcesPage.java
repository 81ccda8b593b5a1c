package org.w3id.egnatia.page.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Page;
import org.w3id.egnatia.page.Things;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.vocab.Egn;

/**
 * The sources and what rests on each.
 *
 * @param view  its circumstances
 * @param kinds sources by kind, those on which most rests first
 */
public record SourcesPage(View view, List<Group> kinds) implements Page {

    private static final String SEEN = "/seen";
    private static final String CITED = "/cited";

    /**
     * The sources of one kind.
     *
     * @param kind    the kind as the vocabulary names it, or the class where a source has none
     * @param sources the sources
     */
    public record Group(Name kind, List<Row> sources) {

        /** Where it stands on the page. */
        public String id() {
            return kind.node().getURI().replaceFirst(".*/", "");
        }
    }

    /**
     * A source.
     *
     * @param source      the source
     * @param seen        number of facts that were seen in it
     * @param cited       number of facts that rest on it by an official reference that was not opened
     * @param unconfirmed number of facts that are said to stand in it and are not confirmed
     * @param alone       number of facts that rest on it and on nothing else
     */
    public record Row(Name source, int seen, int cited, int unconfirmed, int alone) {

        int all() {
            return seen + cited + unconfirmed;
        }
    }

    private static final class Count {
        private int seen;
        private int cited;
        private int unconfirmed;
        private int alone;
    }

    /** The page. */
    public static SourcesPage of(View view) {
        Things things = view.site().things();
        Map<Node, Set<Node>> sourcesOfFact = new HashMap<>();
        Map<Node, Map<Node, String>> checking = new HashMap<>();
        for (Graph graph : List.of(things.confirmed(), things.unconfirmed())) {
            graph.find(Node.ANY, Egn.evidence, Node.ANY).forEachRemaining(triple -> {
                Node evidence = triple.getObject();
                things.value(evidence, Egn.source).ifPresent(source -> {
                    sourcesOfFact.computeIfAbsent(triple.getSubject(), f -> new TreeSet<>(Comparator.comparing(Node::toString))).add(source);
                    checking.computeIfAbsent(source, s -> new HashMap<>()).merge(triple.getSubject(),
                            things.value(evidence, Egn.verification).map(Node::toString).orElse(""), SourcesPage::better);
                });
            });
        }
        Map<Node, List<Row>> byKind = new LinkedHashMap<>();
        checking.forEach((source, facts) -> {
            Count count = new Count();
            facts.forEach((fact, how) -> {
                count.seen += how.endsWith(SEEN) ? 1 : 0;
                count.cited += how.endsWith(CITED) ? 1 : 0;
                count.unconfirmed += how.endsWith(SEEN) || how.endsWith(CITED) ? 0 : 1;
                count.alone += sourcesOfFact.get(fact).size() == 1 ? 1 : 0;
            });
            Node kind = things.value(source, Egn.sourceKind).or(() -> things.types(source).stream().findFirst()).orElse(Egn.Source);
            byKind.computeIfAbsent(kind, k -> new ArrayList<>())
                    .add(new Row(Name.of(view, source), count.seen, count.cited, count.unconfirmed, count.alone));
        });
        Comparator<Row> most = Comparator.comparing(Row::all).reversed().thenComparing(row -> row.source().text())
                .thenComparing(row -> row.source().node().getURI());
        Map<String, Group> groups = new TreeMap<>();
        byKind.forEach((kind, rows) -> {
            Name name = Name.of(view, kind);
            groups.put(name.text() + " " + kind, new Group(name, rows.stream().sorted(most).toList()));
        });
        return new SourcesPage(view, List.copyOf(groups.values()));
    }

    /** Of two ways in which a fact was checked in one source, the one that tells more. */
    private static String better(String one, String other) {
        return one.endsWith(SEEN) || other.endsWith(SEEN) ? SEEN : one.endsWith(CITED) || other.endsWith(CITED) ? CITED : one;
    }

    /** How many sources there are. */
    public int count() {
        return kinds.stream().mapToInt(group -> group.sources().size()).sum();
    }

    @Override
    public String template() {
        return "sources.jte";
    }

    @Override
    public String title() {
        return view.text("sources.title");
    }

    @Override
    public String description() {
        return view.text("sources.lead");
    }

    @Override
    public List<String> styles() {
        return List.of("report.css");
    }
}
