package org.w3id.egnatia.page.dossier;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Partners;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.SavedRow;
import org.w3id.egnatia.page.ask.SavedRows;
import org.w3id.egnatia.page.assessment.GradeCell;
import org.w3id.egnatia.page.assessment.RuleOfLaw;
import org.w3id.egnatia.page.chart.Words;
import org.w3id.egnatia.page.fact.Told;
import org.w3id.egnatia.page.fact.Tone;
import org.w3id.egnatia.page.partner.Introduction;
import org.w3id.egnatia.page.partner.Negotiations;
import org.w3id.egnatia.page.partner.Outlook;
import org.w3id.egnatia.page.partner.PartnerCard;
import org.w3id.egnatia.page.partner.SameAmounts;
import org.w3id.egnatia.page.partner.StepsPage;
import org.w3id.egnatia.page.partner.Tie;
import org.w3id.egnatia.page.partner.Ties;
import org.w3id.egnatia.vocab.Egn;

/**
 * A briefing on a partner as of a day, to be printed on two pages: where it stands, what it is bound by, money, values
 * in indices, the latest steps and what comes next, each with the number of an endnote.
 *
 * @param view      its circumstances
 * @param card      the partner at a glance
 * @param lead      where it stands, in sentences made from the facts
 * @param status    the numbers of the endnotes of its status, its last step and its next one
 * @param grades    the Commission's grades in the areas of the rule of law
 * @param ties      its agreements and conventions by state, the furthest first
 * @param money     amounts for it that are no parts of others, what was paid first
 * @param indices   its values in indices, in the newest editions
 * @param steps     its latest steps
 * @param next      what is planned or set for it
 * @param later     how many amounts were told only after the day
 * @param notes     the endnotes
 * @param questions the questions that it rests on
 */
public record BriefPage(View view, PartnerCard card, List<String> lead, List<Integer> status, List<Line> grades,
                        List<Group> ties, List<Line> money, List<Line> indices, List<Line> steps, List<Line> next,
                        int later, List<Endnotes.Endnote> notes, List<SavedRows> questions) implements Briefing {

    private static final int STEPS = 8;
    private static final int AMOUNTS = 6;
    private static final int YEAR = 4;

    /** The briefing on a partner; empty if there is none of this code. */
    public static Optional<BriefPage> of(View view, String code) {
        return Partners.of(view, code).map(partner -> of(view, partner));
    }

    private static BriefPage of(View view, Node partner) {
        Endnotes notes = new Endnotes(view);
        List<SavedRows> questions = new ArrayList<>();
        PartnerCard card = PartnerCard.of(view, partner);
        Negotiations negotiations = Negotiations.of(view, partner);
        RuleOfLaw ruleOfLaw = RuleOfLaw.of(view, partner);
        SavedRows steps = StepsPage.steps(view, partner, view.asOf().day().minusYears(StepsPage.YEARS),
                view.asOf().day());
        Outlook outlook = Outlook.of(card);
        List<Integer> status = Stream.of(card.status().map(PartnerCard.Held::fact),
                outlook.last().map(step -> step.name().node()), outlook.next().map(step -> step.name().node()))
                .flatMap(Optional::stream).flatMap(fact -> notes.cite(fact).stream()).distinct().sorted().toList();
        questions.addAll(List.of(negotiations.answer(), ruleOfLaw.answer()));
        SavedRows amounts = SavedRows.onDay(view, "money-of-partner", partner);
        SavedRows indices = SavedRows.onDay(view, "in-brief", partner);
        SavedRows planned = SavedRows.onDay(view, "what-comes-next");
        // In the order of the page, by which the endnotes are numbered.
        List<Line> latest = once(steps.rows()).stream().limit(STEPS)
                .map(row -> line(view, partner, row, "date", notes)).toList();
        List<Line> next = planned.stream()
                .filter(row -> view.site().things().values(row.fact(), Egn.about).contains(partner))
                .map(row -> line(view, partner, row, "day", notes)).toList();
        List<Line> grades = ruleOfLaw.answer().stream().map(row -> grade(view, row, notes)).toList();
        Told told = new Told(view);
        Map<Boolean, List<SavedRow>> whole = amounts.stream()
                .filter(row -> view.site().things().values(row.fact(), Egn.partOf).isEmpty())
                .collect(Collectors.partitioningBy(row -> told.isAmountOfThen(row.fact())));
        List<Line> money = SameAmounts.of(whole.get(true).stream()
                .sorted(Comparator.comparing((SavedRow row) -> Tone.of(view.site().things(), row.thing("stage")).rank())
                        .reversed().thenComparing(row -> row.literal("from"), Comparator.reverseOrder())).toList())
                .stream().limit(AMOUNTS).map(same -> amount(view, partner, same, notes)).toList();
        List<Line> values = indices.stream().map(row -> value(view, row, notes)).toList();
        List<Group> ties = new ArrayList<>();
        for (Ties some : List.of(Ties.agreements(view, partner), Ties.conventions(view, partner))) {
            questions.add(some.answer());
            ties.addAll(groups(view, some, ties.isEmpty() ? "brief.agreements-in" : "brief.conventions-in", notes));
        }
        questions.addAll(List.of(amounts, indices, steps, planned, Outlook.answer(view)));
        return new BriefPage(view, card, Introduction.sentences(view, outlook, negotiations, ruleOfLaw), status, grades,
                ties, money, values, latest, next, whole.get(false).size(), notes.all(), questions);
    }

    /** An area with its grade, and how far it moved. */
    static Line grade(View view, SavedRow row, Endnotes notes) {
        List<Integer> cited = new ArrayList<>();
        row.value("levelFact").ifPresent(fact -> cited.addAll(notes.cite(fact)));
        String moved = row.number("halfSteps").map(steps -> GradeCell.inWords(view, steps.intValueExact())).orElse("");
        return new Line(row.name(view, "level"), Name.of(view, row.thing("area")), row.name(view, "progress")
                + (moved.isEmpty() ? "" : "; " + moved), cited);
    }

    private static List<Group> groups(View view, Ties ties, String key, Endnotes notes) {
        Map<String, List<Tie>> byState = new LinkedHashMap<>();
        // What a source says of a type of agreement as such is told by the agreement.
        ties.list().stream().filter(Tie::holds)
                .filter(tie -> !view.site().things().isA(tie.subject().node(), Egn.AgreementType))
                .sorted(Comparator.comparing((Tie tie) -> tie.phases().get(0).status().tone().rank()).reversed())
                .forEach(tie -> byState.computeIfAbsent(tie.state(), s -> new ArrayList<>()).add(tie));
        return byState.entrySet().stream().map(state -> new Group(view.text(key, state.getKey()),
                state.getValue().stream().map(tie -> new Line("", tie.subject(), tie.since(),
                notes.cite(tie.phases().get(0).relation()))).toList())).toList();
    }

    /** An amount, with the evidence of all facts that tell it. */
    private static Line amount(View view, Node partner, List<SavedRow> same, Endnotes notes) {
        SavedRow row = same.get(0);
        return new Line(row.literal("currency") + " " + row.number("value").map(Words::full).orElse(""),
                Name.under(view, partner, row.fact()), row.name(view, "stage"), same.stream().flatMap(one ->
                notes.cite(one.fact()).stream()).distinct().sorted().toList());
    }

    private static Line value(View view, SavedRow row, Endnotes notes) {
        return new Line(row.number("value").map(Words::full).orElse(row.literal("value")),
                Name.of(view, row.thing("measure")), view.text("brief.scale", row.literal("least"), row.literal("most"),
                row.name(view, "better"), year(row)), notes.cite(row.fact()));
    }

    /** The year of a value, or of its edition where it names none. */
    static String year(SavedRow row) {
        String day = row.literal("to").isEmpty() ? row.literal("edition") : row.literal("to");
        return day.substring(0, Math.min(day.length(), YEAR));
    }

    /** The first row of each fact: one of two topics has two. */
    static List<SavedRow> once(List<SavedRow> rows) {
        Map<Node, SavedRow> byFact = new LinkedHashMap<>();
        rows.forEach(row -> byFact.putIfAbsent(row.fact(), row));
        return List.copyOf(byFact.values());
    }

    /** A row of a question on a partner, with its day before it. */
    static Line line(View view, Node partner, SavedRow row, String day, Endnotes notes) {
        return new Line(row.day(day).map(date -> date.inWords(view)).orElse(""),
                Name.under(view, partner, row.fact()), "", notes.cite(row.fact()));
    }

    @Override
    public Name subject() {
        return card.name();
    }

    @Override
    public List<Section> sections() {
        List<Section> sections = new ArrayList<>(List.of(Section.of("steps", steps), Section.of("next", next),
                Section.of("grades", grades), Section.of("money", money), Section.of("indices", indices)));
        if (!ties.isEmpty()) {
            sections.add(new Section("ties", List.of(), ties));
        }
        return sections;
    }

    @Override
    public List<Name> areas() {
        return TopicsPage.all(view);
    }

    /** The address of a partner's briefing. */
    public static String link(View view, Node partner) {
        return view.link(PATH + Partners.code(partner));
    }
}
