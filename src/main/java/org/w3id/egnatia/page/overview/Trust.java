package org.w3id.egnatia.page.overview;

import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.SavedRow;
import org.w3id.egnatia.page.ask.SavedRows;
import org.w3id.egnatia.page.fact.Tone;

/**
 * Why the site can be trusted, in figures of the release: how many facts there are, on what they rest, and on how many
 * matters sources differ.
 *
 * @param view     the view
 * @param byWeight the rows that count facts by the weight of their best source
 * @param differ   the rows of the matters on which sources differ
 */
public record Trust(View view, SavedRows byWeight, SavedRows differ) {

    /** The rank from which a weight is official: an official page; an official text is above it. */
    private static final int OFFICIAL = 4;
    private static final int PER_CENT = 100;

    static Trust of(View view) {
        return new Trust(view, SavedRows.ever(view, "facts-by-weight"), SavedRows.ever(view, "differences"));
    }

    /** The number of facts, as it is written. */
    public String factsInWords() {
        return view.words().number(facts());
    }

    private int facts() {
        return byWeight.stream().mapToInt(row -> row.count("facts")).sum();
    }

    /** How many of a hundred rest on an official text or page. */
    public int official() {
        int official = byWeight.stream().filter(row -> Tone.of(view.site().things(), row.thing("weight")).rank()
                >= OFFICIAL).mapToInt(row -> row.count("facts")).sum();
        return facts() == 0 ? 0 : official * PER_CENT / facts();
    }

    /** On how many matters sources differ. */
    public int differences() {
        Set<Node> matters = differ.stream().map((SavedRow row) -> row.thing("matter"))
                .collect(Collectors.toSet());
        return matters.size();
    }
}
