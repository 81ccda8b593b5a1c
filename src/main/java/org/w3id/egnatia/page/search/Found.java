package org.w3id.egnatia.page.search;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.w3id.egnatia.release.names.Entry;
import org.w3id.egnatia.release.names.Hit;
import org.w3id.egnatia.release.names.NameIndex;

/**
 * The result of a search.
 *
 * @param hits   all of them, the best first
 * @param missed words that the best of them does not have
 * @param counts for each facet how many hits there would be with each value, the other facets staying as chosen
 */
record Found(List<Hit> hits, List<String> missed, Map<Facet, Map<String, Integer>> counts) {

    private record Item(Hit hit, Entry entry) {
    }

    /** Asks an index. */
    static Found of(NameIndex index, Ask ask) {
        NameIndex.Loose found = index.loosely(ask.words(), ask.language().tag());
        List<Item> all = found.hits().stream()
                .map(hit -> new Item(hit, index.entry(hit.thing()).orElseThrow()))
                .filter(item -> item.entry().start().map(ask.asOf()::shows).orElse(true)).toList();
        Map<Facet, Map<String, Integer>> counts = new EnumMap<>(Facet.class);
        for (Facet facet : Facet.values()) {
            Map<String, Integer> values = new HashMap<>();
            all.stream().filter(item -> isChosen(item.entry(), ask.chosen(), facet))
                    .forEach(item -> facet.values(item.entry()).forEach(value -> values.merge(value, 1, Integer::sum)));
            counts.put(facet, values);
        }
        return new Found(all.stream().filter(item -> isChosen(item.entry(), ask.chosen(), null)).map(Item::hit)
                .toList(), found.missed(), counts);
    }

    private static boolean isChosen(Entry entry, Map<Facet, String> chosen, Facet except) {
        return chosen.entrySet().stream()
                .allMatch(c -> c.getKey() == except || c.getKey().values(entry).contains(c.getValue()));
    }
}
