package org.w3id.egnatia.page.partner;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.page.ask.SavedRow;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * Amounts of money that several sources tell: the same sum for the same instrument, at the same stage and time. Each is
 * a fact of its own with its own evidence; a reader who saw them one below the other would add them up.
 */
public final class SameAmounts {

    private static final String PAID = "paid";

    private SameAmounts() {
    }

    /** The rows of amounts in groups of the same, both in the order of the rows. */
    public static List<List<SavedRow>> of(List<SavedRow> rows) {
        List<List<SavedRow>> groups = new ArrayList<>();
        for (SavedRow row : rows) {
            groups.stream().filter(group -> isSame(group.get(0), row)).findFirst().orElseGet(() -> {
                List<SavedRow> group = new ArrayList<>();
                groups.add(group);
                return group;
            }).add(row);
        }
        return groups;
    }

    private static boolean isSame(SavedRow one, SavedRow other) {
        return one.literal("currency").equals(other.literal("currency")) && stage(one).equals(stage(other))
                && one.number("value").isPresent() && one.number("value").equals(other.number("value"))
                && isOfOneInstrument(one, other)
                && one.literal("from").compareTo(last(other)) <= 0 && other.literal("from").compareTo(last(one)) <= 0;
    }

    /** True if both are of an instrument, or of the one that their question is about, so that no column names it. */
    private static boolean isOfOneInstrument(SavedRow one, SavedRow other) {
        List<Node> mine = one.things(Money.INSTRUMENT);
        List<Node> its = other.things(Money.INSTRUMENT);
        return mine.isEmpty() && its.isEmpty() || !Collections.disjoint(mine, its);
    }

    /** What was paid by a day is what was paid. */
    private static String stage(SavedRow row) {
        String code = Namespaces.code(row.thing("stage"));
        return code.startsWith(PAID) ? PAID : code;
    }

    private static String last(SavedRow row) {
        return row.literal("to").isEmpty() ? row.literal("from") : row.literal("to");
    }
}
