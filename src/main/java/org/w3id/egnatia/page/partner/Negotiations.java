package org.w3id.egnatia.page.partner;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.SavedRow;
import org.w3id.egnatia.page.ask.SavedRows;
import org.w3id.egnatia.page.fact.PreciseDate;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * The chapters of a partner's accession negotiations in their clusters, as they stood on the day of the view: the
 * answer of a saved question.
 *
 * @param answer   the rows, one for each chapter
 * @param clusters the clusters in order, and last the chapters that belong to none
 */
public record Negotiations(SavedRows answer, List<Cluster> clusters) {

    private static final String OPENED = "opened";
    private static final String CLOSED = "closed";
    private static final Node LAST_BEFORE =
            NodeFactory.createURI(Namespaces.VOC + "event-kind/draft-common-position");

    /** A cluster: its name, when it was opened as a whole, and its chapters; without a name, the chapters outside. */
    public record Cluster(Optional<Name> name, Optional<Step> opened, List<Chapter> chapters) {
    }

    /** The event by which a chapter or a cluster came further. */
    public record Step(Node event, PreciseDate day, String when, String link) {
    }

    /** A step before an opening: what kind of step it is, and the event. */
    public record Before(Name kind, Step step) {
    }

    /**
     * A chapter with the events of its opening and its provisional closure.
     *
     * @param name   its name
     * @param number its number
     * @param before the step last stated of a chapter that is not opened, such as a draft common position
     * @param opened its opening
     * @param closed its provisional closure
     */
    public record Chapter(Name name, int number, Optional<Before> before, Optional<Step> opened,
                          Optional<Step> closed) {

        /** Its title without its number. */
        public String title() {
            return name.text().replaceFirst("^[^:]*: ", "");
        }

        /** How far it is: the class of its cell. */
        public String stage() {
            return closed.isPresent() ? CLOSED : opened.isPresent() ? OPENED : "unopened";
        }
    }

    /** The negotiations of a partner. */
    public static Negotiations of(View view, Node partner) {
        SavedRows answer = SavedRows.onDay(view, "negotiations-of-partner", partner);
        // Clusters are named by their numbers; the chapters outside come last.
        Map<String, List<SavedRow>> byCluster = new TreeMap<>(Comparator.comparing((String iri) -> iri.isEmpty())
                .thenComparing(iri -> iri));
        answer.rows().forEach(row -> byCluster.computeIfAbsent(row.iri("cluster").map(Node::getURI).orElse(""),
                c -> new ArrayList<>()).add(row));
        return new Negotiations(answer, byCluster.values().stream()
                .map(rows -> new Cluster(rows.get(0).iri("cluster").map(c -> Name.of(view, c)),
                step(view, rows.get(0), "clusterOpened"), rows.stream()
                .map(row -> new Chapter(Name.of(view, row.thing("chapter")), row.count("number"),
                        step(view, row, "stepOn").map(step -> new Before(Name.of(view, row.thing("step")), step)),
                        step(view, row, OPENED), step(view, row, CLOSED))).toList())).toList());
    }

    private static Optional<Step> step(View view, SavedRow row, String column) {
        return row.value(column + "Fact").map(event -> {
            PreciseDate day = row.day(column).orElseThrow();
            return new Step(event, day, day.inWords(view), view.link(event).orElse(""));
        });
    }

    /** The chapters that are not opened and of which the last step before the opening is stated. */
    public List<Chapter> waiting() {
        return clusters.stream().flatMap(c -> c.chapters.stream()).filter(chapter -> chapter.opened().isEmpty()
                && chapter.before().filter(before -> before.kind().node().equals(LAST_BEFORE)).isPresent())
                .sorted(Comparator.comparing(Chapter::number)).toList();
    }

    /** The last step that concerns chapters of which none is opened, such as their screening reports. */
    public Optional<Before> last() {
        return clusters.stream().flatMap(c -> c.chapters.stream()).flatMap(c -> c.before.stream())
                .max(Comparator.comparing(before -> before.step().day().date()));
    }

    /** The openings of chapters. */
    public List<Step> opened() {
        return clusters.stream().flatMap(c -> c.chapters.stream()).flatMap(c -> c.opened.stream()).toList();
    }

    /** The provisional closures of chapters. */
    public List<Step> closed() {
        return clusters.stream().flatMap(c -> c.chapters.stream()).flatMap(c -> c.closed.stream()).toList();
    }
}
