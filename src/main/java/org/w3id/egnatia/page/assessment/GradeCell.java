package org.w3id.egnatia.page.assessment;

import java.util.Optional;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.SavedRow;

/**
 * The grades of a partner for an area in the report of a year.
 *
 * @param level     the level of preparation; empty where the report grades progress alone
 * @param progress  the progress in the year; empty where the report grades the level alone
 * @param halfSteps by how many half steps the level is higher than in the report before; empty where it cannot be told
 */
public record GradeCell(Optional<Grade> level, Optional<Grade> progress, Optional<Integer> halfSteps) {

    /** The cell of a row, of which another question or the cell before tells the movement. */
    static GradeCell of(View view, SavedRow row, Optional<Integer> halfSteps) {
        return new GradeCell(Grade.of(view, row, "level"), Grade.of(view, row, "progress"), halfSteps);
    }

    /** By how many half steps it is higher than another. */
    Optional<Integer> above(GradeCell before) {
        return level.filter(Grade::isGiven).flatMap(now -> before.level.filter(Grade::isGiven)
                .map(then -> now.rank() - then.rank()));
    }

    /** The movement in words; empty if there is none. */
    public String moved(View view) {
        return halfSteps.filter(steps -> steps != 0).map(steps -> inWords(view, steps)).orElse("");
    }

    /** A movement in words, such as <em>up one level</em>. */
    public static String inWords(View view, int halfSteps) {
        if (halfSteps == 0) {
            return view.text("assessments.same");
        }
        int steps = Math.abs(halfSteps);
        String size = steps == 1 ? view.text("assessments.half") : steps == 2 ? view.text("assessments.one")
                : steps % 2 == 0 ? view.text("assessments.levels", steps / 2)
                        : view.text("assessments.levels-and-half", steps / 2);
        return view.text(halfSteps > 0 ? "assessments.up" : "assessments.down", size);
    }

    /** What a report that grades one of the two alone grades, in words; empty if it grades both. */
    public String only(View view) {
        return level.isPresent() && progress.isPresent() ? ""
                : view.text(level.isPresent() ? "assessments.level-only" : "assessments.progress-only");
    }

    /** The class of the cell: how far the partner is prepared. */
    public String style() {
        return "level-" + level.map(Grade::rank).orElse(0);
    }
}
