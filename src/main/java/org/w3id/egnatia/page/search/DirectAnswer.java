package org.w3id.egnatia.page.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.jena.query.Query;
import org.apache.jena.query.SortCondition;
import org.apache.jena.sparql.engine.binding.Binding;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.AnswerForm;
import org.w3id.egnatia.page.ask.AnswerTable;
import org.w3id.egnatia.page.ask.ResultTable;
import org.w3id.egnatia.page.ask.SavedRows;
import org.w3id.egnatia.phrase.AskedPhrase;
import org.w3id.egnatia.phrase.PhraseReader;
import org.w3id.egnatia.query.QueryRunner;
import org.w3id.egnatia.query.RowSelection;
import org.w3id.egnatia.query.SavedQuery;

/**
 * The answer to what the words of a search ask: the first rows of a saved question with the values that they give.
 *
 * @param view       its circumstances
 * @param question   the question
 * @param parameters everything that decides the rows, as it stands in the address of the question
 * @param table      the first rows, with their evidence
 * @param rows       number of all rows
 * @param unheeded   the words and years of the search that the answer does not heed
 */
public record DirectAnswer(View view, SavedQuery question, Map<String, String> parameters, ResultTable table,
                           int rows, List<String> unheeded) {

    private static final int SHOWN = 6;
    /** The columns of days and years by which questions go through time. */
    private static final Set<String> TIMES = Set.of("day", "date", "year", "since", "from");
    /** The likeliest question may have no row; after so many without one there is no answer. */
    private static final int TRIED = 3;

    /** What some words ask; empty if no question is asked, or none that has a row. */
    static Optional<DirectAnswer> of(View view, String words) {
        PhraseReader reader = view.site().once(PhraseReader.class, site -> new PhraseReader(site.release()));
        return reader.read(words).stream().limit(TRIED).map(asked -> of(view, asked))
                .flatMap(Optional::stream).findFirst();
    }

    /** The answer to one question; empty if it has no row, or nothing in it is what the words name. */
    private static Optional<DirectAnswer> of(View view, AskedPhrase asked) {
        Map<String, String> parameters = new TreeMap<>(asked.parameters());
        if (asked.question().hasDate()) {
            view.asOf().chosen().ifPresent(day -> parameters.putIfAbsent(SavedQuery.DATE, day.toString()));
        }
        AnswerTable whole = SavedRows.of(view.site(), asked.question().id(), parameters).table();
        // What is named and not asked by the question narrows the rows.
        String filter = asked.named().isEmpty() ? asked.filter() : (asked.filter() + ' ' + asked.unheeded().stream()
                .filter(asked.named()::contains).collect(Collectors.joining(" "))).strip();
        RowSelection selection = new RowSelection(Optional.empty(), false, filter, 1);
        AnswerTable table = whole.select(selection, view);
        if (table.rows().isEmpty()) {
            return Optional.empty();
        }
        parameters.putAll(selection.parameters());
        AnswerTable first = new AnswerTable(table.variables(), foremost(asked.question(), table.rows()),
                table.rows().size() <= SHOWN);
        return Optional.of(new DirectAnswer(view, asked.question(), parameters, ResultTable.of(first, view),
                table.rows().size(), asked.unheeded().stream().filter(word -> !asked.named().contains(word)).toList()));
    }

    /** The first rows, or the newest where the question goes from the oldest on. */
    private static List<Binding> foremost(SavedQuery question, List<Binding> rows) {
        if (rows.size() <= SHOWN || !beginsWithTheOldest(question)) {
            return rows.subList(0, Math.min(SHOWN, rows.size()));
        }
        List<Binding> newest = new ArrayList<>(rows.subList(rows.size() - SHOWN, rows.size()));
        Collections.reverse(newest);
        return newest;
    }

    private static boolean beginsWithTheOldest(SavedQuery question) {
        List<SortCondition> order = QueryRunner.parse(question.text()).getOrderBy();
        return order != null && order.get(0).getDirection() != Query.ORDER_DESCENDING
                && order.get(0).getExpression().isVariable()
                && TIMES.contains(order.get(0).getExpression().getVarName());
    }

    /** The values in words, such as {@code partner: Serbia}. */
    public List<String> values() {
        return parameters.entrySet().stream().map(value -> value.getKey().equals(RowSelection.FILTER)
                ? view.text("search.answer.filter", value.getValue()) : view.text("search.answer.value", value.getKey(),
                view.site().release().names().anything(value.getValue()).map(choice -> choice.label())
                .orElse(value.getValue()))).toList();
    }

    /** The address of the whole answer in a form. */
    public String link(AnswerForm form) {
        return form == AnswerForm.HTML ? view.page("query/" + question.id(), parameters)
                : view.exactly("query/" + question.id() + "." + form.ending(), parameters);
    }
}
