package org.w3id.egnatia.page.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** An element of a picture that is being drawn, in the terms of SVG 2. It writes itself as well-formed XML 1.0. */
public final class Svg {

    private static final Pattern STYLED_FILL = Pattern.compile("chart|faint|(fill|shade|on-shade)-[a-z0-9]+( edge)?");
    private static final String EDGE = " edge";

    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Object> children = new ArrayList<>();

    private Svg(String name) {
        this.name = name;
    }

    /** An element without attributes and content. */
    public static Svg of(String name) {
        return new Svg(name);
    }

    static Svg line(double x1, double y1, double x2, double y2) {
        return of("line").with("x1", x1).with("y1", y1).with("x2", x2).with("y2", y2);
    }

    static Svg rect(double x, double y, double width, double height) {
        return of("rect").with("x", x).with("y", y).with("width", Math.max(0, width))
                .with("height", Math.max(0, height));
    }

    static Svg path(String data) {
        return of("path").with("d", data);
    }

    static Svg words(double x, double y, String text) {
        return of("text").with("x", x).with("y", y).text(text);
    }

    /** Sets an attribute. */
    public Svg with(String attribute, String value) {
        attributes.put(attribute, value);
        return this;
    }

    /** Sets an attribute to a number, rounded to a tenth: less than what eyes can tell. */
    public Svg with(String attribute, double value) {
        return with(attribute, number(value));
    }

    /** Adds an element at the end of the content. */
    public Svg add(Svg child) {
        children.add(child);
        return this;
    }

    /** Adds elements at the end of the content. */
    public Svg addAll(List<Svg> more) {
        children.addAll(more);
        return this;
    }

    /** Adds characters at the end of the content. */
    public Svg text(String text) {
        children.add(text);
        return this;
    }

    static String number(double value) {
        return BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }

    /** The element with all its colours, as a picture that stands alone needs them. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        write(out, false);
        return out.toString();
    }

    /** The element as a part of a page, whose style sheet gives a colour to what has a class. */
    String inPage() {
        StringBuilder out = new StringBuilder();
        write(out, true);
        return out.toString();
    }

    private void write(StringBuilder out, boolean inPage) {
        out.append('<').append(name);
        attributes.forEach((attribute, value) -> {
            if (!inPage || !isStyled(attribute)) {
                out.append(' ').append(attribute).append("=\"");
                escape(value, out);
                out.append('"');
            }
        });
        if (children.isEmpty()) {
            out.append("/>");
            return;
        }
        out.append('>');
        for (Object child : children) {
            if (child instanceof Svg element) {
                element.write(out, inPage);
            } else {
                escape((String) child, out);
            }
        }
        out.append("</").append(name).append('>');
    }

    /** True if the style sheet of pages says the same by the class of the element. */
    private boolean isStyled(String attribute) {
        String style = attributes.getOrDefault("class", "");
        return switch (attribute) {
            case "fill" -> STYLED_FILL.matcher(style).matches();
            case "stroke" -> style.startsWith("stroke-") || style.equals("rule") || style.endsWith(EDGE);
            case "stroke-width" -> style.equals("rule") || style.endsWith(EDGE);
            case "xmlns", "font-family", "font-size" -> name.equals("svg");
            default -> false;
        };
    }

    private static void escape(String text, StringBuilder out) {
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                // What XML 1.0 has no place for would make the whole picture unreadable.
                default -> out.appendCodePoint(isXml(c) ? c : 0xFFFD);
            }
        });
    }

    private static boolean isXml(int c) {
        return c == '\t' || c == '\n' || c == '\r' || c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD
                || c >= 0x10000;
    }
}
