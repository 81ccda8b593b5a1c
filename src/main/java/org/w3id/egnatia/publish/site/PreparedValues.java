package org.w3id.egnatia.publish.site;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.w3id.egnatia.page.report.CopyPage;
import org.w3id.egnatia.query.Choice;
import org.w3id.egnatia.query.Parameter;
import org.w3id.egnatia.query.ParameterType;
import org.w3id.egnatia.query.ParameterValues;
import org.w3id.egnatia.query.Parameters;
import org.w3id.egnatia.query.SavedQuery;
import org.w3id.egnatia.query.ValueIndex;

/**
 * With which values a question is answered among the files: with all of each parameter that lists not too many, one
 * parameter at a time. A value that is the parameter's own is left out, since the question without it gives that
 * answer.
 *
 * @param answered the values of each answer, the first without any
 * @param left     the parameters of which not every value is among the files, each with the reason
 */
record PreparedValues(Set<Map<String, String>> answered, List<CopyPage.Left> left) {

    /** So many values of a parameter are listed. */
    static final int MOST_VALUES = 100;

    /** What is prepared of a question on a day. A value that the question refuses beside its own others is not. */
    static PreparedValues of(SavedQuery question, ValueIndex index, LocalDate day) {
        Map<Parameter, List<String>> values = new LinkedHashMap<>();
        List<CopyPage.Left> left = new ArrayList<>();
        for (Parameter parameter : question.parameters()) {
            List<String> all = values(parameter, index);
            if (!all.isEmpty() && all.size() <= MOST_VALUES) {
                values.put(parameter, all);
            } else {
                left.add(new CopyPage.Left(question, parameter.name(), parameter.isDay() ? CopyPage.Reason.DAY
                        : all.isEmpty() ? CopyPage.Reason.FREE : CopyPage.Reason.MANY, all.size()));
            }
        }
        Set<Map<String, String>> answered = new LinkedHashSet<>();
        answered.add(Map.of());
        values.forEach((parameter, all) -> all.stream().filter(value ->
                !parameter.byDefault().equals(Optional.of(value))).map(value -> Map.of(parameter.name(), value))
                .filter(given -> isAccepted(question, given, index, day)).forEach(answered::add));
        if (values.size() > 1) {
            left.add(new CopyPage.Left(question, String.join(", ", values.keySet().stream().map(Parameter::name)
                    .toList()), CopyPage.Reason.TOGETHER, values.values().stream().mapToInt(List::size)
                    .reduce(1, (a, b) -> (int) Math.min((long) a * b, Integer.MAX_VALUE))));
        }
        return new PreparedValues(answered, List.copyOf(left));
    }

    private static boolean isAccepted(SavedQuery question, Map<String, String> given, ValueIndex index, LocalDate day) {
        Map<String, List<String>> asked = new LinkedHashMap<>();
        given.forEach((name, value) -> asked.put(name, List.of(value)));
        return Parameters.read(question.parameters(), asked, index, day) instanceof ParameterValues;
    }

    /** All values of a parameter; none if they cannot be listed. */
    private static List<String> values(Parameter parameter, ValueIndex index) {
        if (parameter.type() instanceof ParameterType.Listed listed) {
            return index.choices(listed.list()).stream().map(Choice::code).toList();
        } else if (parameter.type() instanceof ParameterType.Word word) {
            return word.words();
        } else if (parameter.type() instanceof ParameterType.WholeNumber number
                && number.most() - number.least() < MOST_VALUES) {
            return LongStream.rangeClosed(number.least(), number.most()).mapToObj(Long::toString).toList();
        }
        return List.of();
    }
}
