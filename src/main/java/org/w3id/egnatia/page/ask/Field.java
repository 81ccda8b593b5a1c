package org.w3id.egnatia.page.ask;

import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.query.Parameter;
import org.w3id.egnatia.query.ParameterType;
import org.w3id.egnatia.query.ValueList;

/**
 * A parameter of a question as a field of its form.
 *
 * @param parameter the parameter
 * @param value     the value that is used, as it is written in addresses; of a wrong one, what was given
 * @param options   the values to choose from, where they are listed
 * @param problem   why the value cannot be used, in one sentence
 */
public record Field(Parameter parameter, String value, List<Option> options, Optional<String> problem) {

    /** A few values are a list to choose from, many are searched for by typing. */
    private static final int FEW = 40;

    /**
     * A value that can be chosen.
     *
     * @param code    as it is written in addresses
     * @param label   its name for readers
     * @param typed   what is typed for it: the label, or the code where several have the label
     */
    public record Option(String code, String label, String typed) {
    }

    static Field of(Parameter parameter, String value, Optional<String> problem, View view) {
        return new Field(parameter, value, options(parameter, view), problem);
    }

    private static List<Option> options(Parameter parameter, View view) {
        if (parameter.type() instanceof ParameterType.Word word) {
            return word.words().stream().map(each -> new Option(each, each, each)).toList();
        }
        return parameter.type() instanceof ParameterType.Listed listed ? options(listed.list(), view) : List.of();
    }

    private static List<Option> options(ValueList list, View view) {
        List<Option> all = view.site().release().names().choices(list).stream()
                .map(choice -> new Option(choice.code(), choice.node().isURI() ? view.name(choice.node())
                        : choice.label(), "")).toList();
        Map<String, Long> count = all.stream().collect(Collectors.groupingBy(Option::label, Collectors.counting()));
        List<Option> options = all.stream()
                .map(o -> new Option(o.code(), o.label(), count.get(o.label()) == 1 ? o.label() : o.code())).toList();
        boolean named = options.stream().anyMatch(option -> !option.label().equals(option.code()));
        return named ? options.stream().sorted(Comparator.comparing(Option::label, Collator.getInstance(Locale.UK)))
                .toList() : options;
    }

    /** Type of the input element. */
    public String inputType() {
        return parameter.isDay() ? "date" : parameter.type() instanceof ParameterType.WholeNumber ? "number" : "text";
    }

    /** True if the value is chosen from a list. */
    public boolean isChoice() {
        return !options.isEmpty() && options.size() <= FEW && (value.isEmpty() || chosen().isPresent());
    }

    /** What stands in the field. */
    public String shown() {
        return chosen().map(Option::typed).orElse(value);
    }

    /** The name of the thing that the value stands for. */
    public Optional<String> label() {
        return chosen().map(Option::label);
    }

    private Optional<Option> chosen() {
        return options.stream().filter(option -> option.code().equals(value)).findFirst();
    }
}
