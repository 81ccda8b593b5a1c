package org.w3id.egnatia.page.thing;

import java.util.List;
import org.apache.jena.vocabulary.RDFS;
import org.w3id.egnatia.page.Name;

/**
 * A property of a thing with its values.
 *
 * @param name   the property
 * @param values values that are shown
 * @param total  how many there are
 * @param key    names the list of all of them
 */
public record Property(Name name, List<Value> values, int total, String key) {

    /** True of what the editors note about the record. */
    public boolean isNote() {
        return name.node().equals(RDFS.comment.asNode());
    }

    /** True if there are more than are shown. */
    public boolean hasMore() {
        return total > values.size();
    }
}
