package org.w3id.egnatia.page.thing;

import java.util.List;
import org.w3id.egnatia.page.fact.Fact;

/**
 * Facts of one kind.
 *
 * @param title the kind
 * @param facts those that are shown
 * @param total how many there are
 * @param key   names the list of all of them
 */
public record FactSection(String title, List<Fact> facts, int total, String key) {

    /** True if there are more than are shown. */
    public boolean hasMore() {
        return total > facts.size();
    }
}
