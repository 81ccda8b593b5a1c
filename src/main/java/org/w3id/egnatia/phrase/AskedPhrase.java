package org.w3id.egnatia.phrase;

import java.util.Map;
import org.w3id.egnatia.query.SavedQuery;

/**
 * What a phrase asks.
 *
 * @param question   the saved question
 * @param parameters the values that the phrase gives to its parameters, as addresses have them
 * @param filter     words to which the rows are narrowed, such as the name of a partner that is no parameter; empty if
 *                   there are none
 * @param share      how much of the phrase it takes up, from 0 to 1
 */
public record AskedPhrase(SavedQuery question, Map<String, String> parameters, String filter, double share) {
}
