package org.w3id.egnatia.page.dossier;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.w3id.egnatia.page.AsOf;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Page;
import org.w3id.egnatia.page.Partners;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.SavedRow;
import org.w3id.egnatia.page.ask.SavedRows;
import org.w3id.egnatia.page.assessment.RuleOfLaw;
import org.w3id.egnatia.page.matrix.MatrixKind;
import org.w3id.egnatia.page.matrix.MatrixPage;
import org.w3id.egnatia.page.partner.Outlook;
import org.w3id.egnatia.page.partner.StatusHistory;
import org.w3id.egnatia.page.partner.StepsPage;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * Two partners on a day, or one partner on two days, side by side: first what differs, then all.
 *
 * @param view   its circumstances
 * @param first  the one side
 * @param second the other side
 * @param parts  what is compared, subject by subject
 */
public record ComparePage(View view, Side first, Side second, List<Part> parts) implements Page {

    /** The parameter of the day of the first side. */
    public static final String FIRST_DAY = "first-on";
    /** What its addresses begin with. */
    public static final String PATH = "compare/";
    private static final Node NOT_RESEARCHED =
            NodeFactory.createURI(Namespaces.VOC + "knowledge/not-researched");
    /** The states of a tie of which nobody can say, by what is recorded, whether it held on the day. */
    private static final Set<Node> SILENT = Stream.concat(Stream.of(NOT_RESEARCHED), Stream.of("told-later",
            "not-recorded-then", "amounts", "unconfirmed", "named-together").map(state -> NodeFactory.createURI(
            Namespaces.VOC + "matrix-state/" + state))).collect(Collectors.toUnmodifiableSet());
    /** So many differences stand open, whatever the screen. */
    public static final int FEW = 8;
    /** So many of the other steps in between are told. */
    public static final int STEPS = 12;

    /**
     * A thing and what is said of it on both sides; empty where a side says nothing.
     *
     * @param thing    the thing
     * @param first    what the one side says
     * @param second   what the other side says
     * @param compares false if both are values whose years or methods do not allow to set one against the other
     * @param undated  true if the second side is the first one on a later day, and what it says is told only of a day
     *                 between the two, so that nobody knows whether it held on the first one already
     */
    public record Row(Name thing, Optional<Said> first, Optional<Said> second, boolean compares, boolean undated) {

        /** True if the two sides can be compared, both say something, and not the same. */
        public boolean differs() {
            return compares && !isSame() && isOfBoth();
        }

        /** True if only one side says something, or says it only of a later day, so that nobody knows of the other. */
        public boolean isOneSided() {
            return compares && !isSame() && !isOfBoth();
        }

        private boolean isOfBoth() {
            return speaks(first) && speaks(second) && !undated;
        }

        private static boolean speaks(Optional<Said> side) {
            return side.filter(said -> !SILENT.contains(said.value())).isPresent();
        }

        private boolean isSame() {
            return first.map(Said::value).equals(second.map(Said::value));
        }

        /** True if nobody has looked on either side, which says nothing on whether the two are the same. */
        public boolean isUnknown() {
            return isSame() && first.filter(said -> said.value().equals(NOT_RESEARCHED)).isPresent();
        }
    }

    /**
     * A subject of the comparison.
     *
     * @param id      its anchor and the end of its key in the messages
     * @param rows    the things, in the order of the question
     * @param answers the rows of the questions behind both sides; one if both have the same
     */
    public record Part(String id, List<Row> rows, List<SavedRows> answers) {

        /** The rows that differ. */
        public List<Row> differing() {
            return rows.stream().filter(Row::differs).toList();
        }

        /** The rows that do not. */
        public List<Row> same() {
            return rows.stream().filter(row -> row.compares() && row.isSame() && !row.isUnknown()).toList();
        }

        /** The rows that one side only tells, or tells only of a later day. */
        public List<Row> oneSided() {
            return rows.stream().filter(Row::isOneSided).toList();
        }

        /** The rows whose two values are of years or methods that do not compare. */
        public List<Row> apart() {
            return rows.stream().filter(row -> !row.compares()).toList();
        }

        /** The rows on which nobody has looked on either side. */
        public List<Row> unknown() {
            return rows.stream().filter(Row::isUnknown).toList();
        }

        /** How many rows can be compared. */
        public int compared() {
            return differing().size() + same().size();
        }
    }

    /**
     * The page of two partners; empty if one of the codes names none.
     *
     * <p>A partner beside itself is told on the day of the view and, unless the address names another day, a year
     * before.
     */
    public static Optional<ComparePage> of(View view, String one, String other) {
        return Partners.of(view, one).flatMap(first -> Partners.of(view, other).map(second -> of(view, first, second)));
    }

    private static ComparePage of(View view, Node one, Node other) {
        Optional<LocalDate> asked = Optional.ofNullable(view.parameters().get(FIRST_DAY)).map(LocalDate::parse)
                .or(() -> Optional.of(view.asOf().day().minusYears(1)).filter(before -> one.equals(other)));
        Side first = Side.of(view, one, asked.map(day -> new AsOf(Optional.of(day), view.asOf().today()))
                .orElse(view.asOf()));
        Side second = Side.of(view, other, view.asOf());
        List<Part> parts = new ArrayList<>();
        Comparability compares = new Comparability(view, first, second);
        parts.add(part(view, "grades", first.grades(), second.grades(), compares));
        for (MatrixKind kind : MatrixKind.all()) {
            MatrixPage matrix = second.matrix(kind);
            parts.add(part(view, kind.code(), first.ties(first.isOfDay(second) ? matrix : first.matrix(kind)),
                    second.ties(matrix), compares));
        }
        parts.add(part(view, "indices", first.indices(), second.indices(), compares));
        return new ComparePage(view, first, second, parts);
    }

    private static Part part(View view, String id, Side.Answer first, Side.Answer second,
                             Comparability compares) {
        Set<Node> things = new LinkedHashSet<>(first.said().keySet());
        things.addAll(second.said().keySet());
        return new Part(id, things.stream().map(thing -> new Row(Name.of(view, thing),
                Optional.ofNullable(first.said().get(thing)), Optional.ofNullable(second.said().get(thing)),
                compares.test(thing, first.said().get(thing), second.said().get(thing)),
                compares.isUndated(second.said().get(thing)))).toList(),
                first.rows().parameters().equals(second.rows().parameters()) ? List.of(first.rows())
                        : List.of(first.rows(), second.rows()));
    }

    /** An area of the rule of law, where its grades are shown, and those of both sides year by year, newest first. */
    public record Yearly(Name area, String link, List<Year> years) {
    }

    /** What the reports of a year say of both sides. */
    public record Year(int year, Side.Graded first, Side.Graded second) {
    }

    /**
     * The grades of two partners in the areas of the rule of law, in each year in which the Commission reported on
     * both and did not say the same; none of one partner on two days, whose reports are the same.
     */
    public List<Yearly> yearly() {
        if (first.partner().equals(second.partner())) {
            return List.of();
        }
        Map<Node, Map<Integer, Side.Graded>> one = first.gradesByYear();
        Map<Node, Map<Integer, Side.Graded>> other = second.gradesByYear();
        return RuleOfLaw.of(second.view(), second.partner()).areas().stream().map(area -> {
            Map<Integer, Side.Graded> mine = one.getOrDefault(area.name().node(), Map.of());
            Map<Integer, Side.Graded> theirs = other.getOrDefault(area.name().node(), Map.of());
            return new Yearly(area.name(), area.link(), mine.keySet().stream().filter(theirs::containsKey)
                    .filter(year -> !mine.get(year).text().equals(theirs.get(year).text()))
                    .sorted(Comparator.reverseOrder()).map(year -> new Year(year, mine.get(year), theirs.get(year)))
                    .toList());
        }).filter(area -> !area.years().isEmpty()).toList();
    }

    /** True if the two sides are of different days. */
    public boolean isOfTwoDays() {
        return !first.isOfDay(second);
    }

    /** The heading of the column of the first side. */
    public String firstHeading() {
        return first.heading(isOfTwoDays());
    }

    /** The heading of the column of the second side. */
    public String secondHeading() {
        return second.heading(isOfTwoDays());
    }

    /**
     * By what the two sides are set against each other first: the accession status, the chapters and the steps.
     *
     * @param id     the end of its key in the messages
     * @param first  what the one side says; empty if nothing is recorded
     * @param second what the other side says
     */
    public record Standing(String id, Optional<?> first, Optional<?> second) {

        /** True if both sides say something, and not the same. */
        public boolean differs() {
            return isCompared() && !first.equals(second);
        }

        boolean isCompared() {
            return first.isPresent() && second.isPresent();
        }

        boolean isOneSided() {
            return first.isPresent() != second.isPresent();
        }
    }

    /** The accession status, the chapters and the steps, what differs first. */
    public List<Standing> standing() {
        return Stream.of(standing("accession", side -> side.card().status().map(held -> side.card().statusInWords())),
                standing("chapters", side -> side.card().status().map(held -> List.of(side.card().opened(),
                side.card().closed()))), standing("last", side -> side.outlook().last().map(step ->
                step.name().node())), standing("next", side -> side.outlook().next().map(step -> step.name().node())))
                .sorted(Comparator.comparing(Standing::differs).reversed()).toList();
    }

    private Standing standing(String id, Function<Side, Optional<?>> told) {
        return new Standing(id, told.apply(first), told.apply(second));
    }

    /** The first day of the two on which no status was recorded yet, before what is recorded begins. */
    public Optional<String> before() {
        return Stream.of(first, second).filter(side -> side.card().status().isEmpty()).findFirst()
                .map(side -> view.text("compare.before", side.card().name().text(),
                view.day(side.view().asOf().day())));
    }

    /** The steps of a partner from after the one day to the other; empty if two partners are compared. */
    public Optional<SavedRows> between() {
        return Optional.of(first).filter(side -> side.partner().equals(second.partner())).map(side -> StepsPage.steps(
                view, side.partner(), side.view().asOf().day().plusDays(1), second.view().asOf().day()));
    }

    /** The steps towards membership in between, the newest first. */
    public List<StatusHistory.Milestone> milestones() {
        return StatusHistory.of(second.view(), second.partner()).milestones(first.view().asOf().day());
    }

    /** The other steps in between, the newest first. */
    public List<Outlook.Step> steps() {
        Set<Node> told = StatusHistory.of(second.view(), second.partner()).steps().stream().map(SavedRow::fact)
                .collect(Collectors.toSet());
        return between().stream().flatMap(SavedRows::stream).filter(row -> !told.contains(row.fact()))
                .map(row -> new Outlook.Step(row.day("date").map(day -> day.inWords(view)).orElse(""),
                Name.under(view, first.partner(), row.fact()))).distinct().toList();
    }

    /** The address of all steps in between. */
    public String stepsLink() {
        return view.link("steps/" + Partners.code(first.partner()), Map.of(
                StepsPage.FROM, first.view().asOf().day().plusDays(1).toString(),
                StepsPage.TO, second.view().asOf().day().toString()));
    }

    /** How many things differ. */
    public long differing() {
        return standing().stream().filter(Standing::differs).count()
                + parts.stream().mapToLong(part -> part.differing().size()).sum();
    }

    /** How many things are compared. */
    public long compared() {
        return standing().stream().filter(Standing::isCompared).count()
                + parts.stream().mapToLong(Part::compared).sum();
    }

    /** How many things one side only tells, or tells only of a later day. */
    public long oneSided() {
        return standing().stream().filter(Standing::isOneSided).count()
                + parts.stream().mapToLong(part -> part.oneSided().size()).sum();
    }

    /** True if both sides are one partner, and the address names no day of the first side. */
    public boolean isByDefaultOfItself() {
        return first.partner().equals(second.partner()) && !view.parameters().containsKey(FIRST_DAY);
    }

    /** The partners that stand on neither side, and can take the place of either. */
    public List<Name> others() {
        return Partners.all(view).stream().filter(partner -> !partner.equals(first.partner())
                && !partner.equals(second.partner())).map(partner -> Name.of(view, partner)).toList();
    }

    /** The address of a partner beside another one. */
    public String link(Name one, Name other) {
        return view.link(PATH + Partners.code(one.node()) + "/" + Partners.code(other.node()));
    }

    @Override
    public String template() {
        return "compare.jte";
    }

    @Override
    public String title() {
        return view.text("compare.title", firstHeading(), secondHeading());
    }

    @Override
    public String description() {
        return view.text("compare.description");
    }

    @Override
    public List<String> styles() {
        return List.of("charts.css", "dossier.css");
    }
}
