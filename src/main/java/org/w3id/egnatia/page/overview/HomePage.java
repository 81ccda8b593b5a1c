package org.w3id.egnatia.page.overview;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.w3id.egnatia.page.ChartedPage;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Things;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.VisibleText;
import org.w3id.egnatia.page.fact.Fact;
import org.w3id.egnatia.page.fact.Facts;
import org.w3id.egnatia.page.figure.ChartFigure;
import org.w3id.egnatia.page.partner.PartnerCard;
import org.w3id.egnatia.query.SavedQuery;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.vocab.Egn;

/**
 * The home page: what this is, and the ways in.
 *
 * @param view      its circumstances
 * @param triples   number of triples in the default graph
 * @param graphs    number of named graphs
 * @param queryPage address of the query page
 * @param questions ten example questions
 * @param partners  the six partners as they stand on the day of the view
 * @param measures  the measures by which the map can be coloured
 * @param map       the map, coloured by the measure that the address names
 * @param events    what happened last before the day of the view, the newest first
 * @param newGraphs the named graphs that were issued last
 */
public record HomePage(View view, long triples, int graphs, String queryPage, List<SavedQuery> questions,
                       List<PartnerCard> partners,
                       List<MapMeasure> measures, Optional<ChartFigure> map, List<Fact> events,
                       List<NewGraph> newGraphs) implements ChartedPage {

    private static final int EXAMPLES = 10;
    private static final int NEWEST = 6;

    private record DatedEvent(Node event, LocalDate day) {
    }

    /** A named graph and when it was issued. */
    public record NewGraph(Name name, String issued) {
    }

    /** The page for a release. */
    public static HomePage of(View view, String queryPage) {
        List<SavedQuery> all = view.site().release().queries().questions().stream()
                .filter(query -> !query.group().equals("competency")).toList();
        // Spread over the whole list, since neighbours ask for similar things.
        int step = Math.max(1, all.size() / EXAMPLES);
        List<SavedQuery> examples = IntStream.range(0, all.size()).filter(i -> i % step == 0).limit(EXAMPLES)
                .mapToObj(all::get).toList();
        List<MapMeasure> measures = MapMeasure.all(view);
        return new HomePage(view, view.site().release().triples(), view.site().release().graphNames().size(),
                queryPage, examples,
                PartnerCard.all(view), measures, MapMeasure.map(view, measures),
                newestEvents(view), newestGraphs(view));
    }

    private static List<Fact> newestEvents(View view) {
        Things things = view.site().things();
        Facts facts = new Facts(view);
        List<DatedEvent> happened = new ArrayList<>();
        things.having(RDF.type.asNode(), Egn.Event).forEach(event -> things.day(event, Egn.date)
                .filter(day -> !day.isAfter(view.asOf().day()))
                .ifPresent(day -> happened.add(new DatedEvent(event, day))));
        return happened.stream().sorted(Comparator.comparing(DatedEvent::day).reversed()
                .thenComparing(e -> e.event().getURI()))
                .limit(NEWEST).map(e -> facts.read(e.event())).toList();
    }

    private static List<NewGraph> newestGraphs(View view) {
        List<Quad> issued = new ArrayList<>();
        view.site().release().dataset().find(Release.CATALOGUE, Node.ANY, DCTerms.issued.asNode(), Node.ANY)
                .forEachRemaining(issued::add);
        return issued.stream().filter(quad -> quad.getObject().isLiteral())
                .filter(quad -> quad.getObject().getLiteralLexicalForm().compareTo(view.asOf().day().toString()) <= 0
                        || view.asOf().chosen().isEmpty())
                .sorted(Comparator.comparing((Quad quad) -> quad.getObject().getLiteralLexicalForm()).reversed()
                        .thenComparing(q -> q.getSubject().toString()))
                .limit(NEWEST)
                .map(quad -> new NewGraph(Name.of(view, quad.getSubject()),
                        dayInWords(quad.getObject().getLiteralLexicalForm()))).toList();
    }

    /** A date as all pages write it; anything else as it stands. */
    private static String dayInWords(String literal) {
        try {
            return View.inWords(LocalDate.parse(literal));
        } catch (DateTimeParseException noDate) {
            return VisibleText.of(literal);
        }
    }

    /** The measure by which the map is coloured. */
    public String measure() {
        return map.map(m -> m.parameters().get(MapMeasure.PARAMETER)).orElse("");
    }

    /** Address of a question with its answer. */
    public String questionLink(SavedQuery question) {
        return view.link("query/" + question.id());
    }

    /** A question in words. */
    public String questionText(SavedQuery question) {
        return question.header().getOrDefault("question", question.title());
    }

    @Override
    public String template() {
        return "home.jte";
    }

    @Override
    public String title() {
        return "The European Union and the Western Balkans as linked data";
    }
}
