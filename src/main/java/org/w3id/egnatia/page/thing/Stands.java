package org.w3id.egnatia.page.thing;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Partners;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.VisibleText;

/** Where something stands, as the sentence that follows what it is: <i>In force: five of the six.</i> */
public final class Stands {

    private static final int NAMED = 2;

    private Stands() {
    }

    /**
     * States with the partners of which each holds, the most frequent first.
     *
     * @param groups the partners by state
     * @param most   how many states are told
     * @return empty if there are none
     */
    public static String inWords(View view, Map<String, List<Name>> groups, int most) {
        return sentence(groups.entrySet().stream().sorted(Comparator.comparing((Map.Entry<String, List<Name>> group) ->
                -group.getValue().size())).limit(most).map(group -> group.getKey() + " – "
                + partners(view, group.getValue())).collect(Collectors.joining("; ")));
    }

    /** A few by their names, more by their number. */
    private static String partners(View view, List<Name> partners) {
        if (partners.size() == Partners.all(view).size()) {
            return view.text("stands.all");
        }
        return partners.size() <= NAMED ? partners.stream().map(Name::text).collect(Collectors.joining(", "))
                : view.text("stands.of-six", partners.size());
    }

    /** Words as a sentence; nothing of none. */
    public static String sentence(String words) {
        return VisibleText.capitalised(words) + (words.isEmpty() || words.endsWith(".") ? "" : ".");
    }
}
