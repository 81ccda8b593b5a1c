package org.w3id.egnatia.page.overview;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.vocabulary.DCTerms;
import org.w3id.egnatia.page.ChartedPage;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Label;
import org.w3id.egnatia.page.Language;
import org.w3id.egnatia.page.Partners;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.VisibleText;
import org.w3id.egnatia.page.ask.AnswerTable;
import org.w3id.egnatia.page.ask.ResultTable;
import org.w3id.egnatia.page.ask.SavedRows;
import org.w3id.egnatia.page.dossier.TopicsPage;
import org.w3id.egnatia.page.fact.Fact;
import org.w3id.egnatia.page.fact.Facts;
import org.w3id.egnatia.page.figure.ChartFigure;
import org.w3id.egnatia.page.partner.Outlook;
import org.w3id.egnatia.page.partner.Reviewed;
import org.w3id.egnatia.page.search.DirectAnswer;
import org.w3id.egnatia.query.SavedQuery;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * The home page: what this is, and the ways in.
 *
 * @param view      its circumstances
 * @param queryPage address of the query page
 * @param questions what analysts ask, in the order of the line {@code front} in the headers of the questions
 * @param partners  the six partners as they stand on the day of the view, with their last and next steps
 * @param trust     why the site can be trusted, in figures
 * @param topics    the policy areas that the site is about
 * @param reviewed  up to which day the subject areas of the partners were reviewed
 * @param measures  the measures by which the map can be coloured
 * @param map       the map, coloured by the measure that the address names
 * @param events    what happened last in the region before the day of the view, the newest first
 * @param next      what is planned for the day of the view or later, the nearest first
 * @param newGraphs the named graphs that were issued last
 */
public record HomePage(View view, String queryPage, List<Asked> questions,
                       List<Outlook> partners, Trust trust, List<TopicsPage.Topic> topics, Reviewed reviewed,
                       List<MapMeasure> measures, Optional<ChartFigure> map, List<Fact> events,
                       List<Fact> next, List<NewGraph> newGraphs) implements ChartedPage {

    private static final int ROWS = 1;
    private static final int NEWEST = 6;
    private static final int NEWEST_GRAPHS = 5;
    private static final Pattern FACTS = Pattern.compile(Pattern.quote(Namespaces.GRAPH)
            + "(events|relations|figures|statements|assessments)/");
    private static final int NEXT = 4;
    private static final int LAST_YEARS = 2;

    /**
     * A question and how its answer begins.
     *
     * @param question the question
     * @param begin    the first row of its answer that has all columns that the header names
     * @param rows     the number of all rows
     */
    public record Asked(SavedQuery question, ResultTable begin, int rows) {

        static Asked of(View view, SavedQuery question) {
            AnswerTable all = (question.hasDate() ? SavedRows.onDay(view, question.id())
                    : SavedRows.ever(view, question.id())).table();
            List<Var> told = Stream.of(question.header(SavedQuery.FRONT).split(" ")).skip(1).map(Var::alloc).toList();
            AnswerTable whole = new AnswerTable(all.variables(), all.rows().stream()
                    .filter(row -> told.stream().allMatch(row::contains)).toList(), all.isWhole());
            ResultTable begin = ResultTable.of(DirectAnswer.first(question, whole, ROWS), view);
            return new Asked(question, new ResultTable(view, begin.whole(), begin.matching(), Optional.empty(),
                    begin.columns().stream().filter(column -> told.contains(column.value())).toList(), question.id(),
                    ""), all.rows().size());
        }

        /** The question in words, which only English has; in other languages its title. */
        public Label text(View view) {
            Label title = view.title(question);
            return view.language() == Language.ENGLISH ? new Label(question.header("question"), title.language(), false)
                    : title;
        }
    }

    /** A named graph and when it was issued. */
    public record NewGraph(Name name, String issued) {
    }

    /** The page for a release. */
    public static HomePage of(View view, String queryPage) {
        List<Asked> asked = view.site().release().queries().questions().stream()
                .filter(query -> !query.header(SavedQuery.FRONT).isEmpty())
                // What is not asked of a day has no answer on a page that tells the state of one.
                .filter(query -> query.hasDate() || view.asOf().chosen().isEmpty())
                .sorted(Comparator.comparing(query -> query.header(SavedQuery.FRONT)))
                .map(query -> Asked.of(view, query)).toList();
        List<MapMeasure> measures = MapMeasure.all(view);
        LocalDate day = view.asOf().day();
        SavedRows events = SavedRows.of(view.site(), "events-between",
                new TreeMap<>(Map.of("from", day.minusYears(LAST_YEARS).toString(), "to", day.toString())));
        SavedRows planned = SavedRows.onDay(view, "what-comes-next");
        return new HomePage(view, queryPage, asked, Outlook.all(view), Trust.of(view),
                TopicsPage.widest(view).stream().filter(TopicsPage::isMain).toList(), Reviewed.of(view), measures,
                MapMeasure.map(view, measures), newestEvents(view, events), nextEvents(view, planned),
                newestGraphs(view));
    }

    /** What happened to the partners or between them and others, the newest first. */
    private static List<Fact> newestEvents(View view, SavedRows events) {
        Facts facts = new Facts(view);
        return events.stream().filter(row -> row.things("about").stream()
                .anyMatch(thing -> Partners.isOfTheRegion(view, thing)))
                .limit(NEWEST).map(row -> facts.read(row.fact())).toList();
    }

    private static List<Fact> nextEvents(View view, SavedRows planned) {
        Facts facts = new Facts(view);
        return planned.stream().limit(NEXT)
                .map(row -> facts.read(row.fact())).toList();
    }

    /** The newest graphs of facts, those with the most first: words, names and sources are no news to readers. */
    private static List<NewGraph> newestGraphs(View view) {
        List<Quad> issued = new ArrayList<>();
        view.site().release().dataset().find(Release.CATALOGUE, Node.ANY, DCTerms.issued.asNode(), Node.ANY)
                .forEachRemaining(issued::add);
        return issued.stream().filter(quad -> quad.getObject().isLiteral() && FACTS.matcher(quad.getSubject().getURI())
                .lookingAt())
                .filter(quad -> quad.getObject().getLiteralLexicalForm().compareTo(view.asOf().day().toString()) <= 0
                        || view.asOf().chosen().isEmpty())
                .sorted(Comparator.comparing((Quad quad) -> quad.getObject().getLiteralLexicalForm()).reversed()
                        .thenComparing(quad -> -view.site().release().dataset().getGraph(quad.getSubject()).size())
                        .thenComparing(quad -> quad.getSubject().getURI()))
                .limit(NEWEST_GRAPHS)
                .map(quad -> new NewGraph(Name.of(view, quad.getSubject()),
                        dayInWords(view, quad.getObject().getLiteralLexicalForm()))).toList();
    }

    /** A date as all pages write it; anything else as it stands. */
    private static String dayInWords(View view, String literal) {
        try {
            return view.day(LocalDate.parse(literal));
        } catch (DateTimeParseException noDate) {
            return VisibleText.of(literal);
        }
    }

    /** The measure by which the map is coloured. */
    public String measure() {
        return map.map(m -> m.parameters().get(MapMeasure.PARAMETER)).orElse("");
    }

    /** Address of a question with its answer. */
    public String questionLink(Asked asked) {
        return view.link("query/" + asked.question().id());
    }

    @Override
    public String template() {
        return "home.jte";
    }

    @Override
    public String title() {
        return view.text("home.title");
    }
}
