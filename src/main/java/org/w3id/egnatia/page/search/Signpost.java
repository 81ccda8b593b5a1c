package org.w3id.egnatia.page.search;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.spelling.Folding;
import org.w3id.egnatia.spelling.StopWords;

/**
 * A part of the site about the site itself, which no name and no question of the data leads to.
 *
 * @param view  the circumstances of the page
 * @param id    its name in the words of pages
 * @param title the key of its title
 * @param text  the key of what it says
 */
public record Signpost(View view, String id, String title, String text) {

    private static final String PAGE = "about";

    /** Those that a search asks for. */
    static List<Signpost> of(View view, String words) {
        List<String> telling = Folding.words(words).stream().filter(word -> !StopWords.ALL.contains(word)).toList();
        return Stream.of(new Signpost(view, "errors", "about.errors", "about.errors.what"),
                new Signpost(view, "checked", "about.checked", "about.reviewed"))
                .filter(post -> post.isMeant(telling)).toList();
    }

    /** True if words are said that name it, and none besides but such as go with these. */
    private boolean isMeant(List<String> telling) {
        Set<String> naming = words("search.signpost." + id + ".naming");
        Set<String> besides = words("search.signpost." + id + ".besides");
        return telling.stream().anyMatch(naming::contains)
                && telling.stream().allMatch(word -> naming.contains(word) || besides.contains(word));
    }

    private Set<String> words(String key) {
        return Set.copyOf(Stream.of(view.text(key), view.site().messages().text(key)).flatMap(text ->
                Folding.words(text).stream()).distinct().toList());
    }

    /** Where it stands. */
    public String link() {
        return view.page(PAGE, Map.of()) + "#" + id;
    }
}
