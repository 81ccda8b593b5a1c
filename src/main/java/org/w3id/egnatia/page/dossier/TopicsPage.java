package org.w3id.egnatia.page.dossier;

import java.util.Comparator;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.egnatia.page.Label;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Page;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * The policy areas, each leading to its dossier: the three of this site first, then the others.
 *
 * @param view   its circumstances
 * @param topics the widest areas
 */
public record TopicsPage(View view, List<Topic> topics) implements Page {

    private static final List<String> FIRST = List.of("rule-of-law", "security", "migration");
    private static final Node SCHEME = NodeFactory.createURI(Namespaces.VOC + "policy-area");

    /** An area: its dossier, what it is, and the areas within it. */
    public record Topic(Name name, String link, Label definition, List<Topic> within) {

        private static Topic of(View view, Node area) {
            return new Topic(Name.of(view, area), view.link(TopicPage.PATH + Namespaces.code(area)),
                    view.told(area, SKOS.definition.asNode()),
                    view.site().things().having(SKOS.broader.asNode(), area).stream().map(one -> of(view, one))
                            .sorted(Comparator.comparing(one -> one.name().text())).toList());
        }
    }

    /** The page. */
    public static TopicsPage of(View view) {
        return new TopicsPage(view, widest(view));
    }

    /** All areas, by their names. */
    static List<Name> all(View view) {
        return view.site().things().having(SKOS.inScheme.asNode(), SCHEME).stream().map(area -> Name.of(view, area))
                .sorted(Comparator.comparing(Name::text)).toList();
    }

    /** The widest areas, the three of this site first. */
    public static List<Topic> widest(View view) {
        return view.site().things().having(SKOS.inScheme.asNode(), SCHEME).stream()
                .filter(area -> view.site().things().values(area, SKOS.broader.asNode()).isEmpty())
                .map(area -> Topic.of(view, area))
                .sorted(Comparator.comparing((Topic topic) -> place(topic)).thenComparing(topic -> topic.name().text()))
                .toList();
    }

    private static int place(Topic topic) {
        int place = FIRST.indexOf(Namespaces.code(topic.name().node()));
        return place < 0 ? FIRST.size() : place;
    }

    /** True of the areas that this site is about. */
    public static boolean isMain(Topic topic) {
        return place(topic) < FIRST.size();
    }

    @Override
    public String template() {
        return "topics.jte";
    }

    @Override
    public String title() {
        return view.text("topics.title");
    }

    @Override
    public String description() {
        return view.text("topics.lead");
    }

    @Override
    public List<String> styles() {
        return List.of("charts.css", "dossier.css");
    }
}
