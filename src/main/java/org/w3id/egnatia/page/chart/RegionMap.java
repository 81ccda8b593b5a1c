package org.w3id.egnatia.page.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A map of a region whose parts are coloured by a measure. The projection is equirectangular with the scale true at the
 * middle latitude, which is near enough to equal area for a region of seven degrees.
 *
 * @param title    what is measured, and when
 * @param measure  head of the column of values in the table
 * @param parts    the parts
 * @param key      the steps of colour in words, from light to dark
 * @param nothing  what a part without a value means, in words
 * @param notes    what else a reader must know; may be empty
 */
public record RegionMap(String title, String measure, List<Part> parts, List<Step> key, String nothing, String notes)
        implements Chart {

    private static final double MARGIN = 6;
    /** How broad a letter of a name is, of its height. */
    private static final double LETTER = .66;
    private static final double LEGEND = 24;

    /**
     * A part of the region.
     *
     * @param name    its name
     * @param page    address of its page
     * @param outline its outline
     * @param step    step of colour, 0 to 4, if it has a value
     * @param written the value as it is written on the map; may be empty
     * @param said    the value in full, with its day or period
     * @param fact    what rests behind the value
     */
    public record Part(String name, String page, Outline outline, Optional<Integer> step, String written, String said,
                       Table.Cell raw, Optional<String> link, String fact) {
    }

    /** A step of colour. */
    public record Step(int tone, String words) {
    }

    @Override
    public String description() {
        return "Map. " + String.join("; ", parts.stream().map(p -> p.name + ": " + p.said).toList()) + "."
                + (notes.isEmpty() ? "" : " " + notes);
    }

    @Override
    public boolean linked() {
        return true;
    }

    @Override
    public Table table() {
        return new Table(List.of(Table.Column.of("Partner"), Table.Column.forMachines("value"),
                Table.Column.of(measure), Table.FACT), parts.stream().map(p -> List.of(
                Table.Cell.of(p.name).to(Optional.of(p.page)), p.raw, Table.Cell.of(p.said).to(p.link),
                Table.Cell.of(p.fact))).toList());
    }

    @Override
    public Drawing draw(String id, double width) {
        Projection projection = Projection.fit(parts.stream().map(Part::outline).toList(), width - 2 * MARGIN, MARGIN);
        List<Svg> drawn = new ArrayList<>();
        drawn.add(Svg.of("defs").add(Palette.stripesDefinition(id)));
        for (Part part : parts) {
            Svg area = Svg.path(projection.path(part.outline)).with("fill-rule", "evenodd").with("stroke", "#ffffff")
                    .with("stroke-width", 1.6)
                    .with("stroke-linejoin", "round");
            drawn.add(Svg.of("a").with("href", part.page).with("class", "mark")
                    .add(Svg.of("title").text(part.name + ": " + part.said))
                    .add(part.step.map(step -> Palette.shade(area, step).with("class", "area shade-" + (step + 1)))
                            .orElseGet(() -> Palette.stripes(area, id).with("class", "area"))));
        }
        for (Part part : parts) {
            drawn.add(name(part, projection, width < 400 ? 11.5 : 13));
        }
        double top = projection.height + 2 * MARGIN + 8;
        double y = top;
        List<Step> steps = key.stream().sorted(Comparator.comparing(Step::tone).reversed()).toList();
        for (Step step : steps) {
            y = legend(drawn, Palette.shade(Svg.rect(1, 0, 26, 15), step.tone), step.words, y);
        }
        if (parts.stream().anyMatch(p -> p.step.isEmpty())) {
            y = legend(drawn, Palette.stripes(Svg.rect(1, 0, 26, 15), id), nothing, y);
        }
        return new Drawing(width, y + 2, drawn);
    }

    private static double legend(List<Svg> drawn, Svg swatch, String words, double y) {
        drawn.add(swatch.with("y", y + 2).with("stroke", Palette.QUIET).with("stroke-width", 1));
        drawn.add(Svg.words(36, y + 14, words));
        return y + LEGEND;
    }

    private static Svg name(Part part, Projection projection, double size) {
        List<String> lines = new ArrayList<>(Words.wrap(part.name, 10));
        if (!part.written.isEmpty()) {
            lines.add(part.written);
        }
        double longest = lines.stream().mapToInt(String::length).max().orElse(0) * size * LETTER;
        double[] at = projection.place(part.outline.middle(longest / projection.scale / projection.shortening,
                lines.size() * (size + 2) / projection.scale));
        boolean light = part.step.filter(Palette::isDark).isPresent();
        Svg text = Svg.of("text").with("text-anchor", "middle").with("font-size", size).with("font-weight", "600")
                .with("pointer-events", "none").with("aria-hidden", "true")
                .with("class", part.step.map(step -> "on-shade-" + (step + 1)).orElse("on-stripes"))
                .with("fill", light ? "#ffffff" : Palette.INK);
        if (part.step.isEmpty()) {
            text.with("stroke", Palette.EMPTY).with("stroke-width", 4).with("stroke-linejoin", "round")
                    .with("paint-order", "stroke");
        }
        for (int i = 0; i < lines.size(); i++) {
            text.add(Svg.of("tspan").with("x", at[0]).with("y", at[1] + 5 + (i - (lines.size() - 1) / 2.0) * (size + 2))
                    .text(lines.get(i)));
        }
        return text;
    }

    /** From degrees to user units. */
    private record Projection(double west, double north, double shortening, double scale, double height,
                              double margin) {

        static Projection fit(List<Outline> outlines, double width, double margin) {
            List<double[]> places = outlines.stream().flatMap(o -> o.rings().stream()).flatMap(List::stream).toList();
            double west = places.stream().mapToDouble(p -> p[0]).min().orElse(0);
            double east = places.stream().mapToDouble(p -> p[0]).max().orElse(1);
            double south = places.stream().mapToDouble(p -> p[1]).min().orElse(0);
            double north = places.stream().mapToDouble(p -> p[1]).max().orElse(1);
            double shortening = Math.cos(Math.toRadians((south + north) / 2));
            double scale = width / ((east - west) * shortening);
            return new Projection(west, north, shortening, scale, (north - south) * scale, margin);
        }

        double[] place(double[] degrees) {
            return new double[] {margin + (degrees[0] - west) * shortening * scale,
                    margin + (north - degrees[1]) * scale};
        }

        String path(Outline outline) {
            StringBuilder path = new StringBuilder();
            for (List<double[]> ring : outline.rings()) {
                for (int i = 0; i < ring.size(); i++) {
                    double[] at = place(ring.get(i));
                    path.append(i == 0 ? 'M' : 'L').append(Svg.number(at[0])).append(' ').append(Svg.number(at[1]));
                }
                path.append('Z');
            }
            return path.toString();
        }
    }
}
