package org.w3id.egnatia.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/** Things with their parts, as lists tell them: an agreement with its signature and its entry into force. */
public final class Parts {

    private static final String INSTRUMENT = Namespaces.ID + "instrument/";
    private static final List<Node> ROLES = List.of(Egn.underInstrument, Egn.counterpart, Egn.about);

    private Parts() {
    }

    /**
     * Things in their order, each followed by those of them that are its parts and have its name in theirs. It stands
     * where the first of them does.
     */
    public static Map<Node, List<Node>> of(View view, List<Node> things) {
        Set<Node> all = Set.copyOf(things);
        Map<Node, List<Node>> grouped = new LinkedHashMap<>();
        for (Node thing : things) {
            Optional<Node> whole = ROLES.stream().flatMap(role -> view.site().things().values(thing, role).stream())
                    .filter(other -> all.contains(other) && isPart(view, thing, other)).findFirst();
            List<Node> parts = grouped.computeIfAbsent(whole.orElse(thing), any -> new ArrayList<>());
            whole.ifPresent(any -> parts.add(thing));
        }
        return grouped;
    }

    private static boolean isPart(View view, Node thing, Node whole) {
        return whole.isURI() && whole.getURI().startsWith(INSTRUMENT) && !thing.getURI().startsWith(INSTRUMENT)
                && !english(view, whole).isEmpty() && english(view, thing).contains(english(view, whole));
    }

    private static String english(View view, Node thing) {
        return view.site().things().names(thing).getOrDefault("en", "").toLowerCase(Locale.ROOT);
    }
}
