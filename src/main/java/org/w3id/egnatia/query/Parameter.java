package org.w3id.egnatia.query;

import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * A value that whoever asks may choose: in an address, in a form or on the command line.
 *
 * @param name      its name in addresses; in a saved query, of the variable of a {@code VALUES} block
 * @param type      which values are accepted
 * @param meaning   one sentence for the reader
 * @param byDefault the canonical form of the value when none is given; empty if there is none, and for a day, whose
 *                  default is reckoned from the day of the request
 * @param required  true if a value must be given
 */
public record Parameter(String name, ParameterType type, String meaning, Optional<String> byDefault, boolean required) {

    private static final int LONGEST_TEXT = 200;
    private static final Pattern HEADER = Pattern.compile("(\\w+)\\s+(\\S+)\\s+(.+)");
    private static final Pattern BOUNDS = Pattern.compile("(-?\\d{1,18})\\.\\.(-?\\d{1,18})");
    private static final Pattern CLASS = Pattern.compile("egn:([A-Z]\\w*)");
    private static final Pattern BEFORE = Pattern.compile("(P\\w+) before today");

    /** A parameter that may be left out and then has no value. */
    public static Parameter optional(String name, ParameterType type, String meaning) {
        return new Parameter(name, type, meaning, Optional.empty(), false);
    }

    /** A parameter with a value of its own. */
    public static Parameter withDefault(String name, ParameterType type, String meaning, String byDefault) {
        return new Parameter(name, type, meaning, Optional.of(byDefault), false);
    }

    /** A parameter that must be given. */
    public static Parameter required(String name, ParameterType type, String meaning) {
        return new Parameter(name, type, meaning, Optional.empty(), true);
    }

    /** The value when none is given, on a day; empty if there is none. */
    public Optional<String> defaultOn(LocalDate today) {
        return type instanceof ParameterType.Day day ? Optional.of(day.on(today).toString()) : byDefault;
    }

    /** This parameter with another value when none is given. */
    Parameter withDefault(String value) {
        return new Parameter(name, type, meaning, Optional.of(value), required);
    }

    /** True if the values are days. */
    public boolean isDay() {
        return type instanceof ParameterType.Day;
    }

    /**
     * Reads a line {@code param: name type meaning} of the header of a saved query. The type is {@code date},
     * {@code string}, two bounds such as {@code 1..12}, a class such as {@code egn:Organisation}, the prefix of a type
     * of things such as {@code actor}, the prefix of a scheme such as {@code policy-area}, or {@code value} for the
     * values that a line {@code values: name pattern} lists.
     *
     * @param values   name to the pattern that binds a variable of that name
     * @param defaults name to what a line {@code default: name value} says; for a day a period such as
     *                 {@code P1Y before today}
     * @param address  of the page that shows the values that are listed
     * @throws QueryException if the line is none such
     */
    static Parameter parse(String header, Map<String, String> values, Map<String, String> defaults, String address) {
        Matcher m = HEADER.matcher(header);
        if (!m.matches()) {
            throw new QueryException("the header line 'param: " + header + "' is not 'param: name type meaning'");
        }
        String name = m.group(1);
        Optional<String> byDefault = Optional.ofNullable(defaults.get(name));
        ParameterType type = type(name, m.group(2), values, byDefault, address);
        return new Parameter(name, type, m.group(3), type instanceof ParameterType.Day ? Optional.empty()
                : byDefault, false);
    }

    private static ParameterType type(String name, String word, Map<String, String> values, Optional<String> byDefault,
                                      String address) {
        Matcher bounds = BOUNDS.matcher(word);
        Matcher type = CLASS.matcher(word);
        if (values.containsKey(name)) {
            String what = name.replace('_', ' ');
            return new ParameterType.Listed(new ValueList(what, values.get(name)
                    .replaceAll("[?$]" + name + "\\b", "?value"), address));
        } else if (word.equals("date")) {
            return new ParameterType.Day(byDefault.map(text -> period(name, text)).orElse(Period.ZERO));
        } else if (word.equals("string")) {
            return new ParameterType.FreeText(LONGEST_TEXT);
        } else if (bounds.matches()) {
            return new ParameterType.WholeNumber(Long.parseLong(bounds.group(1)), Long.parseLong(bounds.group(2)));
        } else if (type.matches()) {
            return new ParameterType.Listed(ValueList.ofClass(type.group(1)));
        }
        return new ParameterType.Listed(list(name, word));
    }

    private static ValueList list(String name, String prefix) {
        String namespace = Namespaces.all().getOrDefault(prefix, "");
        if (namespace.equals(Namespaces.VOC + prefix + "/")) {
            return ValueList.ofScheme(prefix);
        } else if (namespace.equals(Namespaces.ID + prefix + "/")) {
            return ValueList.ofClass(prefix.substring(0, 1).toUpperCase(Locale.ROOT) + prefix.substring(1));
        }
        throw new QueryException("the parameter " + name + " has the unknown type '" + prefix
                + "'; there are date, string, bounds such as"
                + " 1..12, classes such as egn:Organisation, the prefixes of our things and schemes, and value with a "
                + "line 'values: " + name + " …'");
    }

    private static Period period(String name, String text) {
        Matcher m = BEFORE.matcher(text);
        try {
            if (m.matches()) {
                return Period.parse(m.group(1));
            }
        } catch (DateTimeParseException e) {
            // Said below together with every other form that is none.
        }
        throw new QueryException("the default of the day " + name + " is '" + text
                + "'; it is a time before the day of asking, such as"
                + " 'P1Y before today'");
    }

    /** The names of parameters, in order. */
    static List<String> names(List<Parameter> parameters) {
        return parameters.stream().map(Parameter::name).toList();
    }

    /** A value without the blanks at its ends, unless they belong to it. */
    String stripped(String value) {
        return type instanceof ParameterType.FreeText text && text.isVerbatim() ? value : value.strip();
    }
}
