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
 * @param filter     words to which the rows are narrowed, such as the name of a partner that is no parameter; empty if
 *                   there are none
 * @param unheeded   the telling words and years of the phrase that neither the question nor its values take up
 * @param named      those of them that are the name of a thing: an answer in which it does not occur is none
 * @param share      how much of the phrase it takes up, from 0 to 1
 */
public record AskedPhrase(SavedQuery question, Map<String, String> parameters, String filter, List<String> unheeded,
                          Set<String> named, double share) {
}
