package org.w3id.egnatia.page.search;

import java.util.Map;
import org.w3id.egnatia.page.AsOf;
import org.w3id.egnatia.page.Language;

/**
 * What is searched for.
 *
 * @param words    as typed; empty for everything
 * @param chosen   facets with the value that each must have
 * @param asOf     things that began later are left out
 * @param language of two names that match equally, that in this language is told
 */
record Ask(String words, Map<Facet, String> chosen, AsOf asOf, Language language) {
}
