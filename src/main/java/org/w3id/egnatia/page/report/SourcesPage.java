package org.w3id.egnatia.page.report;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Page;
import org.w3id.egnatia.page.Partners;
import org.w3id.egnatia.page.Things;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.ResultTable;
import org.w3id.egnatia.page.ask.SavedRow;
import org.w3id.egnatia.page.ask.SavedRows;
import org.w3id.egnatia.vocab.Egn;

/**
 * The sources and what rests on each: the answer of a saved question as a table to be narrowed, sorted and filtered.
 *
 * @param view   its circumstances
 * @param answer the rows, one for each source
 * @param part   the rows that have what was chosen
 * @param table  those of them that the address asks for
 */
public record SourcesPage(View view, SavedRows answer, Narrowed<SavedRow> part, ResultTable table) implements Page {

    /** The question of which the page is the answer. */
    public static final String QUESTION = "sources";

    private static final String SOURCE = "source";
    private static final int YEAR = 4;

    /** The page. */
    public static SourcesPage of(View view) {
        SavedRows answer = SavedRows.ever(view, QUESTION);
        Narrowed<SavedRow> part = Narrowed.of(view, answer.rows(), belonging(view), Integer.MAX_VALUE);
        return new SourcesPage(view, answer, part, answer.with(part.chosen()).shown(view));
    }

    private static Map<String, Function<SavedRow, List<Name>>> belonging(View view) {
        Things things = view.site().things();
        SourceUses uses = SourceUses.of(view.site());
        Map<String, Function<SavedRow, List<Name>>> by = new LinkedHashMap<>();
        by.put(Partners.PARAMETER, row -> names(view, uses.partners(row.thing(SOURCE))));
        by.put(Narrowed.TOPIC, row -> names(view, uses.topics(row.thing(SOURCE))));
        by.put(Narrowed.KIND, row -> names(view, things.values(row.thing(SOURCE), Egn.sourceKind)));
        by.put(Narrowed.WEIGHT, row -> names(view, things.values(row.thing(SOURCE), Egn.weight)));
        by.put(Narrowed.YEAR, row -> things.values(row.thing(SOURCE), Egn.date).stream()
                .map(day -> Narrowed.year(Integer.parseInt(day.getLiteralLexicalForm().substring(0, YEAR)))).toList());
        return by;
    }

    private static List<Name> names(View view, Collection<Node> nodes) {
        return nodes.stream().map(node -> Name.of(view, node)).toList();
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
