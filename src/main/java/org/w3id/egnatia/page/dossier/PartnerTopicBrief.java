package org.w3id.egnatia.page.dossier;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Partners;
import org.w3id.egnatia.page.Things;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.SavedRow;
import org.w3id.egnatia.page.ask.SavedRows;
import org.w3id.egnatia.page.assessment.RuleOfLaw;
import org.w3id.egnatia.page.fact.Remarks;
import org.w3id.egnatia.page.matrix.Cell;
import org.w3id.egnatia.page.matrix.MatrixPage;
import org.w3id.egnatia.page.partner.PartnerCard;
import org.w3id.egnatia.page.partner.StepsPage;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * A briefing on a partner in one policy area: of each part of the dossier of the area what is about the partner.
 *
 * @param view      its circumstances
 * @param subject   the partner
 * @param topic     the area
 * @param lead      where the partner stands on the way to membership, and what the area is
 * @param status    the numbers of the endnotes of the status
 * @param sections  its sections
 * @param later     how much of what is about both was told, or began, only after the day
 * @param notes     the endnotes
 * @param questions the questions that it rests on
 */
public record PartnerTopicBrief(View view, Name subject, Optional<Name> topic, List<String> lead, List<Integer> status,
                                List<Section> sections, int later, List<Endnotes.Endnote> notes,
                                List<SavedRows> questions)
        implements Briefing {

    private static final String RULE_OF_LAW = "rule-of-law";
    private static final int STEPS = 12;
    private static final int FEW = 8;
    private static final int TIES = 30;
    /** How many years back the steps go, so that there are some where little happens. */
    private static final int YEARS = 10;

    /** The briefing on a partner in an area; empty if there is no such partner or area. */
    public static Optional<PartnerTopicBrief> of(View view, String partner, String area) {
        return Partners.of(view, partner).flatMap(node -> TopicPage.of(view, area).map(page -> of(page, node)));
    }

    private static PartnerTopicBrief of(TopicPage page, Node partner) {
        View view = page.view();
        Endnotes notes = new Endnotes(view);
        String area = Namespaces.code(page.area().node());
        PartnerCard card = PartnerCard.of(view, partner);
        List<Integer> status = card.status().map(held -> notes.cite(held.fact())).orElse(List.of());
        SavedRows steps = SavedRows.of(view.site(), "reform-steps-on-topic", new TreeMap<>(Map.of(
                Partners.PARAMETER, Partners.code(partner), "area", area, StepsPage.FROM,
                view.asOf().day().minusYears(YEARS).toString(), StepsPage.TO, view.asOf().day().toString())));
        SavedRows planned = SavedRows.onDay(view, "what-comes-next");
        Set<Node> within = page.all();
        List<Section> sections = new ArrayList<>();
        sections.add(Section.of("steps", BriefPage.once(steps.rows()).stream().limit(STEPS)
                .map(row -> BriefPage.line(view, partner, row, "date", notes)).toList()));
        sections.add(Section.of("next", planned.stream().filter(row -> view.site().things()
                .values(row.fact(), Egn.about).contains(partner) && view.site().things()
                .values(row.fact(), Egn.topic).stream().anyMatch(within::contains))
                .map(row -> BriefPage.line(view, partner, row, "day", notes)).toList()));
        // The areas that the partner's page tells as its rule of law.
        Optional<SavedRows> ruleOfLaw = area.equals(RULE_OF_LAW) ? Optional.of(RuleOfLaw.of(view, partner).answer())
                : Optional.empty();
        sections.add(Section.of("grades", ruleOfLaw.map(rows -> rows.stream().map(row ->
                BriefPage.grade(view, row, notes)).toList()).orElseGet(() -> grades(view, page, partner, notes))));
        for (TopicPage.Ties ties : page.tables()) {
            sections.add(Section.of(ties.matrix().kind().code(), ties(view, ties, partner, notes)));
        }
        sections.add(Section.of("money", page.money().stream().filter(row -> row.things(Partners.PARAMETER)
                .contains(partner)).limit(FEW).map(row -> TopicBrief.amount(view, row, notes)).toList()));
        sections.add(Section.of("figures", page.figures().stream().filter(row -> row.thing("about").equals(partner))
                .limit(STEPS).map(row -> new Line(TopicBrief.value(row), Name.under(view, partner, row.fact()),
                row.name(view, "unit"), notes.cite(row.fact()))).toList()));
        sections.add(Section.of("statements", page.statements().stream().filter(row -> isAbout(view, row, partner))
                .limit(FEW).map(row ->
                new Line(row.name(view, "kind"), Name.under(view, partner, row.fact()), "", notes.cite(row.fact())))
                .toList()));
        List<SavedRows> questions = new ArrayList<>(List.of(steps, planned));
        ruleOfLaw.ifPresentOrElse(questions::add, () -> page.assessed().forEach(graded ->
                questions.add(graded.answer())));
        page.tables().forEach(ties -> questions.add(ties.matrix().answer()));
        questions.addAll(List.of(page.money(), page.figures(), page.statements()));
        List<String> lead = new ArrayList<>();
        card.since().ifPresent(since -> lead.add(view.text("thing.status", card.statusInWords(), since)));
        return new PartnerTopicBrief(view, card.name(), Optional.of(page.area()), lead, status,
                sections.stream().filter(section -> !section.isEmpty()).toList(), later(page, partner), notes.all(),
                questions);
    }

    @Override
    public List<Name> areas() {
        return TopicsPage.all(view);
    }

    /** Its address. */
    public static String link(View view, Node partner, Node area) {
        return view.link(PATH + Partners.code(partner), Map.of(TOPIC, Namespaces.code(area)));
    }

    /** The newest grade of the partner in each area of assessment, with its progress and year. */
    private static List<Line> grades(View view, TopicPage page, Node partner, Endnotes notes) {
        return page.assessed().stream().flatMap(graded -> graded.answer().stream()
                .filter(row -> row.thing(Partners.PARAMETER).equals(partner))
                .max(Comparator.comparing((SavedRow row) -> row.count("year"))).stream()
                .map(row -> new Line(row.name(view, "level"), graded.area(), row.name(view, "progress") + ", "
                + row.count("year"), row.value("levelFact").map(notes::cite).orElse(List.of())))).toList();
    }

    /** True of an amount for the partner, and of what a source says about it, rather than of the source. */
    private static boolean isAbout(View view, SavedRow row, Node partner) {
        Things things = view.site().things();
        return things.values(row.fact(), Egn.about).contains(partner)
                && things.values(row.fact(), Egn.statementKind).stream().noneMatch(kind -> Remarks.has(things, kind));
    }

    private static int later(TopicPage page, Node partner) {
        return (int) (page.later().stream().filter(row -> isAbout(page.view(), row, partner)).count()
                + page.tables().stream().flatMap(ties -> Stream.concat(ties.rows().stream(), ties.later().stream()))
                .flatMap(row -> row.cells().stream()).filter(cell -> cell.partner().node().equals(partner)
                && page.view().asOf().isPast() && cell.isLater()).count());
    }

    private static List<Line> ties(View view, TopicPage.Ties ties, Node partner, Endnotes notes) {
        List<Line> lines = new ArrayList<>();
        for (MatrixPage.Row row : ties.rows()) {
            row.cells().stream().filter(cell -> cell.partner().node().equals(partner) && TopicBrief.tells(view, cell))
                    .forEach(cell -> lines.add(new Line("", row.thing(), cell.state().name().text()
                    + (cell.since().isEmpty() ? "" : ", " + cell.when(view)), cited(cell, notes))));
        }
        return lines.subList(0, Math.min(lines.size(), TIES));
    }

    private static List<Integer> cited(Cell cell, Endnotes notes) {
        return notes.cite(cell.facts().get(0));
    }
}
