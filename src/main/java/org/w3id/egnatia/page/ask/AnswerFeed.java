package org.w3id.egnatia.page.ask;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.w3id.egnatia.page.Links;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.fact.PreciseDate;
import org.w3id.egnatia.page.feed.Calendar;
import org.w3id.egnatia.page.feed.Feed;
import org.w3id.egnatia.page.feed.FeedItem;
import org.w3id.egnatia.query.ResultColumn;

/**
 * The rows of an answer as dated items, for those who follow it: each row states a fact, and the first of its columns
 * that has a precision of its own, or stands before the common one, says when. Rows that state the same fact of the
 * same day, such as one for each topic, are one item.
 *
 * @param view  its circumstances
 * @param title title of the question, with the values that were given to it
 * @param about the question in words
 * @param page  path of the page of the answer
 * @param table the rows
 */
public record AnswerFeed(View view, String title, String about, String page, AnswerTable table) {

    private static final String COMMON = "precision";

    /** True if rows with these columns are dated and state one fact each. */
    public static boolean fits(List<String> variables) {
        List<Var> columns = variables.stream().map(Var::alloc).toList();
        return ResultColumn.of(columns).stream().anyMatch(ResultColumn::isFact) && day(columns).isPresent();
    }

    private static Optional<ResultColumn> day(List<Var> variables) {
        List<ResultColumn> columns = ResultColumn.of(variables);
        for (int i = 0; i < columns.size(); i++) {
            boolean isDay = columns.get(i).precision().isPresent() && !columns.get(i).precision().get().getVarName()
                    .equals(COMMON) || i + 1 < columns.size() && columns.get(i + 1).isPrecision();
            if (isDay) {
                return Optional.of(columns.get(i));
            }
        }
        return Optional.empty();
    }

    /**
     * As text.
     *
     * @param form a form of feeds
     * @param self the absolute address of it
     */
    public String as(AnswerForm form, String self) {
        String home = view.site().links().absolute(page);
        ResultColumn when = day(table.variables()).orElseThrow();
        if (form == AnswerForm.CALENDAR) {
            Instant stamp = view.site().release().issued().orElse(LocalDate.EPOCH).atStartOfDay(ZoneOffset.UTC)
                    .toInstant();
            return new Calendar(title, description(when), home, stamp, items(when)).text();
        }
        Feed feed = Feed.of(title, description(when), home, items(when), view.text("feed.more", Feed.MOST));
        return form == AnswerForm.ATOM ? feed.atom(self) : feed.json(self);
    }

    /** The question, and how many rows are left out since they have no day. */
    private String description(ResultColumn when) {
        long undated = table.rows().stream().filter(row -> day(when, row).isEmpty()).count();
        return undated == 0 ? about : about + ' ' + view.text("feed.undated", undated);
    }

    private static Optional<PreciseDate> day(ResultColumn when, Binding row) {
        return new SavedRow(row).day(when.value().getVarName());
    }

    private List<FeedItem> items(ResultColumn when) {
        List<ResultColumn> columns = ResultColumn.of(table.variables()).stream()
                .filter(column -> !column.isFact() && !column.isPrecision() && !column.equals(when)).toList();
        Map<String, FeedItem> items = new LinkedHashMap<>();
        for (Binding binding : table.rows()) {
            day(when, binding).ifPresent(day -> {
                Node fact = new SavedRow(binding).fact();
                items.merge(fact.getURI() + '#' + day.date(), FeedItem.onDay(fact.getURI() + '#' + day.date(),
                        address(fact), view.name(fact), day, says(columns, binding)), FeedItem::and);
            });
        }
        return List.copyOf(items.values());
    }

    private String address(Node fact) {
        return view.site().links().absolute(Links.path(fact.getURI()));
    }

    private List<Map.Entry<String, String>> says(List<ResultColumn> columns, Binding row) {
        List<Map.Entry<String, String>> says = new ArrayList<>();
        for (ResultColumn column : columns) {
            Optional.ofNullable(row.get(column.value())).map(value -> value.isURI() ? view.name(value)
                    : value.getLiteralLexicalForm()).filter(text -> !text.isEmpty())
                    .ifPresent(text -> says.add(Map.entry(ResultTable.words(column, view), text)));
        }
        return says;
    }
}
