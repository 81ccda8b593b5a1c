package org.w3id.egnatia.page.overview;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.w3id.egnatia.page.ChartedPage;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.SavedRow;
import org.w3id.egnatia.page.ask.SavedRows;
import org.w3id.egnatia.page.figure.ChartFigure;
import org.w3id.egnatia.page.figure.Spark;
import org.w3id.egnatia.page.partner.StatusHistory;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * The index of the figures: the series, and the measures of publishers and of reports, as saved questions answer.
 *
 * @param view     its circumstances
 * @param answer   the rows, one for each series
 * @param measures the rows, one for each measure
 * @param status   the accession status of all partners through time
 */
public record FiguresPage(View view, SavedRows answer, SavedRows measures, Optional<ChartFigure> status)
        implements ChartedPage {

    private static final Node OTHER = NodeFactory.createURI(Namespaces.VOC + "policy-area");
    private static final int YEAR = 4;

    /** Series of one policy area. */
    public record Topic(Name name, List<Spark> series) {

        /** A word for addresses within the page. */
        public String anchor() {
            return Namespaces.code(name.node());
        }
    }

    /**
     * A measure.
     *
     * @param name       its name
     * @param link       where its page stands
     * @param unit       the unit of its figures
     * @param years      first to last year
     * @param figures    how many figures it has
     * @param better     which end of its scale is the better one
     * @param comparable how far its figures compare
     */
    public record Measure(String name, String link, String unit, String years, int figures, String better,
                          String comparable) {
    }

    /** Measures of one publisher or policy area. */
    public record Group(String name, List<Measure> measures) {
    }

    /** The page for a view. */
    public static FiguresPage of(View view) {
        return new FiguresPage(view, SavedRows.onDay(view, "series"), SavedRows.onDay(view, "measures"),
                StatusHistory.chart(view));
    }

    /** The series as cards by the policy area of most of their figures, areas with most series first. */
    public List<Topic> topics() {
        Map<Node, List<Spark>> byTopic = new LinkedHashMap<>();
        Spark.all(view).forEach(spark -> byTopic.computeIfAbsent(spark.topics().stream().findFirst().orElse(OTHER),
                topic -> new ArrayList<>()).add(spark));
        return byTopic.entrySet().stream().map(e -> new Topic(Name.of(view, e.getKey()), e.getValue()))
                .sorted(Comparator.comparing((Topic topic) -> -topic.series().size())
                        .thenComparing(topic -> topic.name().text())).toList();
    }

    /** The measures of indices and statistics, by publisher. */
    public List<Group> ofPublishers() {
        return groups(row -> !isOfReports(row), "publisher");
    }

    /** The measures of the reports of the Commission, by policy area. */
    public List<Group> ofReports() {
        return groups(FiguresPage::isOfReports, "area");
    }

    private static boolean isOfReports(SavedRow row) {
        return row.iri("publisher").filter(body -> body.getURI().endsWith("/com")).isPresent();
    }

    private List<Group> groups(Predicate<SavedRow> wanted, String column) {
        Map<String, List<Measure>> groups = new TreeMap<>();
        measures.stream().filter(wanted).forEach(row -> groups.computeIfAbsent(Name.of(view, row.thing(column)).text(),
                name -> new ArrayList<>()).add(measure(row)));
        return groups.entrySet().stream().map(e -> new Group(e.getKey(), e.getValue())).toList();
    }

    private Measure measure(SavedRow row) {
        Name name = Name.of(view, row.thing("measure"));
        String first = year(row.literal("from"));
        String last = year(row.literal("to"));
        return new Measure(name.text(), view.link("figures/" + Namespaces.code(name.node())),
                row.name(view, "unit"), first.equals(last) ? first : first + "–" + last, row.count("figures"),
                row.name(view, "better"), row.name(view, "comparability"));
    }

    private static String year(String day) {
        return day.isEmpty() ? "" : day.substring(0, YEAR);
    }

    @Override
    public String template() {
        return "figures.jte";
    }

    @Override
    public String title() {
        return view.text("figures.title");
    }

    @Override
    public String description() {
        return view.text("figures.lead");
    }
}
