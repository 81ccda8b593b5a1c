package org.w3id.egnatia.page.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Page;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.SavedRow;
import org.w3id.egnatia.page.ask.SavedRows;

/**
 * The sources and what rests on each: the answer of a saved question.
 *
 * @param view   its circumstances
 * @param answer the rows, one for each source
 * @param kinds  sources by kind, those on which most rests first
 */
public record SourcesPage(View view, SavedRows answer, List<Group> kinds) implements Page {

    /**
     * The sources of one kind.
     *
     * @param kind    the kind as the vocabulary names it
     * @param sources the sources
     */
    public record Group(Name kind, List<Row> sources) {

        /** Where it stands on the page. */
        public String id() {
            return kind.node().getURI().replaceFirst(".*/", "");
        }
    }

    /**
     * A source.
     *
     * @param source      the source
     * @param seen        number of facts that were seen in it
     * @param cited       number of facts that rest on it by an official reference that was not opened
     * @param unconfirmed number of facts that are said to stand in it and are not confirmed
     * @param alone       number of facts that rest on it and on nothing else
     */
    public record Row(Name source, int seen, int cited, int unconfirmed, int alone) {
    }

    /** The page. */
    public static SourcesPage of(View view) {
        SavedRows answer = SavedRows.ever(view, "sources");
        Map<Node, List<Row>> byKind = new LinkedHashMap<>();
        for (SavedRow row : answer.rows()) {
            byKind.computeIfAbsent(row.thing("kind"), kind -> new ArrayList<>()).add(new Row(Name.of(view, row.thing("source")), row.count("seen"),
                    row.count("cited"), row.count("unconfirmed"), row.count("alone")));
        }
        return new SourcesPage(view, answer, byKind.entrySet().stream().map(e -> new Group(Name.of(view, e.getKey()), e.getValue())).toList());
    }

    /** How many sources there are. */
    public int count() {
        return answer.rows().size();
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
        return List.of("report.css");
    }
}
