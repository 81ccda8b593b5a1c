package org.w3id.egnatia.page.ask;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.query.DayDifference;
import org.w3id.egnatia.query.Parameter;
import org.w3id.egnatia.query.ParameterProblem;
import org.w3id.egnatia.query.ParameterReading;
import org.w3id.egnatia.query.ParameterType;
import org.w3id.egnatia.query.ParameterValues;
import org.w3id.egnatia.query.Parameters;
import org.w3id.egnatia.query.QueryRunner;
import org.w3id.egnatia.query.RowSelection;
import org.w3id.egnatia.query.SavedQuery;

/**
 * A question with the values that an address gives to its parameters.
 *
 * @param saved   the question
 * @param reading the values of all parameters of the address, or why they are refused
 * @param fields  the parameters of the question, each with what is wrong with its value
 * @param query   the query to run; empty if a value is refused
 */
public record AskedQuestion(SavedQuery saved, ParameterReading reading, List<Field> fields, Optional<Query> query) {

    private static final int LONGEST_CITED = 64;

    /** Parameter of the address that names the version of the data that a citation is of. */
    public static final String VERSION = "version";

    /** Parameters of the address that cite an answer. */
    public static final List<Parameter> CITING = List.of(
            Parameter.optional(VERSION, new ParameterType.FreeText(LONGEST_CITED),
                    "The version of the data that a citation names."),
            Parameter.optional("result", new ParameterType.FreeText(LONGEST_CITED),
                    "The beginning of the hash of the answer that a citation names."));

    /** Names of the parameters of the address that cite an answer. */
    public static final List<String> CITED = CITING.stream().map(Parameter::name).toList();

    /** Parameter of the address that adds the evidence of each fact as columns. */
    public static final String EVIDENCE = "evidence";
    private static final Parameter WITH_EVIDENCE = Parameter.optional(EVIDENCE, new ParameterType.Word(List.of("yes")),
            "With yes, columns with the source, the place in it, how it was checked, its weight and its address.");

    /** Parameter of the address with a second day. */
    public static final String COMPARED = "compared-with";
    /** That parameter. Without a value there is no second day, though days are otherwise today. */
    public static final Parameter SECOND_DAY = Parameter.optional(COMPARED, ParameterType.Day.TODAY,
            "A second day; then the rows that differ are shown, each with the day on which it holds.");

    /** What the address of a question accepts beside the day and the language of the page. */
    public static List<Parameter> parameters(SavedQuery saved) {
        List<Parameter> all = new ArrayList<>(saved.parameters());
        Query query = QueryRunner.parse(saved.text());
        if (query.isSelectType()) {
            all.addAll(RowSelection.parameters(query.getResultVars()));
            all.add(AnswerView.PARAMETER);
            if (hasFacts(query)) {
                all.add(WITH_EVIDENCE);
            }
            if (saved.hasDate()) {
                all.add(SECOND_DAY);
            }
        }
        all.addAll(CITING);
        return all;
    }

    private static boolean hasFacts(Query query) {
        return query.getResultVars().stream().anyMatch(name -> name.equals("fact") || name.endsWith("Fact"));
    }

    /** True if the rows state facts, of which the evidence can be had in the same table. */
    public boolean hasFacts() {
        return query.filter(AskedQuestion::hasFacts).isPresent();
    }

    /** True if its rows are dated and state a fact, so that they can be followed. */
    public boolean isFeed() {
        return query.filter(Query::isSelectType).filter(q -> AnswerFeed.fits(q.getResultVars())).isPresent();
    }

    /** True if its answers on two days can be held against each other. */
    public boolean isComparable() {
        return saved.hasDate() && hasRows();
    }

    /** The second day, if one is given. */
    public Optional<LocalDate> comparedWith() {
        return values().map(values -> values.asGiven().get(COMPARED)).map(LocalDate::parse);
    }

    /** The query of the second day. */
    public Optional<Query> comparedQuery() {
        return comparedWith().map(day -> QueryRunner.parse(text(), Map.of(SavedQuery.DATE,
                NodeFactory.createLiteralDT(day.toString(), XSDDatatype.XSDdate))));
    }

    /** What differs between its answers on the two days. */
    public AnswerTable difference(AnswerTable first, AnswerTable second) {
        return AnswerTable.of(DayDifference.of(first.rowSet(), LocalDate.parse(canonical().get(SavedQuery.DATE)),
                second.rowSet(), comparedWith().orElseThrow()), Integer.MAX_VALUE);
    }

    /** True if the evidence is wanted in the same table. */
    public boolean isWithEvidence() {
        return values().flatMap(values -> values.text(EVIDENCE)).isPresent();
    }

    /** Reads the parameters of a page's address. */
    public static AskedQuestion of(SavedQuery saved, View view) {
        Map<String, List<String>> given = new TreeMap<>();
        view.parameters().forEach((name, value) -> given.put(name, List.of(value)));
        List<Parameter> own = saved.parameters();
        ParameterReading reading = Parameters.read(parameters(saved), given, view.site().release()::names,
                view.site().today());
        List<Field> fields = own.stream().map(parameter ->
                field(parameter, given.getOrDefault(parameter.name(), List.of("")).get(0), view)).toList();
        return new AskedQuestion(saved, reading, fields,
                reading instanceof ParameterValues values ? Optional.of(QueryRunner.parse(saved, values))
                : Optional.empty());
    }

    private static Field field(Parameter parameter, String given, View view) {
        ParameterReading reading = Parameters.read(parameter, given, view.site().release()::names, view.site().today());
        return reading instanceof ParameterValues values
                ? Field.of(parameter, values.text(parameter.name()).orElse(""), Optional.empty(), view)
                : Field.of(parameter, given.strip(), Optional.of(((ParameterProblem) reading).advice()), view);
    }

    /** The values; empty if one is refused. */
    public Optional<ParameterValues> values() {
        return reading instanceof ParameterValues values ? Optional.of(values) : Optional.empty();
    }

    /** Why the question is not asked; empty if it is. */
    public Optional<ParameterProblem> refusal() {
        return reading instanceof ParameterProblem problem ? Optional.of(problem) : Optional.empty();
    }

    /** What is wrong, in one line; empty if nothing is. */
    public Optional<String> problem() {
        return refusal().map(ParameterProblem::sentence);
    }

    /**
     * What is wrong and belongs to no field, such as a parameter that there is none of; empty if there is no such
     * thing.
     */
    public Optional<String> problemBesideFields() {
        return problem().filter(problem -> fields.stream().noneMatch(field -> field.problem().isPresent()));
    }

    /** The values that were given to the question's parameters, in canonical form. */
    public Map<String, String> given() {
        return values().map(values -> own(values.asGiven())).orElse(Map.of());
    }

    /**
     * Those that were given and the days in force: with them the address names this very answer, on any later day, too.
     */
    public Map<String, String> canonical() {
        return values().map(values -> own(values.withDays())).orElse(Map.of());
    }

    private Map<String, String> own(Map<String, String> all) {
        Map<String, String> own = new LinkedHashMap<>(all);
        own.keySet().retainAll(fields.stream().map(field -> field.parameter().name()).toList());
        comparedWith().ifPresent(day -> own.put(COMPARED, day.toString()));
        return own;
    }

    /** Which rows are wanted, and in which order. */
    public RowSelection rows() {
        return values().map(RowSelection::of).orElse(RowSelection.ALL);
    }

    /**
     * Everything that decides the rows, as it stands in addresses: values of the question, days in force, order and
     * words to filter by.
     */
    public Map<String, String> address() {
        Map<String, String> all = new TreeMap<>(canonical());
        all.putAll(rows().parameters());
        if (isWithEvidence()) {
            all.put(EVIDENCE, "yes");
        }
        return all;
    }

    /** The days in force, by the names of their parameters. */
    public Map<String, String> days() {
        Map<String, String> days = new LinkedHashMap<>(canonical());
        days.keySet().retainAll(fields.stream().map(Field::parameter).filter(Parameter::isDay)
                .map(Parameter::name).toList());
        return days;
    }

    /** The query as text, with the values in force in the place of its own. */
    public String text() {
        return values().map(saved::textWith).orElse(saved.text());
    }

    /** True if it is a question with rows as its answer. */
    public boolean hasRows() {
        return query.map(Query::isSelectType).orElse(true);
    }
}
