package org.w3id.egnatia.page.thing;

import java.util.List;
import org.w3id.egnatia.page.fact.Fact;

/**
 * Facts of one kind, or of one type if there are many kinds.
 *
 * @param title the kind or type
 * @param facts those that are shown
 * @param total how many there are
 * @param key   names the list of all of them
 * @param kinds the kinds among them, if these are facts of one type
 */
public record FactSection(String title, List<Fact> facts, int total, String key, List<Kind> kinds) {

    /** A kind, how many facts are of it, and the name of their list. */
    public record Kind(String name, int total, String key) {
    }

    /** True if there are more than are shown. */
    public boolean hasMore() {
        return total > facts.size();
    }
}
