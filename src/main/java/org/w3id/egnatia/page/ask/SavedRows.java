package org.w3id.egnatia.page.ask;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.w3id.egnatia.page.Partners;
import org.w3id.egnatia.page.Site;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.query.Parameter;
import org.w3id.egnatia.query.ParameterValues;
import org.w3id.egnatia.query.Parameters;
import org.w3id.egnatia.query.QueryRunner;
import org.w3id.egnatia.query.RowSelection;
import org.w3id.egnatia.query.SavedQuery;

/**
 * The rows of a page: a saved question, asked with the day and the partner of the page. Whoever asks the question with
 * the same parameters gets the same rows.
 *
 * @param question   the question
 * @param parameters the values of its parameters, as an address gives them
 * @param table      the rows in the order of the question
 */
public record SavedRows(SavedQuery question, Map<String, String> parameters, AnswerTable table) {

    /** Parameter of the day of a question. */
    public static final String DATE = SavedQuery.DATE;

    /**
     * Asks a question.
     *
     * @throws MissingQuestionException if the release has no such question; a test rules it out for our data
     * @throws IllegalStateException    if the question refuses a value; a test rules it out for pages
     */
    public static SavedRows of(Site site, String id, Map<String, String> parameters) {
        SavedQuery question = site.release().queries().find(id)
                .orElseThrow(() -> new MissingQuestionException(id));
        Map<String, List<String>> given = new TreeMap<>();
        parameters.forEach((name, value) -> given.put(name, List.of(value)));
        if (Parameters.read(question.parameters(), given, site.release().names(), site.today())
                instanceof ParameterValues values) {
            return new SavedRows(question, parameters, SharedRows.of(site).answer(question, values, () ->
                    AnswerTable.of(QueryRunner.select(question, values, site.release().dataset()),
                            Integer.MAX_VALUE)));
        }
        throw new IllegalStateException("the question " + id + " refuses " + parameters);
    }

    /** Asks a question that has no day. */
    public static SavedRows ever(View view, String id) {
        return of(view.site(), id, Map.of());
    }

    /** Asks a question of the day of the view. */
    public static SavedRows onDay(View view, String id) {
        return of(view.site(), id, Map.of(DATE, view.asOf().day().toString()));
    }

    /** Asks a question of a partner on the day of the view. */
    public static SavedRows onDay(View view, String id, Node partner) {
        return of(view.site(), id,
                new TreeMap<>(Map.of(DATE, view.asOf().day().toString(), Partners.PARAMETER, Partners.code(partner))));
    }

    /** The rows as a table of which the address of the page says which rows are wanted, and in which order. */
    public ResultTable shown(View view) {
        Map<String, List<String>> given = new TreeMap<>();
        List<Parameter> selecting = RowSelection.parameters(table.variables().stream().map(Var::getVarName).toList());
        view.parameters().forEach((name, value) -> given.put(name, List.of(value)));
        given.keySet().retainAll(selecting.stream().map(Parameter::name).toList());
        return ResultTable.of(table, view,
                Parameters.read(selecting, given, view.site().release().names(), view.site().today())
                instanceof ParameterValues values
                        ? RowSelection.of(values) : RowSelection.ALL).of(question);
    }

    /** The same question with some of its rows. */
    public SavedRows with(List<SavedRow> some) {
        return new SavedRows(question, parameters, new AnswerTable(table.variables(),
                some.stream().map(SavedRow::binding).toList(), table.isWhole()));
    }

    /** The first rows, for a page that shows no more of them and leads to all. */
    public AnswerTable first(int most) {
        return table.rows().size() <= most ? table
                : new AnswerTable(table.variables(), table.rows().subList(0, most), false);
    }

    /** The rows. */
    public List<SavedRow> rows() {
        return stream().toList();
    }

    /** True if there are none. */
    public boolean isEmpty() {
        return table.rows().isEmpty();
    }

    /** The rows as a stream. */
    public Stream<SavedRow> stream() {
        return table.rows().stream().map(SavedRow::new);
    }

    /** Address of the question with the same parameters, as a page. */
    public String link(View view) {
        return link(view, AnswerForm.HTML);
    }

    /** Address of the same rows in a form. */
    public String link(View view, AnswerForm form) {
        return link(view, question.id(), parameters, form);
    }

    /** Name of the file in which a form is kept. */
    public String file(AnswerForm form) {
        return question.id() + "." + form.ending();
    }

    /** Address of what a question answers on the day of the view, in a form. */
    public static String link(View view, String id, AnswerForm form) {
        return link(view, id, Map.of(DATE, view.asOf().day().toString()), form);
    }

    private static String link(View view, String id, Map<String, String> parameters, AnswerForm form) {
        return form == AnswerForm.HTML ? view.page("query/" + id, parameters)
                : view.exactly("query/" + id + "." + form.ending(), parameters);
    }
}
