package org.w3id.egnatia.query;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.NodeFactory;
import org.w3id.egnatia.spelling.Spelling;

/** Reads what was given for a list of parameters, and refuses what is not accepted. */
public final class Parameters {

    private static final int NEAREST = 3;
    private static final int SHOWN = 80;
    private static final int LETTERS_FOR_ONE_MISTAKE = 3;
    private static final int SHORT = 4;
    /** By these names every question and page takes a period. */
    private static final String FROM = "from";
    private static final String TO = "to";
    private static final String SINCE = "since";
    private static final String AS_OF = "as-of";
    private static final String TIME = "\\d{4}(-\\d{2}-\\d{2})?";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private final List<Parameter> list;
    private final Supplier<? extends ValueIndex> index;
    private final LocalDate today;

    private Parameters(List<Parameter> list, Supplier<? extends ValueIndex> index, LocalDate today) {
        this.list = list;
        this.index = index;
        this.today = today;
    }

    /** Signals a problem from where it is seen to where it becomes a value. */
    private static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient ParameterProblem problem;

        RefusedException(ParameterProblem problem) {
            super(problem.sentence(), null, false, false);
            this.problem = problem;
        }
    }

    /**
     * Reads values. A blank value is none, as a form sends a field that was left empty.
     *
     * @param list  the parameters that there are
     * @param given name to values, as an address gives them
     * @param index knows the values that a release lists
     * @param today the day of the request, which is the default of days
     * @return all values in canonical form, or the first problem: of unknown names first, then in the order of the list
     */
    public static ParameterReading read(List<Parameter> list, Map<String, List<String>> given, ValueIndex index,
                                        LocalDate today) {
        return read(list, given, () -> index, today);
    }

    /** Reads values with an index that is made only if a parameter asks for it. */
    public static ParameterReading read(List<Parameter> list, Map<String, List<String>> given,
                                        Supplier<? extends ValueIndex> index,
            LocalDate today) {
        try {
            return new Parameters(list, index, today).read(given);
        } catch (RefusedException e) {
            return e.problem;
        }
    }

    /** Reads one value of a parameter, for a form that shows what is wrong with each. */
    public static ParameterReading read(Parameter parameter, String given, Supplier<? extends ValueIndex> index,
                                        LocalDate today) {
        return read(List.of(parameter), Map.of(parameter.name(), List.of(given)), index, today);
    }

    private ParameterReading read(Map<String, List<String>> given) throws RefusedException {
        for (String name : given.keySet()) {
            if (!isListed(name)) {
                throw new RefusedException(unknown(name));
            }
        }
        Map<String, Choice> inForce = new LinkedHashMap<>();
        Set<String> names = new TreeSet<>();
        boolean canonical = true;
        for (Parameter parameter : list) {
            List<String> values = given.getOrDefault(parameter.name(), List.of());
            if (values.size() > 1) {
                throw new RefusedException(problem(parameter, "it is given " + values.size() + " times; give it once",
                        List.of()));
            }
            String text = values.isEmpty() ? "" : parameter.stripped(values.get(0));
            if (!text.isEmpty()) {
                Choice value = value(parameter, text);
                inForce.put(parameter.name(), value);
                names.add(parameter.name());
                canonical = canonical && value.code().equals(values.get(0));
            } else {
                canonical = canonical && values.isEmpty();
                Optional<String> byDefault = parameter.defaultOn(today);
                if (byDefault.isPresent()) {
                    inForce.put(parameter.name(), value(parameter, byDefault.get()));
                } else if (parameter.required()) {
                    throw new RefusedException(problem(parameter, "it is missing", List.of()));
                }
            }
        }
        refuseBackwards(inForce, names);
        Set<String> days = new HashSet<>();
        for (Parameter parameter : list) {
            if (parameter.isDay()) {
                days.add(parameter.name());
            }
        }
        return new ParameterValues(inForce, names, days, canonical);
    }

    private boolean isListed(String name) {
        for (Parameter parameter : list) {
            if (parameter.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** Nothing lies in a period that ends before it begins, and an empty answer would say that nothing happened. */
    private static void refuseBackwards(Map<String, Choice> inForce, Set<String> names) throws RefusedException {
        String end = names.contains(TO) || !inForce.containsKey(AS_OF) ? TO : AS_OF;
        if ((names.contains(FROM) || names.contains(TO)) && later(inForce, FROM, end) > 0) {
            throw backwards(inForce, FROM, names.contains(FROM) ? "" : ", which holds where it is not given,", end);
        }
        if (names.contains(SINCE) && later(inForce, SINCE, AS_OF) >= 0) {
            throw backwards(inForce, SINCE, "", AS_OF);
        }
    }

    /** Above zero if the beginning lies after the end, zero if both are one, below where they do not compare. */
    private static int later(Map<String, Choice> inForce, String beginning, String end) {
        boolean comparable = Stream.of(beginning, end)
                .allMatch(name -> inForce.containsKey(name) && inForce.get(name).code().matches(TIME));
        return comparable ? inForce.get(beginning).code().compareTo(inForce.get(end).code()) : -1;
    }

    private static RefusedException backwards(Map<String, Choice> inForce, String beginning, String why, String end) {
        return new RefusedException(new ParameterProblem(beginning, true, inForce.get(beginning).code() + why
                + " is not before the end, " + inForce.get(end).code(), List.of(),
                "a time before " + inForce.get(end).code(), "", List.of()));
    }

    private ParameterProblem unknown(String name) {
        List<String> names = Parameter.names(list);
        return new ParameterProblem(name, false, (name.equals(AS_OF) ? "What is here is the same for every day: there"
                : "There") + " is no parameter '" + shown(name) + "' here",
                names.stream().map(Parameters::word).toList(), "", "",
                nearest(name, names).stream().map(Parameters::word).toList());
    }

    /** Of short names that begin alike, one may be meant by another though half differs, as day and date. */
    private static List<String> nearest(String name, List<String> names) {
        int limit = Math.max(1, name.length() / LETTERS_FOR_ONE_MISTAKE);
        List<String> nearest = Spelling.nearest(name, names, limit, NEAREST);
        if (!nearest.isEmpty() || name.isEmpty() || name.length() > SHORT) {
            return nearest;
        }
        return Spelling.nearest(name, names.stream()
                .filter(other -> other.length() <= SHORT && other.charAt(0) == name.charAt(0)).toList(), 2, NEAREST);
    }

    private Choice value(Parameter parameter, String text) throws RefusedException {
        ParameterType type = parameter.type();
        if (type instanceof ParameterType.Day) {
            return day(parameter, text);
        } else if (type instanceof ParameterType.WholeNumber number) {
            return number(parameter, number, text);
        } else if (type instanceof ParameterType.Word word) {
            return word.words().stream().filter(text::equalsIgnoreCase).findFirst().map(Parameters::word)
                    .orElseThrow(() -> new RefusedException(problem(parameter, notOne(parameter, text),
                            Spelling.nearest(text, word.words(), (text.length() + 2) / 3, NEAREST).stream()
                            .map(Parameters::word).toList())));
        } else if (type instanceof ParameterType.FreeText free) {
            if (text.length() > free.longest()) {
                throw new RefusedException(problem(parameter, "the text has " + text.length() + " characters",
                        List.of()));
            }
            return word(text);
        }
        return listed(parameter, ((ParameterType.Listed) type).list(), text);
    }

    private static Choice word(String text) {
        return new Choice(text, text, NodeFactory.createLiteralString(text));
    }

    private Choice day(Parameter parameter, String text) throws RefusedException {
        try {
            if (text.length() == "YYYY-MM-DD".length()) {
                LocalDate day = LocalDate.parse(text, DAY);
                if (day.getYear() > 0) {
                    return new Choice(day.toString(), day.toString(),
                            NodeFactory.createLiteralDT(day.toString(), XSDDatatype.XSDdate));
                }
            }
        } catch (DateTimeParseException e) {
            // Refused below like a text of another length.
        }
        throw new RefusedException(problem(parameter, notOne(parameter, text), List.of()));
    }

    private Choice number(Parameter parameter, ParameterType.WholeNumber type, String text) throws RefusedException {
        if (text.matches("-?\\d{1,18}")) {
            long number = Long.parseLong(text);
            if (number >= type.least() && number <= type.most()) {
                return numberChoice(number);
            }
            throw new RefusedException(problem(parameter, notOne(parameter, text),
                    List.of(numberChoice(Math.max(type.least(), Math.min(type.most(), number))))));
        }
        throw new RefusedException(problem(parameter, notOne(parameter, text), List.of()));
    }

    private static Choice numberChoice(long number) {
        String text = Long.toString(number);
        return new Choice(text, text, NodeFactory.createLiteralDT(text, XSDDatatype.XSDinteger));
    }

    private Choice listed(Parameter parameter, ValueList list, String text) throws RefusedException {
        List<Choice> named = index.get().named(list, text);
        if (named.size() == 1) {
            return named.get(0);
        } else if (named.size() > 1) {
            throw new RefusedException(problem(parameter, "'" + shown(text) + "' names several; give the code", named));
        }
        String wrong = index.get().anything(text).map(other -> "'" + shown(text) + "' is "
                + other.label() + ", which is not accepted here").orElseGet(() -> notOne(parameter, text));
        throw new RefusedException(problem(parameter, wrong, index.get().nearest(list, text, NEAREST)));
    }

    private static String notOne(Parameter parameter, String text) {
        return "'" + shown(text) + "' is no " + what(parameter.type());
    }

    private static String what(ParameterType type) {
        if (type instanceof ParameterType.Day) {
            return "day";
        } else if (type instanceof ParameterType.WholeNumber) {
            return "whole number within the bounds";
        }
        return type instanceof ParameterType.Listed listed ? listed.list().what() + " of this list"
                : "word of this list";
    }

    private ParameterProblem problem(Parameter parameter, String wrong, List<Choice> nearest) {
        ParameterType type = parameter.type();
        List<Choice> accepted = new ArrayList<>();
        String inWords = "";
        String address = "";
        if (type instanceof ParameterType.Day) {
            inWords = "a day of the calendar as YYYY-MM-DD, such as " + today;
        } else if (type instanceof ParameterType.WholeNumber number) {
            inWords = "a whole number from " + number.least() + " to " + number.most();
        } else if (type instanceof ParameterType.Word word) {
            word.words().forEach(each -> accepted.add(word(each)));
        } else if (type instanceof ParameterType.FreeText free) {
            inWords = "a text of at most " + free.longest() + " characters";
        } else if (type instanceof ParameterType.Listed listed) {
            accepted.addAll(index.get().choices(listed.list()));
            address = listed.list().address();
        }
        return new ParameterProblem(parameter.name(), true, wrong, accepted, inWords, address, nearest);
    }

    private static String shown(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+", " ");
        return line.length() <= SHOWN ? line
                : line.substring(0, line.offsetByCodePoints(0, line.codePointCount(0, SHOWN) - 1)) + "…";
    }
}
