package org.w3id.egnatia.page.assessment;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.SavedRow;
import org.w3id.egnatia.page.ask.SavedRows;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * From which level to which a partner moved in an area.
 *
 * @param partner   the partner
 * @param fromYear  the year of the first report
 * @param before    its level there
 * @param toYear    the year of the newest report
 * @param after     its level there
 * @param halfSteps by how many half steps it is higher
 * @param report    the newest report
 */
public record Move(Name partner, int fromYear, Grade before, int toYear, Grade after, int halfSteps, Name report) {

    /** The year since which movements are told if the reader chooses none. */
    static final int SINCE = 2020;

    private static final String QUESTION = "moved-since";

    /** The rows of an area on the day of a view, those that moved most first. */
    static SavedRows rows(View view, Node area, int since) {
        return SavedRows.of(view.site(), QUESTION, new TreeMap<>(Map.of("area",
                Namespaces.code(area), "since", Integer.toString(since), SavedRows.DATE,
                view.asOf().day().toString())));
    }

    /** The movements that rows tell. */
    static List<Move> all(View view, SavedRows rows) {
        return rows.stream().map(row -> of(view, row)).toList();
    }

    private static Move of(View view, SavedRow row) {
        return new Move(Name.of(view, row.thing("partner")), row.count("fromYear"),
                Grade.of(view, row, "before").orElseThrow(), row.count("toYear"),
                Grade.of(view, row, "after").orElseThrow(), row.count("halfSteps"), Name.of(view, row.thing("report")));
    }

    /** The movement in words. */
    public String inWords(View view) {
        return GradeCell.inWords(view, halfSteps);
    }

    /** Those that moved furthest up, in words; empty if nobody rose. */
    static String most(View view, List<Move> moves) {
        int best = moves.stream().mapToInt(Move::halfSteps).max().orElse(0);
        if (best <= 0) {
            return view.text("assessments.nobody");
        }
        List<Move> first = moves.stream().filter(move -> move.halfSteps == best).toList();
        List<String> names = first.stream().map(move -> view.text("assessments.since-report", move.partner.text(),
                Integer.toString(move.fromYear))).toList();
        String who = names.size() == 1 ? names.get(0) : String.join(", ", names.subList(0, names.size() - 1)) + " "
                + view.text("assessments.and") + " " + names.get(names.size() - 1);
        return view.text(names.size() == 1 ? "assessments.most-one" : "assessments.most-many", who,
                GradeCell.inWords(view, best));
    }
}
