package org.w3id.egnatia.page.partner;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Things;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.fact.Fact;
import org.w3id.egnatia.page.fact.Facts;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * The chapters of a partner's accession negotiations in their clusters, as they stood on the day of the view.
 *
 * @param clusters the clusters in order, and last the chapters that belong to none
 */
public record Negotiations(List<Cluster> clusters) {

    private static final String OPENED = "chapter-opened";
    private static final String CLOSED = "chapter-closed";
    private static final Comparator<Node> BY_NUMBER = Comparator.comparingInt((Node n) -> number(n)).thenComparing(n -> n.toString());

    /** A cluster: its name, when it was opened as a whole, and its chapters; without a name, the chapters outside. */
    public record Cluster(Optional<Name> name, Optional<Fact> opened, List<Chapter> chapters) {
    }

    /** A chapter with the events of its opening and its provisional closure. */
    public record Chapter(Name name, int number, Optional<Fact> opened, Optional<Fact> closed) {

        /** Its title without its number. */
        public String title() {
            return name.text().replaceFirst("^[^:]*: ", "");
        }

        /** How far it is: the class of its cell. */
        public String stage() {
            return closed.isPresent() ? "closed" : opened.isPresent() ? "opened" : "unopened";
        }
    }

    /** The negotiations of a partner. */
    public static Negotiations of(View view, Node partner) {
        Things things = view.site().things();
        Facts facts = new Facts(view);
        Map<Node, Node> opened = events(view, partner, OPENED, Egn.chapter);
        Map<Node, Node> closed = events(view, partner, CLOSED, Egn.chapter);
        Map<Node, Node> together = events(view, partner, "cluster-opened", Egn.cluster);
        Map<Optional<Node>, List<Chapter>> chapters = new HashMap<>();
        for (Node chapter : inScheme(things, "chapter")) {
            chapters.computeIfAbsent(things.value(chapter, SKOS.broadMatch.asNode()), c -> new ArrayList<>())
                    .add(new Chapter(Name.of(view, chapter), number(chapter), Optional.ofNullable(opened.get(chapter)).map(facts::read),
                            Optional.ofNullable(closed.get(chapter)).map(facts::read)));
        }
        List<Cluster> clusters = new ArrayList<>();
        for (Node cluster : inScheme(things, "cluster")) {
            clusters.add(new Cluster(Optional.of(Name.of(view, cluster)), Optional.ofNullable(together.get(cluster)).map(facts::read),
                    chapters.getOrDefault(Optional.of(cluster), List.of())));
        }
        if (chapters.containsKey(Optional.<Node>empty())) {
            clusters.add(new Cluster(Optional.empty(), Optional.empty(), chapters.get(Optional.<Node>empty())));
        }
        return new Negotiations(clusters);
    }

    /** The events of opening of a partner's chapters, one for each chapter. */
    public static Collection<Node> openings(View view, Node partner) {
        return events(view, partner, OPENED, Egn.chapter).values();
    }

    /** The events of provisional closure of a partner's chapters, one for each chapter. */
    public static Collection<Node> closures(View view, Node partner) {
        return events(view, partner, CLOSED, Egn.chapter).values();
    }

    /** The openings of chapters. */
    public List<Fact> opened() {
        return clusters.stream().flatMap(c -> c.chapters.stream()).flatMap(c -> c.opened.stream()).toList();
    }

    /** The provisional closures of chapters. */
    public List<Fact> closed() {
        return clusters.stream().flatMap(c -> c.chapters.stream()).flatMap(c -> c.closed.stream()).toList();
    }

    /** The first event of a kind for each concept that it names, if it had happened by the day of the view. */
    private static Map<Node, Node> events(View view, Node partner, String kind, Node property) {
        Things things = view.site().things();
        Node wanted = NodeFactory.createURI(Namespaces.VOC + "event-kind/" + kind);
        Map<Node, Node> found = new HashMap<>();
        for (Node event : things.having(Egn.about, partner)) {
            if (things.value(event, Egn.eventKind).filter(wanted::equals).isPresent() && !day(things, event).isAfter(view.asOf().day())) {
                things.values(event, property).forEach(concept -> found.merge(concept, event,
                        (a, b) -> day(things, b).isBefore(day(things, a)) ? b : a));
            }
        }
        return found;
    }

    private static LocalDate day(Things things, Node event) {
        return things.day(event, Egn.date).orElse(LocalDate.MIN);
    }

    private static List<Node> inScheme(Things things, String scheme) {
        return things.having(SKOS.inScheme.asNode(), NodeFactory.createURI(Namespaces.VOC + scheme)).stream().sorted(BY_NUMBER).toList();
    }

    private static int number(Node concept) {
        String local = concept.toString().replaceFirst("^.*/", "");
        return local.matches("\\d{1,4}") ? Integer.parseInt(local) : Integer.MAX_VALUE;
    }
}
