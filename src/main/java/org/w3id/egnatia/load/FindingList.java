package org.w3id.egnatia.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The findings in one file, in the order in which they are made; of each rule the first ones only. */
final class FindingList {

    /** More findings of one rule in one file say nothing new. */
    static final int SHOWN = 100;

    private final Set<Finding> findings = new LinkedHashSet<>();
    private final Map<String, Integer> counts = new HashMap<>();

    /** Adds one, unless it is there already or there are enough of its rule. */
    void add(Finding finding) {
        if (counts.getOrDefault(finding.rule(), 0) < SHOWN && findings.add(finding)) {
            counts.merge(finding.rule(), 1, Integer::sum);
        }
    }

    /** What was added, a copy. */
    List<Finding> all() {
        return new ArrayList<>(findings);
    }
}
