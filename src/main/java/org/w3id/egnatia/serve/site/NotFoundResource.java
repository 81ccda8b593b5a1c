package org.w3id.egnatia.serve.site;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3id.egnatia.page.AsOf;
import org.w3id.egnatia.page.Language;
import org.w3id.egnatia.page.Site;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.search.SearchPage;
import org.w3id.egnatia.serve.http.Answer;
import org.w3id.egnatia.serve.http.Refusal;
import org.w3id.egnatia.serve.http.Resource;
import org.w3id.egnatia.serve.http.Target;
import org.w3id.egnatia.serve.live.Served;

/** Every address that nothing else answers: what has a name like its last word may have been meant. */
final class NotFoundResource implements Resource {

    private static final int SHOWN = 5;
    private static final int LONGEST = 60;

    @Override
    public Answer answer(Target target) {
        return refusal(Served.of(target).site(), target.path());
    }

    /** Says that there is nothing at a path, with what may have been meant. */
    static Refusal refusal(Site site, String path) {
        String words = path.replaceFirst("^.*/", "").replaceFirst("\\.[a-z.]{1,8}$", "")
                .replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
        return words.isEmpty() || words.length() > LONGEST ? Refusal.notFound() : Refusal.notFound()
                .near(near(site, words));
    }

    private static List<Refusal.Suggestion> near(Site site, String words) {
        View view = new View(site, "", Map.of("q", words), new AsOf(Optional.empty(), site.today()), Language.ENGLISH);
        return SearchPage.suggestions(view, SHOWN).stream()
                .map(hit -> new Refusal.Suggestion(hit.label().text(), hit.link())).toList();
    }
}
