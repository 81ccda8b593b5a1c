package org.w3id.egnatia.page.ask;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.query.Parameter;
import org.w3id.egnatia.query.ParameterProblem;
import org.w3id.egnatia.query.ParameterReading;
import org.w3id.egnatia.query.ParameterValues;
import org.w3id.egnatia.query.Parameters;
import org.w3id.egnatia.query.QueryException;
import org.w3id.egnatia.query.QueryParameter;
import org.w3id.egnatia.query.QueryRunner;
import org.w3id.egnatia.query.RowSelection;
import org.w3id.egnatia.query.SavedQuery;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * A question with the values that an address gives to its parameters.
 *
 * @param saved  the question
 * @param given  the values that were given
 * @param fields all parameters, with what is wrong with their values
 * @param query  the query to run; empty if a value is wrong
 * @param rows   which rows are wanted, and in which order
 * @param refused why that cannot be had, in one line; empty if it can
 */
public record AskedQuestion(SavedQuery saved, Map<String, String> given, List<Field> fields, Optional<Query> query, RowSelection rows,
                            Optional<String> refused) {

    /** Parameters of the address that cite an answer. */
    static final List<String> CITED = List.of("version", "result");

    /** Reads the parameters of a page's address; an empty value is none. */
    public static AskedQuestion of(SavedQuery saved, View view) {
        Map<String, String> given = new TreeMap<>();
        view.parameters().forEach((name, value) -> {
            if (!value.isBlank() && !CITED.contains(name)) {
                given.put(name, value.strip());
            }
        });
        // A page as of a day asks its question of that day.
        if (saved.parameters().stream().anyMatch(p -> p.name().equals("date") && p.type().equals("date"))) {
            view.asOf().chosen().ifPresent(day -> given.putIfAbsent("date", day.toString()));
        }
        Map<String, Node> defaults = QueryRunner.defaults(saved);
        Map<String, String> known = new LinkedHashMap<>();
        List<Field> fields = new ArrayList<>();
        for (QueryParameter parameter : saved.parameters()) {
            String value = given.get(parameter.name());
            Optional<String> problem = value == null ? Optional.empty() : problem(parameter, value);
            if (value != null) {
                known.put(parameter.name(), value);
            }
            String shown = value != null ? code(parameter, value) : Optional.ofNullable(defaults.get(parameter.name())).map(d -> code(parameter, d)).orElse("");
            fields.add(Field.of(parameter, shown, problem, view));
        }
        boolean sound = fields.stream().allMatch(field -> field.problem().isEmpty());
        ParameterReading reading = selection(saved, view);
        Optional<String> refused = reading instanceof ParameterProblem wrong ? Optional.of(wrong.sentence()) : Optional.empty();
        return new AskedQuestion(saved, known, fields, sound && refused.isEmpty() ? Optional.of(QueryRunner.parse(saved, known)) : Optional.empty(),
                reading instanceof ParameterValues values ? RowSelection.of(values) : RowSelection.ALL, refused);
    }

    private static ParameterReading selection(SavedQuery saved, View view) {
        Query query = QueryRunner.parse(saved.text());
        List<Parameter> contract = RowSelection.parameters(query.isSelectType() ? query.getResultVars() : List.of());
        Map<String, List<String>> given = new TreeMap<>();
        contract.forEach(parameter -> Optional.ofNullable(view.parameters().get(parameter.name())).ifPresent(value -> given.put(parameter.name(), List.of(value))));
        return Parameters.read(contract, given, view.site().release().names(), view.site().today());
    }

    private static Optional<String> problem(QueryParameter parameter, String value) {
        try {
            parameter.value(value);
            return Optional.empty();
        } catch (QueryException e) {
            return Optional.of(e.getMessage().replaceFirst("^parameter \\w+: ", ""));
        }
    }

    private static String code(QueryParameter parameter, Node value) {
        return value.isURI() ? code(parameter, value.getURI()) : value.getLiteralLexicalForm();
    }

    private static String code(QueryParameter parameter, String value) {
        String namespace = Namespaces.all().get(parameter.type());
        return namespace != null && value.startsWith(namespace) ? value.substring(namespace.length()) : value;
    }

    /** What is wrong, in one line; empty if nothing is. */
    public Optional<String> problem() {
        return fields.stream().flatMap(field -> field.problem().map(problem -> "The parameter " + field.parameter().name() + ": " + problem + ".").stream()).findFirst()
                .or(() -> refused);
    }

    /** Everything that decides the rows, as it stands in addresses: values of the question, order and words to filter by. */
    public Map<String, String> address() {
        Map<String, String> all = new TreeMap<>(given);
        all.putAll(rows.parameters());
        return all;
    }

    /** True if it is a question with rows as its answer. */
    public boolean hasRows() {
        return query.map(Query::isSelectType).orElse(true);
    }
}
