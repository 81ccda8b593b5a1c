package org.w3id.egnatia.page.thing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3id.egnatia.describe.Description;
import org.w3id.egnatia.describe.Mention;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.View;

/**
 * All that names a thing, one page of it: the same resources in the same order as in the files of the description.
 *
 * @param facts    the facts of this page
 * @param others   what else leads to the thing and stands on this page
 * @param first    number of the first in the whole list, from 1
 * @param total    length of the whole list
 * @param previous address of the page before this one
 * @param next     address of the page after this one
 * @param isAlone  true if the page shows nothing but these
 */
public record Mentions(List<Name> facts, List<Name> others, int first, int total, Optional<String> previous,
                       Optional<String> next,
                       boolean isAlone) {

    static Mentions of(View view, Description description) {
        List<Mention> all = description.mentionsOnPage();
        return new Mentions(all.stream().filter(m -> m.fact().isPresent())
                .map(m -> Name.of(view, m.resource())).toList(),
                all.stream().filter(m -> m.fact().isEmpty()).map(m -> Name.of(view, m.resource())).toList(),
                (description.page() - 1) * Description.MENTIONS_ON_PAGE + 1, description.mentions().size(),
                description.previous().stream().mapToObj(page -> link(view, page)).findFirst(),
                description.next().stream().mapToObj(page -> link(view, page)).findFirst(), description.page() > 1);
    }

    private static String link(View view, int page) {
        return view.showing(page == 1 ? Map.of() : Map.of(EntityPage.PAGE, Integer.toString(page)));
    }

    /** Number of the last in the whole list. */
    public int last() {
        return first + facts.size() + others.size() - 1;
    }
}
