package org.w3id.egnatia.page.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a chart of numbers over time shows.
 *
 * @param title  what is counted, about whom
 * @param unit   unit of all numbers, in the plural
 * @param series one for each subject
 */
public record Numbers(String title, String unit, List<Series> series) {

    /** The numbers of all series. */
    public List<Point> all() {
        return series.stream().flatMap(s -> s.points().stream()).toList();
    }

    /** What there is to be seen, told from the numbers themselves. */
    String description() {
        List<String> sentences = new ArrayList<>();
        for (Series one : series) {
            Optional<Point> greatest = one.points().stream().max((a, b) -> a.value().compareTo(b.value()));
            if (greatest.isPresent()) {
                Point first = one.points().get(0);
                Point last = one.points().get(one.points().size() - 1);
                sentences.add((series.size() > 1 ? one.name() + ": " : "") + said(first)
                        + (greatest.get().equals(first) || greatest.get().equals(last) ? ""
                                : ", most in " + said(greatest.get()))
                        + (last.equals(first) ? "" : ", last in " + said(last)) + ".");
            }
        }
        return "In " + unit + ". " + String.join(" ", sentences);
    }

    private static String said(Point point) {
        return point.period() + ": " + Words.full(point.value());
    }

    /** A number with its circumstances, for a tooltip. */
    String tip(Series of, Point point) {
        return (series.size() > 1 ? of.name() + ", " : "") + point.period() + ": "
                + Words.full(point.value()) + " " + unit
                + (point.note().isEmpty() ? "" : " (" + point.note() + ")");
    }

    Table table() {
        List<Table.Column> columns =
                new ArrayList<>(List.of(Table.Column.of("Period"), Table.Column.forMachines("from"),
                Table.Column.forMachines("to"), Table.Column.of("Value"), Table.Column.forMachines("unit"),
                Table.Column.of("State of publication"),
                Table.Column.of("Note"), Table.FACT));
        if (series.size() > 1) {
            columns.add(0, Table.Column.of("About"));
        }
        List<List<Table.Cell>> rows = new ArrayList<>();
        for (Series one : series) {
            for (Point point : one.points()) {
                List<Table.Cell> row = new ArrayList<>();
                if (series.size() > 1) {
                    row.add(Table.Cell.of(one.name()));
                }
                row.add(Table.Cell.of(point.period()));
                row.add(Table.Cell.of(point.from().toString()));
                row.add(Table.Cell.of(point.to().toString()));
                row.add(Table.Cell.of(point.value()).to(point.link()));
                row.add(Table.Cell.of(unit));
                row.add(Table.Cell.of(point.vintage()));
                row.add(Table.Cell.of(point.note()));
                row.add(Table.Cell.of(point.fact()));
                rows.add(row);
            }
        }
        return new Table(columns, rows);
    }
}
