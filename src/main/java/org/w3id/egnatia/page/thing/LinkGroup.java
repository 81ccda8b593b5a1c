package org.w3id.egnatia.page.thing;

import java.util.List;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.VisibleText;
import org.w3id.egnatia.vocab.Egn;

/**
 * Things of one class that lead to the thing of the page in the same way.
 *
 * @param property how they lead to it
 * @param type     their class
 * @param things   those that are shown
 * @param total    how many there are
 * @param key      names the list of all of them
 */
public record LinkGroup(Name property, Name type, List<Name> things, int total, String key) {

    /** Beginning of the key of what rests on a source. */
    static final String RESTING = "rests:";

    /** True if these things rest on the source that the page is about. */
    public boolean isResting() {
        return key.startsWith(RESTING);
    }

    /** What they are; of what rests on a source by way of evidence that alone. */
    public String title() {
        return VisibleText.capitalised(property.node().equals(Egn.evidence) ? type.text()
                : type.text() + " – " + property.text());
    }

    /** True if there are more than are shown. */
    public boolean hasMore() {
        return total > things.size();
    }
}
