package org.w3id.egnatia.page.report;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.NodeFactory;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.fact.PreciseDate;
import org.w3id.egnatia.page.fact.Precision;
import org.w3id.egnatia.page.feed.FeedItem;
import org.w3id.egnatia.publish.Version;
import org.w3id.egnatia.publish.change.Change;
import org.w3id.egnatia.publish.change.ChangeText;
import org.w3id.egnatia.publish.change.Changes;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * A version of the data with what it changed.
 *
 * @param version the version
 * @param changes what it changed; empty if it is the first that is kept
 */
public record DataVersion(Version version, Optional<Changes> changes) {

    /** Path of the list of versions; behind it stands the name of one. */
    public static final String PATH = "changes/data";

    /** The most things that are told of one version in a feed. */
    private static final int TOLD = 50;

    /** The day on which it was published. */
    public String day(View view) {
        return view.day(version.published().atZone(ZoneOffset.UTC).toLocalDate());
    }

    /** How much it changed, in a sentence. */
    public String summary(View view) {
        return changes.map(ChangeText::summary).orElseGet(() -> view.text("versions.first"));
    }

    /** Path of its page. */
    public String path() {
        return PATH + '/' + version.version();
    }

    /** The same with the changes that concern a partner and a policy area, both by their codes; empty for all. */
    public DataVersion only(String partner, String topic) {
        return partner.isEmpty() && topic.isEmpty() ? this : new DataVersion(version, changes.map(all -> all.only(one ->
                (partner.isEmpty() || one.partners().contains(Namespaces.ID + "actor/" + partner))
                && (topic.isEmpty() || one.topics().contains(Namespaces.VOC + "policy-area/" + topic)))));
    }

    /** Its things under headings that readers know, in their order. */
    public Map<String, List<Change>> groups(View view, ChangeText.By by) {
        return changes.map(all -> ChangeText.groups(all, by, iri -> heading(view, by, iri))).orElse(Map.of());
    }

    private static String heading(View view, ChangeText.By by, String word) {
        return by != ChangeText.By.KIND ? view.name(NodeFactory.createURI(word))
                : view.text("type." + word);
    }

    /** The version as an item of a feed. */
    FeedItem item(View view) {
        PreciseDate day = new PreciseDate(version.published().atZone(ZoneOffset.UTC).toLocalDate(), Precision.DAY);
        String told = changes.map(all -> told(view, all)).orElse("");
        return new FeedItem(Namespaces.BASE + path(), view.site().links().absolute(path()),
                view.text("versions.item", version.version()), day, version.published(), told.isEmpty()
                ? List.of(Map.entry(view.text("versions.changed"), summary(view)))
                : List.of(Map.entry(view.text("versions.changed"), summary(view)),
                Map.entry(view.text("versions.things"), told)));
    }

    private static String told(View view, Changes changes) {
        List<String> things = changes.things().stream().limit(TOLD).map(one -> one.how().word() + ' ' + one.label())
                .toList();
        int more = changes.things().size() - things.size();
        return String.join("; ", things) + (more > 0 ? "; " + view.text("versions.more", more) : "");
    }
}
