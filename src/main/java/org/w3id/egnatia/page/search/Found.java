package org.w3id.egnatia.page.search;

import java.util.List;
import java.util.Map;

/**
 * The result of a search.
 *
 * @param hits   all of them, the best first
 * @param counts for each facet how many hits there would be with each value, the other facets staying as chosen
 */
record Found(List<Hit> hits, Map<Facet, Map<String, Integer>> counts) {
}
