package org.w3id.egnatia.page.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * A table as a picture, for what takes pictures only.
 *
 * @param title title
 * @param head  heads of the columns
 * @param rows  the rows, each with as many texts
 * @param notes what is left out; may be empty
 */
public record TablePicture(String title, List<String> head, List<List<String>> rows, String notes) implements Chart {

    private static final double SIZE = 12;
    private static final double LINE = 16;
    private static final double GAP = 14;
    private static final int NARROWEST = 8;
    private static final int MOST_LINES = 4;

    @Override
    public String description() {
        return "Table with the columns " + String.join(", ", head) + ".";
    }

    @Override
    public Table table() {
        return new Table(head.stream().map(Table.Column::of).toList(), rows.stream().map(row -> row.stream()
                .map(Table.Cell::of).toList()).toList());
    }

    @Override
    public Drawing draw(String id, double width) {
        List<Svg> parts = new ArrayList<>();
        double[] widths = widths(width);
        double y = line(head, widths, 0, "bold", parts);
        for (List<String> row : rows) {
            parts.add(Palette.rule(Svg.line(0, y + 2, width, y + 2)));
            y = line(row, widths, y + 4, "normal", parts);
        }
        return new Drawing(width, y + 6, parts);
    }

    /** Each column has what it needs, or a share of the width by what it needs. */
    private double[] widths(double width) {
        double[] needed = new double[head.size()];
        for (int i = 0; i < needed.length; i++) {
            int column = i;
            needed[i] = Math.min(60, Math.max(NARROWEST, Math.max(head.get(i).length(), rows.stream()
                    .mapToInt(row -> row.get(column).length()).max().orElse(0))));
        }
        double all = 0;
        for (double one : needed) {
            all += Words.width(1, SIZE) * one + GAP;
        }
        double[] widths = new double[needed.length];
        for (int i = 0; i < needed.length; i++) {
            widths[i] = (Words.width(1, SIZE) * needed[i] + GAP) * Math.min(1, width / all);
        }
        return widths;
    }

    private static double line(List<String> texts, double[] widths, double top, String weight, List<Svg> parts) {
        double x = 0;
        int tallest = 1;
        for (int i = 0; i < texts.size(); i++) {
            double characters = Math.max(1, (widths[i] - GAP) / Words.width(1, SIZE));
            List<String> lines = Words.wrap(texts.get(i), characters);
            for (int l = 0; l < Math.min(MOST_LINES, lines.size()); l++) {
                String text = Words.cut(lines.get(l), characters)
                        + (l == MOST_LINES - 1 && lines.size() > MOST_LINES ? " …" : "");
                parts.add(Svg.words(x, top + LINE * (l + 1) - 2, text).with("font-size", SIZE)
                        .with("font-weight", weight));
            }
            tallest = Math.max(tallest, Math.min(MOST_LINES, lines.size()));
            x += widths[i];
        }
        return top + LINE * tallest + 2;
    }
}
