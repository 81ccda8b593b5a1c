package org.w3id.egnatia.page.partner;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Partners;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.SavedRow;
import org.w3id.egnatia.page.ask.SavedRows;
import org.w3id.egnatia.page.chart.Timeline;
import org.w3id.egnatia.page.fact.PreciseDate;
import org.w3id.egnatia.page.figure.ChartFigure;
import org.w3id.egnatia.page.figure.FigureSeries;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * The phases of a partner on the way to membership that had begun by the day of the view, and the steps between them:
 * the answers of two saved questions.
 *
 * @param view    the view
 * @param partner the partner
 * @param phases  the rows of the phases, oldest first
 * @param steps   the rows of the steps, oldest first
 */
public record StatusHistory(View view, Node partner, SavedRows phases, SavedRows steps) {

    private static final String PHASES = "status-history";
    private static final String STEPS = "steps-of-partner";
    private static final Set<String> CHAPTERS = Set.of("chapter-opened", "chapter-closed");

    /** The history of a partner. */
    public static StatusHistory of(View view, Node partner) {
        return new StatusHistory(view, partner, SavedRows.onDay(view, PHASES, partner),
                SavedRows.onDay(view, STEPS, partner));
    }

    /** The phases of all partners on one axis of time. */
    public static Optional<ChartFigure> chart(View view) {
        List<Timeline.Lane> lanes = new ArrayList<>();
        List<Node> facts = new ArrayList<>();
        for (Node partner : Partners.all(view)) {
            List<Phase> phases = phases(view, SavedRows.onDay(view, PHASES, partner));
            phases.forEach(phase -> facts.add(phase.relation()));
            Name name = Name.of(view, partner);
            lanes.add(new Timeline.Lane(name.text(), name.link(), drawn(view, phases), List.of()));
        }
        return facts.isEmpty() ? Optional.empty() : Optional.of(new ChartFigure(view, "status", Map.of(),
                new Timeline(view.text("status.title"), lanes, view.asOf().day(), List.of()),
                FigureSeries.sources(view, facts)));
    }

    /** The phases of the partner and the steps between them. */
    public Optional<ChartFigure> chart() {
        List<Phase> own = phases(view, phases);
        List<Node> facts = new ArrayList<>(own.stream().map(Phase::relation).toList());
        List<Timeline.Mark> marks = steps.stream().map(row -> {
            facts.add(row.fact());
            PreciseDate day = row.day("day").orElseThrow();
            Name step = Name.under(view, partner, row.thing("step"));
            return new Timeline.Mark(step.text(), day.date(), day.inWords(view), step.link(), row.fact().toString());
        }).toList();
        if (facts.isEmpty()) {
            return Optional.empty();
        }
        List<Timeline.Lane> lanes = new ArrayList<>();
        lanes.add(new Timeline.Lane(view.text("status.status"), Optional.empty(), drawn(view, own), List.of()));
        lanes.add(new Timeline.Lane(view.text("status.steps"), Optional.empty(), List.of(), marks));
        return Optional.of(new ChartFigure(view, "status", Map.of(Partners.PARAMETER, Partners.code(partner)),
                new Timeline(view.text("status.title-of", view.name(partner)), lanes, view.asOf().day(), List.of()),
                FigureSeries.sources(view, facts)));
    }

    /**
     * A step on the way.
     *
     * @param when     when it was taken
     * @param name     what it was
     * @param chapters the chapters that were opened or closed on the day, by their numbers
     * @param again    how many later reports only state it again
     */
    public record Milestone(String when, Name name, List<Name> chapters, int again) {
    }

    /** The steps in words, newest first. */
    public List<Milestone> milestones() {
        return milestones(LocalDate.MIN);
    }

    /** The steps after a day in words, newest first; what is known by its month or year counts until that is over. */
    public List<Milestone> milestones(LocalDate after) {
        List<Milestone> milestones = new ArrayList<>(byStep().stream().filter(rows -> rows.get(0).day("day")
                .orElseThrow().last().isAfter(after)).map(this::milestone).toList());
        Collections.reverse(milestones);
        return List.copyOf(milestones);
    }

    /** The rows step by step: the chapters that were opened, or closed, on one day are one. */
    private List<List<SavedRow>> byStep() {
        Map<Object, List<SavedRow>> steps = new LinkedHashMap<>();
        this.steps.stream().forEach(row -> steps.computeIfAbsent(isChapter(row)
                ? List.of(row.thing("kind"), row.day("day")) : row, s -> new ArrayList<>()).add(row));
        return List.copyOf(steps.values());
    }

    private static boolean isChapter(SavedRow row) {
        return CHAPTERS.contains(Namespaces.code(row.thing("kind")));
    }

    private Milestone milestone(List<SavedRow> rows) {
        SavedRow first = rows.get(0);
        String when = first.day("day").orElseThrow().inWords(view);
        if (!isChapter(first)) {
            return new Milestone(when, Name.under(view, partner, first.thing("step")), List.of(),
                    first.things("again").size());
        }
        return new Milestone(when, Name.of(view, first.thing("kind")), rows.stream().flatMap(row -> view.site()
                .things().value(row.fact(), Egn.chapter).stream().map(chapter -> new Name(row.fact(),
                Namespaces.code(chapter), "", false, view.link(row.fact()))))
                .sorted(Comparator.comparing((Name chapter) -> Integer.valueOf(chapter.text()))).toList(), 0);
    }

    private static List<Phase> phases(View view, SavedRows rows) {
        return rows.stream().map(row -> Phase.of(view, row)).toList();
    }

    private static List<Timeline.Phase> drawn(View view, List<Phase> phases) {
        return phases.stream().map(phase -> phase.drawn(view)).toList();
    }
}
