package org.w3id.egnatia.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.w3id.egnatia.query.SavedQuery;

/**
 * The home page: what this is, and the ways in.
 *
 * @param view      its circumstances
 * @param triples   number of triples in the default graph
 * @param graphs    number of named graphs
 * @param queryPage address of the query page
 * @param questions ten example questions
 */
public record HomePage(View view, long triples, int graphs, String queryPage, List<SavedQuery> questions) implements Page {

    private static final int EXAMPLES = 10;

    /** The page for a release. */
    public static HomePage of(View view, String queryPage) {
        List<SavedQuery> all = view.site().release().queries().group("competency");
        // Spread over the whole list, since neighbours ask for similar things.
        int step = Math.max(1, all.size() / EXAMPLES);
        List<SavedQuery> examples = IntStream.range(0, all.size()).filter(i -> i % step == 0).limit(EXAMPLES)
                .mapToObj(all::get).toList();
        return new HomePage(view, view.site().release().triples(), view.site().release().graphNames().size(), queryPage, examples);
    }

    /** Address of the query page with a question in its editor. */
    public String questionLink(SavedQuery question) {
        String encoded = URLEncoder.encode(question.text(), StandardCharsets.UTF_8).replace("+", "%20");
        return view.site().links().to("ui/#/dataset/sparql/query?query=" + encoded);
    }

    /** A question in words. */
    public String questionText(SavedQuery question) {
        return question.header().getOrDefault("question", question.title());
    }

    @Override
    public String template() {
        return "home.jte";
    }

    @Override
    public String title() {
        return "The European Union and the Western Balkans as linked data";
    }
}
