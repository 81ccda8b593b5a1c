package org.w3id.egnatia.page.ask;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;
import org.w3id.egnatia.describe.EvidenceColumns;
import org.w3id.egnatia.page.Partners;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.chart.Bars;
import org.w3id.egnatia.page.chart.Chart;
import org.w3id.egnatia.page.chart.LineChart;
import org.w3id.egnatia.page.chart.Network;
import org.w3id.egnatia.page.chart.Numbers;
import org.w3id.egnatia.page.chart.Outline;
import org.w3id.egnatia.page.chart.Point;
import org.w3id.egnatia.page.chart.RegionMap;
import org.w3id.egnatia.page.chart.Series;
import org.w3id.egnatia.page.chart.Steps;
import org.w3id.egnatia.page.chart.Table;
import org.w3id.egnatia.page.chart.TablePicture;
import org.w3id.egnatia.page.chart.Timeline;
import org.w3id.egnatia.query.ResultColumn;

/**
 * The shape of an answer, by which it is seen which ways there are to look at it, and the pictures of it. Nothing is
 * added up: where a picture has room for one number and the answer has several, it does not fit.
 */
public final class AnswerShape {

    /** An answer of more rows than this is no picture. */
    private static final int MOST_ROWS = 2_000;
    private static final int MOST_BARS = 60;
    private static final int MOST_SERIES = 6;
    /** Fewer numbers than this in each of the lines, taken together, are no lines. */
    private static final int FEWEST_POINTS = 3;
    private static final int MOST_LANES = 30;
    private static final int MOST_MARKS = 400;
    private static final int MOST_TIES = 160;
    private static final int TRIPLE = 3;
    private static final int MOST_COLUMNS = 16;
    private static final int MOST_TONES = 5;
    private static final int MOST_OF_PICTURE = 60;
    private static final int LONGEST_NAME = 160;
    private static final int FIRST_YEAR = 1000;
    private static final int LAST_YEAR = 2200;

    private enum Kind { NAME, NUMBER, DAY }

    private record Column(ResultColumn column, Kind kind) {
    }

    private final View view;
    private final AnswerTable table;
    private final String title;
    private final List<Column> columns;

    /**
     * Looks at an answer.
     *
     * @param table  its rows, those that are wanted
     * @param title  what it is about
     * @param wanted names of the columns to be shown; all if there are none
     */
    AnswerShape(AnswerTable table, View view, String title, List<String> wanted) {
        this.view = view;
        this.table = table;
        this.title = title;
        List<Column> all = table.rows().size() > MOST_ROWS || table.rows().isEmpty() ? List.of()
                : ResultColumn.of(table.variables()).stream()
                .filter(column -> !column.isFact() && !column.isPrecision() && !EvidenceColumns.has(column.value()))
                .flatMap(column -> kind(column).map(kind -> new Column(column, kind)).stream()).toList();
        columns = wanted.isEmpty() ? all : wanted.stream().flatMap(name -> all.stream()
                .filter(column -> column.column().value().getVarName().equals(name))).toList();
    }

    // What the columns are.

    private Optional<Kind> kind(ResultColumn column) {
        List<Node> values = table.rows().stream().map(row -> row.get(column.value())).filter(node -> node != null)
                .toList();
        boolean isYear = column.inWords().matches("(.* )?(year|edition)( .*)?");
        if (values.isEmpty()) {
            return Optional.empty();
        } else if (values.stream().allMatch(value -> first(value, isYear).isPresent())) {
            return Optional.of(Kind.DAY);
        } else if (values.stream().allMatch(value -> number(value).isPresent())) {
            return Optional.of(Kind.NUMBER);
        }
        return values.stream().allMatch(value -> value.isURI() || value.isLiteral()
                && value.getLiteralLexicalForm().length() <= LONGEST_NAME) ? Optional.of(Kind.NAME) : Optional.empty();
    }

    private static Optional<BigDecimal> number(Node value) {
        if (value == null || !value.isLiteral() || !value.getLiteral().isWellFormed()
                || !(value.getLiteralValue() instanceof Number number) || !Double.isFinite(number.doubleValue())) {
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(number.toString()));
    }

    /** The first day of a day, month or year. */
    private static Optional<LocalDate> first(Node value, boolean isYear) {
        if (value == null || !value.isLiteral()) {
            return Optional.empty();
        }
        String text = value.getLiteralLexicalForm();
        try {
            if (XSDDatatype.XSDdate.equals(value.getLiteralDatatype())) {
                return Optional.of(LocalDate.parse(text));
            } else if (XSDDatatype.XSDgYearMonth.equals(value.getLiteralDatatype())) {
                return Optional.of(YearMonth.parse(text).atDay(1));
            } else if (XSDDatatype.XSDgYear.equals(value.getLiteralDatatype()) || isYear && text.matches("\\d{4}")
                    && Integer.parseInt(text) > FIRST_YEAR && Integer.parseInt(text) < LAST_YEAR) {
                return Optional.of(LocalDate.of(Integer.parseInt(text), 1, 1));
            }
        } catch (DateTimeParseException | NumberFormatException e) {
            // A day with a time zone, or a year before our reckoning: not for a picture.
        }
        return Optional.empty();
    }

    private static Optional<LocalDate> first(Binding row, Column column) {
        return first(row.get(column.column().value()), true);
    }

    private static LocalDate last(Node value, LocalDate first) {
        return XSDDatatype.XSDdate.equals(value.getLiteralDatatype()) ? first
                : XSDDatatype.XSDgYearMonth.equals(value.getLiteralDatatype()) ? first.plusMonths(1).minusDays(1)
                : first.plusYears(1).minusDays(1);
    }

    private List<Column> of(Kind kind) {
        return columns.stream().filter(column -> column.kind() == kind).toList();
    }

    private String text(Column column, Binding row) {
        return ResultCell.of(column.column(), row, view).pieces().stream().map(ResultCell.Piece::text)
                .collect(Collectors.joining("; "));
    }

    private Optional<String> link(Column column, Binding row) {
        return ResultCell.of(column.column(), row, view).pieces().stream().flatMap(piece -> piece.link().stream())
                .findFirst();
    }

    private static Optional<Node> thing(Column column, Binding row) {
        Node node = row.get(column.column().iri().orElse(column.column().value()));
        return node != null && node.isURI() ? Optional.of(node) : Optional.empty();
    }

    private String words(Column column) {
        return ResultTable.words(column.column(), view);
    }

    /** The names of a row, so many of them as tell the rows apart. */
    private String name(List<Column> names, Binding row) {
        return names.stream().map(column -> text(column, row)).filter(text -> !text.isEmpty()).distinct()
                .collect(Collectors.joining(", "));
    }

    /** The first columns by which no two rows are the same; all if there are such even so. */
    private List<Column> telling(List<Column> names) {
        for (int count = 1; count < names.size(); count++) {
            List<Column> some = names.subList(0, count);
            if (table.rows().stream().map(row -> name(some, row)).distinct().count() == table.rows().size()) {
                return some;
            }
        }
        return names;
    }

    // Which ways there are.

    /** The ways that fit, the table first. */
    List<AnswerView> fitting() {
        List<AnswerView> fitting = new ArrayList<>(List.of(AnswerView.TABLE));
        if (!table.isTriples() && pivot().isPresent()) {
            fitting.add(AnswerView.PIVOT);
        }
        for (AnswerView one : List.of(AnswerView.BAR, AnswerView.LINE, AnswerView.TIMELINE, AnswerView.MAP,
                AnswerView.GRAPH)) {
            if (chart(one).isPresent()) {
                fitting.add(one);
            }
        }
        return fitting;
    }

    /** The picture; empty if the answer has not the shape of it. */
    Optional<Chart> chart(AnswerView wanted) {
        if (table.isTriples()) {
            return wanted == AnswerView.GRAPH ? graph() : Optional.empty();
        }
        return switch (wanted) {
            case BAR -> bars();
            case LINE -> line();
            case TIMELINE -> timeline();
            case MAP -> map();
            case GRAPH -> network();
            default -> Optional.empty();
        };
    }

    /** The picture of the first way that fits, and of the table where none does. */
    Chart anyChart() {
        return fitting().stream().flatMap(one -> chart(one).stream()).findFirst().orElseGet(() -> picture(table));
    }

    /** The table as a picture, as far as it has room. */
    Chart picture(AnswerTable shown) {
        List<ResultColumn> all = ResultColumn.of(shown.variables()).stream()
                .filter(column -> !column.isPrecision() && !column.isFact()).toList();
        int left = shown.rows().size() - MOST_OF_PICTURE;
        return new TablePicture(title, all.stream().map(column -> ResultTable.words(column, view)).toList(),
                shown.rows().stream().limit(MOST_OF_PICTURE).map(row -> all.stream()
                .map(column -> text(new Column(column, Kind.NAME), row))
                .toList()).toList(), left > 0 ? view.text("ask.view.left", left) : "");
    }

    private Optional<Chart> bars() {
        List<Column> names = of(Kind.NAME).isEmpty() ? of(Kind.DAY) : of(Kind.NAME);
        List<Column> numbers = of(Kind.NUMBER);
        if (names.isEmpty() || numbers.isEmpty() || table.rows().size() > MOST_BARS) {
            return Optional.empty();
        }
        Column measure = numbers.get(numbers.size() - 1);
        List<Column> telling = telling(names);
        List<Bars.Bar> bars = new ArrayList<>();
        for (Binding row : table.rows()) {
            number(row.get(measure.column().value())).ifPresent(value ->
                    bars.add(new Bars.Bar(name(telling, row), value, link(telling.get(0), row))));
        }
        return bars.isEmpty() ? Optional.empty() : Optional.of(new Bars(title, words(telling.get(0)),
                words(measure), bars));
    }

    private Optional<Chart> line() {
        if (of(Kind.DAY).isEmpty() || of(Kind.NUMBER).isEmpty()) {
            return Optional.empty();
        }
        // As few names as tell the numbers of one day apart.
        List<Column> names = of(Kind.NAME);
        List<List<Column>> ways = new ArrayList<>(List.of(List.of()));
        names.forEach(name -> ways.add(List.of(name)));
        if (names.size() > 1) {
            ways.add(names.subList(0, 2));
        }
        return ways.stream().flatMap(way -> line(way).stream()).findFirst();
    }

    private Optional<Chart> line(List<Column> names) {
        Column day = of(Kind.DAY).get(0);
        Column measure = of(Kind.NUMBER).get(of(Kind.NUMBER).size() - 1);
        Map<String, Map<LocalDate, Point>> series = new LinkedHashMap<>();
        for (Binding row : table.rows()) {
            Optional<LocalDate> first = first(row, day);
            Optional<BigDecimal> value = number(row.get(measure.column().value()));
            if (first.isPresent() && value.isPresent()) {
                Point point = new Point(first.get(), last(row.get(day.column().value()), first.get()), text(day, row),
                        value.get(), "", "", link(measure, row), "");
                Point before = series.computeIfAbsent(name(names, row), name -> new LinkedHashMap<>())
                        .put(first.get(), point);
                if (before != null || value.get().signum() < 0) {
                    return Optional.empty();
                }
            }
        }
        boolean isLine = !series.isEmpty() && series.size() <= MOST_SERIES
                && series.values().stream().mapToInt(Map::size).sum() >= FEWEST_POINTS * series.size();
        boolean isOfDays = series.values().stream().flatMap(one -> one.values().stream())
                .allMatch(point -> point.from().equals(point.to()));
        return !isLine ? Optional.empty() : Optional.of(new LineChart(new Numbers(title, words(measure),
                series.entrySet().stream().map(one -> new Series(one.getKey(), one.getValue().values().stream()
                .sorted(Comparator.comparing(Point::from)).toList())).toList()), isOfDays));
    }

    private Optional<Chart> timeline() {
        List<Column> days = of(Kind.DAY);
        List<Column> names = of(Kind.NAME);
        if (days.isEmpty() || names.isEmpty() || table.rows().size() > MOST_MARKS) {
            return Optional.empty();
        }
        Column lane = names.get(0);
        List<Column> rest = names.size() > 1 ? names.subList(1, Math.min(names.size(), 3)) : names;
        Map<String, Timeline.Lane> lanes = new LinkedHashMap<>();
        for (Binding row : table.rows()) {
            Timeline.Lane one = lanes.computeIfAbsent(text(lane, row), name -> new Timeline.Lane(name, link(lane, row),
                    new ArrayList<>(), new ArrayList<>()));
            Optional<LocalDate> from = first(row, days.get(0));
            String name = name(rest, row);
            if (days.size() > 1) {
                Optional<LocalDate> to = first(row, days.get(1));
                if (to.isPresent() && from.isPresent() && to.get().isBefore(from.get())) {
                    return Optional.empty();
                }
                one.phases().add(new Timeline.Phase(name, 2, from, to, text(days.get(0), row) + " – "
                        + text(days.get(1), row), link(rest.get(0), row), ""));
            } else if (from.isPresent()) {
                one.marks().add(new Timeline.Mark(name, from.get(), text(days.get(0), row), link(rest.get(0), row),
                        ""));
            }
        }
        boolean hasDays = lanes.values().stream().anyMatch(one -> !one.marks().isEmpty()
                || one.phases().stream().anyMatch(phase -> phase.start().isPresent()));
        return lanes.size() > MOST_LANES || !hasDays ? Optional.empty()
                : Optional.of(new Timeline(title, List.copyOf(lanes.values()), view.asOf().day(), List.of()));
    }

    private Optional<Chart> map() {
        Set<Node> partners = new LinkedHashSet<>(Partners.all(view));
        Optional<Column> where = columns.stream().filter(column -> table.rows().stream()
                .allMatch(row -> thing(column, row).filter(partners::contains).isPresent())
                && table.rows().stream().map(row -> thing(column, row)).distinct().count() == table.rows().size()
                && table.rows().size() > 1).findFirst();
        Optional<Column> what = where.flatMap(column -> columns.stream().filter(one -> one.kind() == Kind.NUMBER)
                .reduce((a, b) -> b).or(() -> columns.stream().filter(one -> !one.equals(column)).findFirst()));
        if (what.isEmpty()) {
            return Optional.empty();
        }
        Map<Node, Binding> rows = new HashMap<>();
        table.rows().forEach(row -> rows.put(thing(where.get(), row).orElseThrow(), row));
        boolean isNumber = what.get().kind() == Kind.NUMBER;
        List<String> said = rows.values().stream().map(row -> text(what.get(), row)).distinct().sorted().toList();
        boolean isBelowZero = isNumber && rows.values().stream().anyMatch(row ->
                number(row.get(what.get().column().value())).filter(value -> value.signum() < 0).isPresent());
        if (!isNumber && said.size() > MOST_TONES || isBelowZero) {
            return Optional.empty();
        }
        Steps steps = Steps.upTo(rows.values().stream()
                .flatMap(row -> number(row.get(what.get().column().value())).stream())
                .reduce(BigDecimal.ONE, BigDecimal::max));
        List<RegionMap.Part> parts = new ArrayList<>();
        for (Map.Entry<Node, Outline> partner : Partners.outlines(view).entrySet()) {
            Optional<Binding> row = Optional.ofNullable(rows.get(partner.getKey()));
            Optional<String> value = row.map(one -> text(what.get(), one)).filter(text -> !text.isEmpty());
            Optional<BigDecimal> number = row.flatMap(one -> isNumber ? number(one.get(what.get().column().value()))
                    : Optional.empty());
            parts.add(new RegionMap.Part(view.name(partner.getKey()), view.link(partner.getKey()).orElse(""),
                    partner.getValue(), isNumber ? number.map(steps::of) : value.map(said::indexOf),
                    number.map(Steps::written).orElse(""), value.orElse(view.text("ask.view.nothing")),
                    number.map(Table.Cell::of).orElse(Table.Cell.of(value.orElse(""))),
                    row.flatMap(one -> link(what.get(), one)), ""));
        }
        List<RegionMap.Step> key = new ArrayList<>();
        for (int i = 0; i < said.size() && !isNumber; i++) {
            if (!said.get(i).isEmpty()) {
                key.add(new RegionMap.Step(i, said.get(i)));
            }
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(new RegionMap(title, words(what.get()),
                parts, isNumber ? steps.key() : key, view.text("ask.view.nothing"), ""));
    }

    private Optional<Chart> network() {
        List<Column> things = columns.stream().filter(column -> column.kind() == Kind.NAME
                && table.rows().stream().allMatch(row -> row.get(column.column().value()) == null
                || thing(column, row).isPresent())).toList();
        if (things.size() < 2 || table.rows().size() > MOST_TIES) {
            return Optional.empty();
        }
        return network(things.get(0), things.get(1), row -> "");
    }

    /** The triples that join things, each with its property; those that say a text or a number stand in the table. */
    private Optional<Chart> graph() {
        if (columns.size() < TRIPLE || table.rows().stream().filter(row -> thing(columns.get(2), row).isPresent())
                .count() > MOST_TIES) {
            return Optional.empty();
        }
        return network(columns.get(0), columns.get(2), row -> text(columns.get(1), row));
    }

    private Optional<Chart> network(Column from, Column to, Function<Binding, String> label) {
        Set<Network.Tie> ties = new LinkedHashSet<>();
        for (Binding row : table.rows()) {
            if (thing(from, row).isPresent() && thing(to, row).isPresent()) {
                ties.add(new Network.Tie(new Network.End(text(from, row), link(from, row)),
                        new Network.End(text(to, row), link(to, row)), label.apply(row)));
            }
        }
        return ties.isEmpty() ? Optional.empty() : Optional.of(new Network(title, words(from),
                words(to), List.copyOf(ties)));
    }

    // Two columns against each other.

    /**
     * A table of two columns of an answer against each other.
     *
     * @param corner what stands in the rows, and what in the columns
     * @param heads  heads of the columns
     * @param rows   the rows, each with its head and as many cells
     */
    public record Pivot(String corner, List<String> heads, List<PivotRow> rows) {
    }

    /**
     * A row of such a table.
     *
     * @param head  its head
     * @param link  where the head leads
     * @param cells what stands under each head; several values with semicolons between
     */
    public record PivotRow(String head, Optional<String> link, List<PivotCell> cells) {
    }

    /** A cell of such a table: its text, and whether it is a number. */
    public record PivotCell(String text, Optional<String> link, boolean isNumber) {
    }

    /** The answer as a table of two columns against each other; empty if it has not the shape of it. */
    Optional<Pivot> pivot() {
        if (columns.size() < 3) {
            return Optional.empty();
        }
        List<Column> heads = columns.stream().filter(column -> column.kind() != Kind.NUMBER).toList();
        Column value = of(Kind.NUMBER).isEmpty() ? columns.get(2) : of(Kind.NUMBER).get(of(Kind.NUMBER).size() - 1);
        if (heads.size() < 2 || heads.subList(0, 2).contains(value)) {
            return Optional.empty();
        }
        Column down = heads.get(0);
        Column across = heads.get(1);
        if (count(across) > count(down) && count(down) <= MOST_COLUMNS) {
            down = heads.get(1);
            across = heads.get(0);
        }
        if (count(across) < 2 || count(across) > MOST_COLUMNS || count(down) < 2
                || count(down) * count(across) > 4L * table.rows().size()) {
            return Optional.empty();
        }
        return Optional.of(pivot(down, across, value));
    }

    private long count(Column column) {
        return table.rows().stream().map(row -> text(column, row)).distinct().count();
    }

    private Pivot pivot(Column down, Column across, Column value) {
        boolean isNumber = value.kind() == Kind.NUMBER;
        List<String> heads = table.rows().stream().map(row -> text(across, row)).distinct()
                .sorted(across.kind() == Kind.DAY ? Comparator.naturalOrder() : (a, b) -> 0).toList();
        Map<String, Map<String, PivotCell>> cells = new LinkedHashMap<>();
        Map<String, Optional<String>> links = new HashMap<>();
        for (Binding row : table.rows()) {
            String head = text(down, row);
            links.putIfAbsent(head, link(down, row));
            cells.computeIfAbsent(head, key -> new HashMap<>()).merge(text(across, row), new PivotCell(text(value, row),
                    link(value, row), isNumber), (one, other) -> one.text().equals(other.text()) ? one
                    : new PivotCell(one.text() + "; " + other.text(), Optional.empty(), isNumber));
        }
        return new Pivot(words(down) + " / " + words(across), heads,
                cells.entrySet().stream().map(row -> new PivotRow(row.getKey(), links.get(row.getKey()),
                heads.stream().map(head -> row.getValue().getOrDefault(head, new PivotCell("", Optional.empty(),
                isNumber))).toList())).toList());
    }
}
