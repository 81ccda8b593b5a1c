package org.w3id.egnatia.phrase;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.w3id.egnatia.query.SavedQuery;

/**
 * What a phrase asks.
 *
 * @param question   the saved question
 * @param parameters the values that the phrase gives to its parameters, as addresses have them
 * @param filters    words to which the rows are narrowed, such as the name of a partner that is no parameter: first by
 *                   the names under which the graph knows what is named, then as the phrase has them; empty texts if
 *                   there are none
 * @param unheeded   the telling words and years of the phrase that neither the question nor its values take up
 * @param named      those of them that are the name of a thing: an answer in which it does not occur is none
 * @param isTopic    true if no word of the question is said, but only a topic and whom it is asked of: then other
 *                   questions are meant as much
 * @param isSlight   true if it is one word of several by which the question is told, and other questions may have it
 * @param share      how much of the phrase it takes up, from 0 to 1
 */
public record AskedPhrase(SavedQuery question, Map<String, String> parameters, List<String> filters,
                          List<String> unheeded, Set<String> named, boolean isTopic, boolean isSlight,
                          double share) {

    /** The words to which the rows are narrowed; empty if there are none. */
    public String filter() {
        return filters.get(0);
    }
}
