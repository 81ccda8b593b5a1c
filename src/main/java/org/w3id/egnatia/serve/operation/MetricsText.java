package org.w3id.egnatia.serve.operation;

import java.util.Locale;

/** Writes metrics in Prometheus' text format 0.0.4: a family's help and type, then its samples. */
final class MetricsText {

    /** The media type. */
    static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final StringBuilder text = new StringBuilder(8 * 1024);

    /** Begins a family; its samples follow. */
    void family(String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help.replace("\\", "\\\\").replace("\n", "\\n"))
                .append("\n# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    /** A sample; labels are names and values in turn. */
    void sample(String name, double value, String... labels) {
        text.append(name);
        for (int i = 0; i < labels.length; i += 2) {
            text.append(i == 0 ? '{' : ',').append(labels[i]).append("=\"")
                    .append(labels[i + 1].replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n")).append('"');
        }
        text.append(labels.length == 0 ? " " : "} ").append(number(value)).append('\n');
    }

    /** A family of one sample without labels. */
    void single(String name, String type, String help, double value) {
        family(name, type, help);
        sample(name, value);
    }

    private static String number(double value) {
        if (value == Double.POSITIVE_INFINITY) {
            return "+Inf";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.9f", value).replaceFirst("0+$", "");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
