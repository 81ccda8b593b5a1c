package org.w3id.egnatia.page.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.describe.Descriptions;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Page;
import org.w3id.egnatia.page.Partners;
import org.w3id.egnatia.page.TestViews;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.chart.AmountBars;
import org.w3id.egnatia.page.document.DocumentPage;
import org.w3id.egnatia.page.fact.PreciseDate;
import org.w3id.egnatia.page.fact.Told;
import org.w3id.egnatia.page.figure.FigureSeries;
import org.w3id.egnatia.page.figure.SeriesPage;
import org.w3id.egnatia.page.instrument.InstrumentPage;
import org.w3id.egnatia.page.instrument.Standing;
import org.w3id.egnatia.page.matrix.MatrixKind;
import org.w3id.egnatia.page.matrix.MatrixPage;
import org.w3id.egnatia.page.overview.FiguresPage;
import org.w3id.egnatia.page.overview.ThingPages;
import org.w3id.egnatia.page.partner.Membership;
import org.w3id.egnatia.page.partner.Money;
import org.w3id.egnatia.page.partner.Negotiations;
import org.w3id.egnatia.page.partner.PartnerCard;
import org.w3id.egnatia.page.partner.PartnerPage;
import org.w3id.egnatia.page.partner.Reviewed;
import org.w3id.egnatia.page.partner.StepsPage;
import org.w3id.egnatia.page.partner.Ties;
import org.w3id.egnatia.page.report.ChangesPage;
import org.w3id.egnatia.page.report.CurrencyPage;
import org.w3id.egnatia.page.report.DifferencesPage;
import org.w3id.egnatia.page.report.MonitoringPage;
import org.w3id.egnatia.page.report.OpenQuestionsPage;
import org.w3id.egnatia.page.report.SourcesPage;
import org.w3id.egnatia.query.QueryRunner;
import org.w3id.egnatia.query.SavedQuery;

/**
 * Proves that a page is a question: what a table of a page shows on a day are the cells of its saved question, asked
 * through the library with the same parameters, no fewer and no more.
 */
class PagesAreQuestionsTest {

    private static final List<String> DAYS =
            List.of("2003-06-30", "2008-12-31", "2014-12-31", "2020-10-22", "2025-01-01", "2026-06-30");
    private static final List<String> PARTNERS = List.of("alb", "bih", "1a0", "mne", "mkd", "srb");

    private static View view(String path, String day) {
        return TestViews.of(path, day, Map.of());
    }

    private static List<Binding> rows(String id, Map<String, String> parameters) {
        SavedQuery question = ShippedData.release().queries().find(id).orElseThrow();
        return QueryRunner.rows(ShippedData.asked(question, parameters), ShippedData.release().dataset());
    }

    private static String value(Binding row, String column) {
        return Optional.ofNullable(row.get(Var.alloc(column)))
                .map(n -> n.isURI() ? n.getURI() : n.getLiteralLexicalForm()).orElse("");
    }

    /** The cells of rows, sorted: of each row the columns, separated by a bar. */
    private static List<String> cells(List<Binding> rows, String... columns) {
        return rows.stream().map(row -> String.join("|", Stream.of(columns).map(column -> value(row, column)).toList()))
                .sorted().toList();
    }

    private static String text(Optional<PreciseDate> day) {
        return day.map(d -> d.date().toString()).orElse("");
    }

    private static String cell(Object... parts) {
        return String.join("|", Stream.of(parts)
                .map(part -> part instanceof Name name ? name.node().getURI() : part.toString()).toList());
    }

    private static void same(List<String> asked, Stream<String> shown) {
        assertEquals(String.join("\n", asked), String.join("\n", shown.sorted().toList()));
    }

    private static Stream<DynamicTest> onEachDay(String name, Function<String, Runnable> test) {
        return DAYS.stream().map(day -> DynamicTest.dynamicTest(name + " " + day, () -> test.apply(day).run()));
    }

    @TestFactory
    Stream<DynamicTest> matrices() {
        return MatrixKind.all().stream().flatMap(kind -> onEachDay(kind.code(), day -> () -> {
            MatrixPage page = MatrixPage.of(view("matrix/" + kind.code(), day), kind);
            List<String> asked = cells(rows(kind.question(), Map.of("date", day)), kind.column() + "Iri", "partnerIri",
                    "stateIri", "since", "factIri");
            assertTrue(asked.size() >= 6 * 15, asked.size() + " cells");
            same(asked.stream().map(PagesAreQuestionsTest::sortedFacts).sorted().toList(), page.rows().stream()
                    .flatMap(row -> row.cells().stream()
                    .map(c -> cell(row.thing(), c.partner(), c.state().name(), text(c.since()),
                            String.join(" ", c.facts().stream().map(Node::getURI).toList())))));
        }));
    }

    private static String sortedFacts(String cell) {
        int bar = cell.lastIndexOf('|') + 1;
        return cell.substring(0, bar) + String.join(" ", Stream.of(cell.substring(bar).split(" ")).sorted().toList());
    }

    @TestFactory
    Stream<DynamicTest> partners() {
        return PARTNERS.stream().flatMap(code -> onEachDay(code, day -> () -> partner(code, day)));
    }

    private static void partner(String code, String day) {
        Map<String, String> parameters = new TreeMap<>(Map.of("partner", code, "date", day));
        View view = view("doc/actor/" + code, day);
        Node partner = Partners.of(view, code).orElseThrow();
        PartnerPage page = (PartnerPage) ThingPages.of(view, new Descriptions(view.site().release()).of(partner)
                .orElseThrow()).orElseThrow();
        same(cells(rows("agreements-of-partner", parameters), "agreementIri", "statusIri", "since", "until", "fact"),
                phases(page.agreements()));
        same(cells(rows("conventions-of-partner", parameters), "treatyIri", "statusIri", "since", "until", "fact"),
                phases(page.conventions()));
        same(cells(rows("of-partner", parameters), "inIri", "asIri", "statusIri", "since", "until"),
                page.belongings().stream()
                .map((Membership m) -> cell(m.in(), m.as(), m.phase().status().name(), text(m.phase().since()),
                        text(m.phase().until()))));
        same(cells(rows("negotiations-of-partner", parameters), "chapterIri", "clusterIri", "opened", "closed"),
                page.negotiations().clusters().stream().flatMap(cluster -> cluster.chapters().stream()
                        .map((Negotiations.Chapter c) -> cell(c.name(),
                        cluster.name().map(n -> n.node().getURI()).orElse(""),
                        text(c.opened().map(Negotiations.Step::day)), text(c.closed().map(Negotiations.Step::day))))));
        // What no source had told by the day is left out of the page, which counts it.
        Told told = new Told(view);
        same(cells(rows("money-of-partner", parameters).stream().filter(row -> told.isAmountOfThen(row.get("fact")))
                .toList(), "amountIri", "value", "currency"), page.money().charts()
                .stream().map(chart -> (AmountBars) chart.chart())
                .flatMap(bars -> bars.amounts().stream()
                        .map(amount -> cell(amount.fact(), amount.value().toPlainString(), bars.currency()))));
        List<Binding> history = rows("status-history", parameters);
        List<Binding> steps = rows("steps-of-partner", parameters);
        same(Stream.concat(cells(history, "fact", "since").stream(), cells(steps, "fact", "day").stream())
                .sorted().toList(),
                page.history().chart().stream().flatMap(chart -> chart.chart().table().rows().stream())
                        .map(row -> cell(row.get(row.size() - 1).text(), row.get(3).text())));
        page.view().site().render(page);
    }

    @TestFactory
    Stream<DynamicTest> instruments() {
        return Stream.of("saa-srb", "frontex-status-mne-2", "ets-185", "32024r1351", "euaa-roadmap")
                .flatMap(code -> onEachDay(code, day -> () -> instrument(code, day)));
    }

    /** Every row stands in one section, on its line, and no section adds any. */
    @TestFactory
    Stream<DynamicTest> documents() {
        return Stream.of("daci-2025", "region-page", "riehle-jha").map(code -> DynamicTest.dynamicTest(code, () -> {
            DocumentPage page = (DocumentPage) thing("source/" + code, Map.of());
            assertEquals(cells(rows("facts-by-line", Map.of("document", code)), "line", "fact", "kindIri"),
                    page.reading().parts().stream().flatMap(part -> part.lines().stream())
                            .flatMap(line -> line.facts().stream()
                                    .map(resting -> cell(line.number(), resting.name(), resting.kind())))
                            .sorted().toList());
            assertEquals(cells(rows("sections-of-document", Map.of("document", code)), "sectionIri", "facts"),
                    page.reading().contents().stream().map(section -> cell(section.name(), section.facts()))
                            .sorted().toList());
            leadsToItsQuestion(page, "query/facts-by-line?");
        }));
    }

    @Test
    void aSectionOfADocumentIsAPageByItselfWithItsNeighbours() {
        Map<String, String> list = Map.of("list", "lines:daci-2025-section-bih");
        DocumentPage page = (DocumentPage) thing("source/daci-2025", list);
        assertEquals("Daci (2025) – Bosnia and Herzegovina", page.title());
        assertEquals(List.of("Serbia", "North Macedonia"), List.of(page.beside(-1).orElseThrow().title(),
                page.beside(1).orElseThrow().title()));
        assertTrue(page.view().site().render(page).contains("id=\"line-124\""));
        View none = TestViews.of("doc/source/daci-2025", "", Map.of("list", "lines:no-such-section"));
        assertTrue(ThingPages.of(none, new Descriptions(none.site().release())
                .of(TestViews.thing("source/daci-2025")).orElseThrow()).isEmpty());
    }

    private static Page thing(String path, Map<String, String> parameters) {
        View view = TestViews.of("doc/" + path, "", parameters);
        return ThingPages.of(view, new Descriptions(view.site().release()).of(TestViews.thing(path)).orElseThrow())
                .orElseThrow();
    }

    /** What a side is told by are its rows; days on which sources agree are told once. */
    private static void instrument(String code, String day) {
        Map<String, String> parameters = new TreeMap<>(Map.of("instrument", code, "date", day));
        View view = view("doc/instrument/" + code, day);
        InstrumentPage page = (InstrumentPage) ThingPages.of(view, new Descriptions(view.site().release())
                .of(TestViews.thing("instrument/" + code)).orElseThrow()).orElseThrow();
        assertEquals(cells(rows("phases-of-instrument", parameters), "partyIri", "agreementIri").stream().distinct()
                .toList(), page.standing().sides().stream().map(side -> cell(side.party(), side.agreement()
                        .map(agreement -> agreement.node().getURI())
                        .orElse(TestViews.thing("instrument/" + code).getURI()))).sorted().toList());
        assertEquals(rows("steps-of-instrument", parameters).stream().map(row -> view.link(row.get(Var.alloc("fact")))
                .orElseThrow()).toList(), page.standing().course().stream().map(Standing.Step::link).toList());
        leadsToItsQuestion(page, page.standing().phases().isEmpty() ? "" : "query/phases-of-instrument?");
    }

    private static Stream<String> phases(Ties ties) {
        return ties.list().stream().flatMap(tie -> tie.phases().stream()
                .map(phase -> cell(tie.subject(), phase.status().name(), text(phase.since()),
                text(phase.until()), phase.relation().getURI())));
    }

    @TestFactory
    Stream<DynamicTest> cardsOfPartners() {
        return onEachDay("cards", day -> () -> {
            List<PartnerCard> cards = PartnerCard.all(view("", day));
            same(cells(rows("status-as-of", Map.of("date", day)), "partnerIri", "statusIri", "since"), cards.stream()
                    .filter(card -> card.status().isPresent())
                    .map(card -> cell(card.name(), card.status().get().status().name(),
                            text(card.status().map(PartnerCard.Held::since)))));
            same(cells(rows("chapters-open", Map.of("date", day)), "partnerIri", "chaptersOpened", "chaptersClosed"),
                    cards.stream()
                    .map(card -> cell(card.name(), card.opened(), card.closed())));
        });
    }

    @TestFactory
    Stream<DynamicTest> whatWasReviewed() {
        return onEachDay("reviewed", day -> () -> {
            Map<String, String> on = Map.of("date", day);
            Reviewed all = Reviewed.of(view("", day));
            List<String> asked = cells(rows("reviewed-until", on), "partnerIri", "areaIri", "until");
            same(asked, all.rows().stream()
                    .map(row -> cell(row.thing("partner"), row.thing("area"), text(row.day("until")))));
            assertEquals(rows("due-for-review", on).size(), all.due());
            assertEquals(asked.stream().map(row -> row.replaceFirst(".*\\|", "")).max(Comparator.naturalOrder())
                    .orElse(""), text(all.newest()));
        });
    }

    @TestFactory
    Stream<DynamicTest> figures() {
        return onEachDay("figures", day -> () -> {
            View view = view("figures", day);
            same(cells(rows("series", Map.of("date", day)), "series", "figures"),
                    FiguresPage.of(view).topics().stream().flatMap(topic -> topic.series().stream())
                    .map(series -> cell(series.name(), series.figures())));
            for (FigureSeries series : FigureSeries.all(view)) {
                List<Binding> asked = rows("figures-of-series",
                        new TreeMap<>(Map.of("series", series.code(), "date", day)));
                same(cells(asked, "fact", "value"), series.figures().stream()
                        .map(figure -> cell(figure.node().getURI(), figure.point().value().toPlainString())));
                SeriesPage page = SeriesPage.of(view, series.code()).orElseThrow();
                assertTrue(page.charts().size() + page.facts().size() > 0, series.code());
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> changes() {
        return onEachDay("changes", day -> () -> {
            ChangesPage page = ChangesPage.of(view("changes", day));
            String from = LocalDate.parse(day).minusYears(1).toString();
            List<Binding> asked = rows("events-between", new TreeMap<>(Map.of("from", from, "to", day)));
            same(cells(asked, "fact"), page.part().chosen().stream().map(row -> cell(row.fact())));
            same(cells(asked.subList(0, Math.min(asked.size(), page.part().shown().size())), "fact", "date"),
                    page.events().stream().map(event -> cell(event.name(), text(event.from()))));
        });
    }

    @TestFactory
    Stream<DynamicTest> steps() {
        return onEachDay("steps", day -> () -> PARTNERS.forEach(partner -> {
            String from = LocalDate.parse(day).minusYears(StepsPage.YEARS).toString();
            Map<String, String> period = new TreeMap<>(Map.of("partner", partner, "from", from, "to", day));
            StepsPage page = StepsPage.of(view("steps/" + partner, day), partner).orElseThrow();
            assertEquals(cells(rows(StepsPage.QUESTION, period), "date", "topicIri", "fact"),
                    cells(page.table().matching().rows(), "date", "topicIri", "fact"));
            assertEquals(page.answer().rows().size(), page.topics().stream().mapToLong(StepsPage.Topic::steps).sum());
            period.put("area", "justice");
            StepsPage onTopic = StepsPage.of(TestViews.of("steps/" + partner, day, Map.of("topic", "justice")), partner)
                    .orElseThrow();
            assertEquals(cells(rows("reform-steps-on-topic", period), "date", "topicIri", "fact"),
                    cells(onTopic.table().matching().rows(), "date", "topicIri", "fact"));
        }));
    }

    @TestFactory
    Stream<DynamicTest> monitoring() {
        return onEachDay("monitoring", day -> () -> {
            MonitoringPage page = MonitoringPage.of(view("monitoring", day));
            Map<String, String> on = Map.of("date", day);
            assertEquals(cells(rows(MonitoringPage.OWED, on), "roundIri", "resultIri", "fact"),
                    cells(page.table().matching().rows(), "roundIri", "resultIri", "fact"));
            List<String> latest = cells(rows("latest-results", on), "fact", "resultIri", "roundIri");
            page.rows().stream().flatMap(row -> row.cells().stream()).flatMap(Optional::stream).forEach(shown ->
                    assertTrue(latest.contains(cell(shown.step(), shown.result(), shown.round())), shown.toString()));
            assertTrue(cells(rows("latest-results", on), "bodyIri", "partnerIri").stream().distinct().count()
                    <= page.rows().stream().flatMap(row -> row.cells().stream()).flatMap(Optional::stream).count());
        });
    }

    @TestFactory
    Stream<DynamicTest> currency() {
        return onEachDay("currency", day -> () -> {
            CurrencyPage page = CurrencyPage.of(view(CurrencyPage.PATH, day));
            List<String> told = cells(rows(CurrencyPage.QUESTION, Map.of("date", day)), "sourceIri", "state");
            assertEquals(told.size(), page.publishers().stream().mapToInt(one -> one.sources().size()).sum());
            for (String state : List.of("overdue", "due", "fresh")) {
                assertEquals(told.stream().filter(row -> row.contains(state)).filter(row -> !state.equals("due")
                        || !row.contains("overdue")).count(), page.count(state), state);
            }
            assertEquals(told.size() - page.count("fresh"), page.feed().items().size());
        });
    }

    @TestFactory
    Stream<DynamicTest> pagesThatHaveNoDay() {
        return Stream.of(
                DynamicTest.dynamicTest("sources", () -> {
                    SourcesPage page = SourcesPage.of(view("sources", ""));
                    assertEquals(cells(rows("sources", Map.of()), "kindIri", "sourceIri", "seen", "cited",
                            "unconfirmed", "alone"),
                            cells(page.table().matching().rows(), "kindIri", "sourceIri", "seen", "cited",
                                    "unconfirmed", "alone"));
                    leadsToItsQuestion(page, "query/sources\"");
                }),
                DynamicTest.dynamicTest("differences", () -> {
                    DifferencesPage page = DifferencesPage.of(view("differences", ""));
                    same(cells(rows("differences", Map.of()), "matterIri", "readingIri").stream().distinct().toList(),
                            page.part().everything().stream()
                            .flatMap(d -> d.readings().stream()
                                    .map(reading -> cell(d.matter().name(), reading.name()))));
                    leadsToItsQuestion(page, "query/differences\"");
                }),
                DynamicTest.dynamicTest("open questions", () -> {
                    OpenQuestionsPage page = OpenQuestionsPage.of(view("open-questions", ""));
                    same(cells(rows("unconfirmed", Map.of()), "graph", "factIri"), page.part().everything().stream()
                            .map(claim -> cell(claim.graph(), claim.name())));
                    leadsToItsQuestion(page, "query/unconfirmed\"");
                }));
    }

    private static void leadsToItsQuestion(Page page, String address) {
        assertTrue(page.view().site().render(page).contains(address), address);
    }

    /** The amounts of a partner never disappear in a chart of another instrument. */
    @TestFactory
    Stream<DynamicTest> everyAmountIsInOneChart() {
        return PARTNERS.stream().map(code -> DynamicTest.dynamicTest(code, () -> {
            View view = view("", "2026-06-30");
            Money money = Money.of(view, Partners.of(view, code).orElseThrow());
            assertEquals(money.answer().rows().size(), money.charts().stream()
                    .mapToInt(chart -> ((AmountBars) chart.chart()).amounts().size()).sum());
        }));
    }
}
