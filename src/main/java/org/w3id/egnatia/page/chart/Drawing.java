package org.w3id.egnatia.page.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * A drawn chart: its size in user units of SVG and its parts, without the frame that a page or a file puts around it.
 */
public record Drawing(double width, double height, List<Svg> parts) {

    private static final String FONTS = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', Arial, sans-serif";
    private static final String DESCRIPTION = "-description";
    private static final double MARGIN = 16;

    /**
     * The picture as a part of a page.
     *
     * @param id     name of the picture in the page, unique there
     * @param linked true if parts of it are links, which a picture as a whole would hide from assistive technology
     */
    public String inPage(String id, String title, String description, boolean linked) {
        return root(id, width, height, linked ? "group" : "img", title, id + DESCRIPTION)
                .add(description(id + DESCRIPTION, description)).addAll(parts).inPage();
    }

    /**
     * The picture as a part of a page that has the same in another width, which describes it.
     *
     * @param other name of the picture that has the description
     */
    public String besideOther(String id, String title, String other, boolean linked) {
        return root(id, width, height, linked ? "group" : "img", title, other + DESCRIPTION).addAll(parts).inPage();
    }

    /** The picture as a file of its own, with its title above and notes below. */
    public String asFile(String title, String description, List<String> notes) {
        List<String> heading = Words.wrap(title, width / Words.width(1, 17));
        List<String> foot = new ArrayList<>();
        notes.forEach(note -> foot.addAll(Words.wrap(note, width / Words.width(1, 11))));
        double top = MARGIN + heading.size() * 22 + 4;
        double whole = top + height + 10 + foot.size() * 15 + MARGIN / 2;
        double across = width + 2 * MARGIN;
        Svg root = root("chart", across, whole, "img", title, "chart" + DESCRIPTION)
                .add(description("chart" + DESCRIPTION, description))
                .add(Svg.rect(0, 0, across, whole).with("fill", "#ffffff"));
        for (int i = 0; i < heading.size(); i++) {
            root.add(Svg.words(MARGIN, MARGIN + 14 + i * 22, heading.get(i)).with("font-size", 17)
                    .with("font-weight", "bold"));
        }
        root.add(Svg.of("g").with("transform", "translate(" + Svg.number(MARGIN) + " " + Svg.number(top) + ")")
                .addAll(parts));
        for (int i = 0; i < foot.size(); i++) {
            root.add(Svg.words(MARGIN, top + height + 20 + i * 15, foot.get(i)).with("font-size", 11)
                    .with("fill", Palette.QUIET));
        }
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + root + "\n";
    }

    private static Svg root(String id, double width, double height, String role, String title,
                            String description) {
        return Svg.of("svg").with("xmlns", "http://www.w3.org/2000/svg")
                .with("viewBox", "0 0 " + Svg.number(width) + " " + Svg.number(height))
                .with("width", width).with("height", height).with("class", "chart").with("role", role)
                .with("aria-labelledby", id + "-title " + description)
                .with("font-family", FONTS).with("font-size", 13).with("fill", Palette.INK)
                .add(Svg.of("title").with("id", id + "-title").text(title));
    }

    private static Svg description(String id, String words) {
        return Svg.of("desc").with("id", id).text(words);
    }
}
