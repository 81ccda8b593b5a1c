package org.w3id.egnatia.page.dossier;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.SavedRow;
import org.w3id.egnatia.page.ask.SavedRows;
import org.w3id.egnatia.page.chart.Words;
import org.w3id.egnatia.page.fact.Tone;
import org.w3id.egnatia.page.matrix.Cell;
import org.w3id.egnatia.page.matrix.MatrixPage;

/**
 * A briefing on a policy area: the beginning of each part of its dossier, with endnotes.
 *
 * @param view      its circumstances
 * @param subject   the area
 * @param lead      what it is
 * @param sections  its sections
 * @param later     how much was told only after the day
 * @param notes     the endnotes
 * @param questions the questions that it rests on
 */
public record TopicBrief(View view, Name subject, List<String> lead, List<Section> sections, int later,
                         List<Endnotes.Endnote> notes, List<SavedRows> questions) implements Briefing {

    /** What its addresses begin with. */
    public static final String PATH = Briefing.PATH + "topic/";

    private static final int FEW = 6;

    /** The briefing on a policy area; empty if there is none of this code. */
    public static Optional<TopicBrief> of(View view, String code) {
        return TopicPage.of(view, code).map(TopicBrief::of);
    }

    private static TopicBrief of(TopicPage page) {
        View view = page.view();
        Endnotes notes = new Endnotes(view);
        List<Section> sections = new ArrayList<>();
        sections.add(Section.of("steps", page.steps().stream().limit(FEW).map(row ->
                new Line(row.day("date").map(date -> date.inWords(view)).orElse(""), Name.of(view, row.fact()), "",
                notes.cite(row.fact()))).toList()));
        sections.add(Section.of("statements", page.statements().stream().limit(FEW).map(row ->
                new Line(row.name(view, "kind"), Name.of(view, row.fact()), "", notes.cite(row.fact()))).toList()));
        sections.add(Section.of("money", page.money().stream().sorted(Comparator.comparing((SavedRow row) ->
                Tone.of(view.site().things(), row.thing("stage")).rank()).reversed()).limit(FEW)
                .map(row -> amount(view, row, notes)).toList()));
        sections.add(Section.of("figures", figures(page, notes)));
        sections.add(Section.of("levels", page.assessed().stream().limit(FEW).map(graded ->
                new Line("", graded.area(), levels(page, graded), notes(notes, graded))).toList()));
        for (TopicPage.Ties ties : page.tables()) {
            sections.add(Section.of(ties.matrix().kind().code(), ties.rows().stream().limit(FEW).map(row ->
                    new Line("", row.thing(), states(view, row), notes(view, notes, row))).toList()));
        }
        List<SavedRows> questions = new ArrayList<>(List.of(page.steps(), page.statements(), page.money(),
                page.figures()));
        page.assessed().forEach(graded -> questions.add(graded.answer()));
        page.tables().forEach(ties -> questions.add(ties.matrix().answer()));
        return new TopicBrief(view, page.area(), List.of(page.definition().text()),
                sections.stream().filter(section -> !section.isEmpty()).toList(), page.leftOut(), notes.all(),
                questions);
    }

    /** An amount of money as a line. */
    static Line amount(View view, SavedRow row, Endnotes notes) {
        return new Line(row.literal("currency") + " " + row.number("value").map(Words::full).orElse(""),
                Name.of(view, row.fact()), row.name(view, "stage"), notes.cite(row.fact()));
    }

    /** The value of a figure, as it is written. */
    static String value(SavedRow row) {
        return row.number("value").map(Words::full).orElse(row.literal("value"));
    }

    /** What is counted of most partners: the newest figure of each. */
    private static List<Line> figures(TopicPage page, Endnotes notes) {
        View view = page.view();
        Map<Node, List<SavedRow>> counted = new LinkedHashMap<>();
        page.figures().stream().forEach(row -> counted.computeIfAbsent(row.thing("counted"), c -> new ArrayList<>())
                .add(row));
        return counted.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Node, List<SavedRow>> one) -> -one.getValue().size()))
                .limit(FEW).map(one -> new Line("", Name.of(view, one.getKey()), one.getValue().stream()
                .map(row -> Name.of(view, row.thing("about")).text() + ": " + value(row) + " (" + BriefPage.year(row)
                + ")").collect(Collectors.joining("; ")), List.copyOf(new TreeSet<>(one.getValue().stream()
                .flatMap(row -> notes.cite(row.fact()).stream()).toList())))).toList();
    }

    private static String levels(TopicPage page, TopicPage.Graded graded) {
        List<String> levels = new ArrayList<>();
        for (int i = 0; i < graded.levels().size(); i++) {
            String partner = page.partners().get(i).text();
            graded.levels().get(i).ifPresent(level -> levels.add(partner + ": " + level.value().text()));
        }
        return String.join("; ", levels);
    }

    private static List<Integer> notes(Endnotes notes, TopicPage.Graded graded) {
        return List.copyOf(new TreeSet<>(graded.facts().stream()
                .flatMap(fact -> notes.cite(fact).stream()).toList()));
    }

    /** The partners by the state in which they are, in the order of the columns. */
    private static String states(View view, MatrixPage.Row row) {
        Map<String, List<String>> byState = new LinkedHashMap<>();
        row.cells().stream().filter(cell -> tells(view, cell)).forEach(cell -> byState.computeIfAbsent(
                cell.state().name().text(), state -> new ArrayList<>()).add(cell.partner().text()
                + (cell.since().isEmpty() ? "" : " (" + cell.when(view) + ")")));
        return byState.entrySet().stream().map(state -> state.getKey() + ": " + String.join(", ", state.getValue()))
                .collect(Collectors.joining("; "));
    }

    private static List<Integer> notes(View view, Endnotes notes, MatrixPage.Row row) {
        return List.copyOf(new TreeSet<>(row.cells().stream().filter(cell -> tells(view, cell))
                .flatMap(cell -> notes.cite(cell.facts().get(0)).stream()).toList()));
    }

    /** True if a cell has a fact, and not only of later than a day that is past. */
    static boolean tells(View view, Cell cell) {
        return !cell.facts().isEmpty() && !(view.asOf().isPast() && cell.isLater());
    }

    @Override
    public List<Integer> status() {
        return List.of();
    }
}
