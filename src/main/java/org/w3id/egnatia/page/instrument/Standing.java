package org.w3id.egnatia.page.instrument;

import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Partners;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.SavedRow;
import org.w3id.egnatia.page.ask.SavedRows;
import org.w3id.egnatia.page.chart.Words;
import org.w3id.egnatia.page.fact.Tone;
import org.w3id.egnatia.page.partner.SameAmounts;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * Where an instrument stands on the day of a view: its own steps, the phases of each side, and its official pages. Each
 * of them is the answer of a saved question.
 *
 * @param view       the view
 * @param instrument the instrument
 * @param phases     the phases of each side
 * @param steps      the steps of the instrument itself
 * @param pages      its official pages, the best first
 * @param money      the amounts of money that sources give for it and its parts
 * @param allocated  what is set aside for each partner
 */
public record Standing(View view, Node instrument, SavedRows phases, SavedRows steps, SavedRows pages,
                       SavedRows money, SavedRows allocated) {

    private static final String INSTRUMENT = Namespaces.ID + "instrument/";
    private static final Node ALLOCATED = NodeFactory.createURI(Namespaces.VOC + "amount-stage/allocated");
    private static final int AMOUNTS = 8;
    /** The addresses of what an issue of the Official Journal contains, which is no text. */
    private static final Pattern ISSUE = Pattern.compile(".*\\buri=OJ(:|%3A)[^&]*(:|%3A)TOC\\b.*");
    /** The phases into which steps bring the one side of an agreement. */
    private static final Map<String, Node> PHASES = Stream.of("signature signed", "entry-into-force in-force",
            "start-of-provisional-application provisionally-applied").map(pair -> pair.split(" "))
            .collect(Collectors.toMap(pair -> pair[0], pair -> NodeFactory.createURI(
            Namespaces.VOC + "legal-phase/" + pair[1])));

    /**
     * A step of the instrument itself.
     *
     * @param what  what happened
     * @param other what took its place; empty of other steps
     * @param when  when, or that no day is recorded
     * @param link  address of the fact
     * @param later true if it is planned
     */
    public record Step(String what, Optional<Name> other, String when, String link, boolean later) {
    }

    /**
     * An official page.
     *
     * @param own     true if it is the page of the instrument itself and not of a source that states it
     * @param issue   true if it is the list of contents of the issue of the Official Journal that has the text
     * @param text    its title or number
     * @param weight  how much it counts
     * @param address its address
     * @param host    whose address it is
     * @param others  how many there are beside it
     */
    public record Official(boolean own, boolean issue, String text, Name weight, String address, String host,
                           int others) {
    }

    static Standing of(View view, Node instrument) {
        String code = instrument.getURI().substring(INSTRUMENT.length());
        Map<String, String> ever = Map.of("instrument", code);
        Map<String, String> onDay = new TreeMap<>(ever);
        onDay.put(SavedRows.DATE, view.asOf().day().toString());
        return new Standing(view, instrument, SavedRows.of(view.site(), "phases-of-instrument", onDay),
                SavedRows.of(view.site(), "steps-of-instrument", onDay),
                SavedRows.of(view.site(), "official-pages-of-instrument", ever),
                SavedRows.of(view.site(), "money-of-instrument", ever),
                SavedRows.of(view.site(), "allocated-to-partners", onDay));
    }

    /** The phases of each side towards each agreement, in the order of their names. */
    public List<Side> sides() {
        Map<List<Node>, List<SavedRow>> groups = new LinkedHashMap<>();
        phases.rows().forEach(row -> groups
                .computeIfAbsent(List.of(row.thing("party"), row.thing("agreement")), side -> new ArrayList<>())
                .add(row));
        return groups.values().stream().map(rows -> Side.of(view, instrument, rows)).toList();
    }

    /** Those that say something: that a side has an agreement of a type is told by the agreement itself. */
    public List<Side> shown() {
        List<Side> all = sides();
        return all.stream().filter(side -> side.hasPhase() || all.stream().noneMatch(other -> other.hasPhase()
                && other.party().equals(side.party()))).toList();
    }

    /** True if a side has a remark that is said of no other; what is said of several tells them not apart. */
    public boolean tellsRemark(Side side) {
        return side.remark().isPresent() && shown().stream().filter(other -> other.remark().equals(side.remark()))
                .count() == 1;
    }

    /** Of what is a question to each partner, those for whom nothing is recorded. */
    public List<Name> without() {
        boolean asked = view.site().things().text(instrument, Egn.askedOfEachPartner).filter("true"::equals)
                .isPresent();
        List<Node> recorded = phases.stream().map(row -> row.thing("party")).toList();
        return asked ? Partners.all(view).stream().filter(partner -> !recorded.contains(partner))
                .map(partner -> Name.of(view, partner)).toList() : List.of();
    }

    /** Its own steps in the order of time, planned ones last. */
    public List<Step> course() {
        return course(row -> true);
    }

    /** Those of its own steps that the phases of its one side do not tell better. */
    public List<Step> ownCourse() {
        List<Side> sides = phases.isEmpty() ? List.of() : sides();
        List<Node> told = sides.size() != 1 ? List.of() : sides.get(0).phases().stream()
                .map(phase -> phase.status().name().node()).toList();
        return course(row -> Optional.ofNullable(PHASES.get(Namespaces.code(row.thing("step"))))
                .filter(told::contains).isEmpty());
    }

    private List<Step> course(Predicate<SavedRow> which) {
        return steps.stream().filter(which).map(row -> {
            Optional<Name> other = row.iri("other").map(thing -> Name.of(view, thing));
            String when = row.day("day").map(day -> day.inWords(view)).orElse(view.text("side.no-day"));
            return new Step(other.isPresent() ? what(row) : view.words().before(when, what(row)), other, when,
                    view.link(row.fact()).orElse(""), row.is("later"));
        }).toList();
    }

    private String what(SavedRow row) {
        String key = "course." + Namespaces.code(row.thing("step"));
        return view.site().messages().keys().contains(key) ? view.text(key) : row.literal("step");
    }

    /** Its own official page, or the best of those that state it. */
    public Optional<Official> official() {
        return pages.stream().findFirst().map(row -> {
            boolean own = row.thing("title").equals(instrument);
            String address = row.value("page").orElseThrow().getURI();
            boolean issue = ISSUE.matcher(address).matches();
            return new Official(own, issue, own ? number().orElse(row.literal("title")) : row.literal("title")
                    + (issue ? view.site().things().text(row.thing("title"), DCTerms.identifier.asNode())
                    .map(pages -> ", " + pages).orElse("") : ""),
                    Name.of(view, row.thing("weight")), address,
                    Optional.ofNullable(URI.create(address).getHost()).orElse(""), pages.rows().size() - 1);
        });
    }

    private Optional<String> number() {
        Optional<String> act = view.site().things().text(instrument, Egn.actNumber);
        return view.site().things().text(instrument, Egn.celex).map(number -> "CELEX " + number)
                .map(number -> act.map(own -> own + ", " + number).orElse(number))
                .or(() -> view.site().things().text(instrument, Egn.treatyNumber))
                .or(() -> act);
    }

    /**
     * An amount of money for more than one partner.
     *
     * @param sum  the sum with its currency
     * @param name what it is
     * @param how  of which kind it is, such as a loan, how far it has come, and who pays
     */
    public record Amount(String sum, Name name, String how) {
    }

    /**
     * What is set aside for a partner.
     *
     * @param partner the partner
     * @param sum     the sum with its currency
     * @param link    the address of the figure
     * @param how     of which kind it is, and for which years
     * @param report  the report that says so
     */
    public record Share(Name partner, String sum, String link, String how, Name report) {
    }

    /** What is set aside for each partner, in the order of their names. */
    public List<Share> shares() {
        return allocated.stream().map(row -> new Share(Name.of(view, row.thing("partner")), sum(row, "amount"),
                view.link(row.fact()).orElse(""), view.name(row.thing("kind")) + row.day("from").flatMap(from ->
                row.day("to").map(to -> ", " + view.text("when.from-to", from.inWords(view), to.inWords(view))))
                .orElse(""), Name.of(view, row.thing("report")))).toList();
    }

    private static String sum(SavedRow row, String column) {
        return row.literal("currency") + " " + row.number(column).map(Words::full).orElse("");
    }

    /**
     * The greatest amounts of money for all partners together, by the day of the view, those that are set aside or
     * further before what was only proposed or planned; what several sources tell alike stands once.
     */
    public List<Amount> amounts() {
        return SameAmounts.of(money.stream().filter(row -> view.site().things().values(row.fact(), Egn.about).stream()
                .noneMatch(thing -> Partners.isPartner(view, thing)))
                .filter(row -> row.day("from").filter(from -> from.date().isAfter(view.asOf().day())).isEmpty())
                .sorted(Comparator.comparing((SavedRow row) -> rank(row.thing("stage")) >= rank(ALLOCATED))
                        .thenComparing(row -> row.number("value").orElse(BigDecimal.ZERO)).reversed())
                .toList()).stream().map(same -> same.get(0)).limit(AMOUNTS)
                .map(row -> new Amount(sum(row, "value"), Name.of(view, row.fact()), how(row))).toList();
    }

    private int rank(Node stage) {
        return Tone.of(view.site().things(), stage).rank();
    }

    private String how(SavedRow row) {
        String payers = row.things("payer").stream().map(view::name).collect(Collectors.joining(", "));
        return view.name(row.thing("kind")) + ", " + view.name(row.thing("stage"))
                + (payers.isEmpty() ? "" : "; " + view.text("money.payer", payers));
    }

    /** The address of the briefing on it. */
    public String briefing() {
        return view.link("brief/instrument/" + instrument.getURI().substring(INSTRUMENT.length()));
    }

    /** True of what has phases or steps by its nature, so that it is said if none is recorded. */
    public boolean isLegal() {
        return view.site().things().isA(instrument, Egn.LegalInstrument);
    }

    /** True of what was proposed and is not there yet. */
    public boolean isProposed() {
        return view.site().things().text(instrument, Egn.proposed).filter("true"::equals).isPresent();
    }

    /** True if there is anything to say. */
    public boolean hasContent() {
        return isLegal() || !phases.isEmpty() || !steps.isEmpty();
    }
}
