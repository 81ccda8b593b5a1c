package org.w3id.egnatia.page.report;

import java.util.List;
import org.w3id.egnatia.page.Page;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.ResultTable;
import org.w3id.egnatia.page.ask.SavedRows;

/**
 * The sources and what rests on each: the answer of a saved question as a table to be sorted and filtered.
 *
 * @param view   its circumstances
 * @param answer the rows, one for each source
 * @param table  those that the address asks for
 */
public record SourcesPage(View view, SavedRows answer, ResultTable table) implements Page {

    /** The question of which the page is the answer. */
    public static final String QUESTION = "sources";

    /** The page. */
    public static SourcesPage of(View view) {
        SavedRows answer = SavedRows.ever(view, QUESTION);
        return new SourcesPage(view, answer, answer.shown(view));
    }

    /** How many sources there are. */
    public int count() {
        return answer.rows().size();
    }

    @Override
    public boolean isBeyond() {
        return table.isBeyond();
    }

    @Override
    public String template() {
        return "sources.jte";
    }

    @Override
    public String title() {
        return view.text("sources.title");
    }

    @Override
    public String description() {
        return view.text("sources.lead");
    }

    @Override
    public List<String> styles() {
        return List.of("report.css", "ask.css");
    }
}
