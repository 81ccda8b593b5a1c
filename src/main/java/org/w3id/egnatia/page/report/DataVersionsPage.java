package org.w3id.egnatia.page.report;

import java.util.List;
import java.util.Locale;
import org.apache.jena.graph.NodeFactory;
import org.w3id.egnatia.page.Page;
import org.w3id.egnatia.page.Partners;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.feed.Feed;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * The versions of the data, newest first, and what each changed, of all or of one partner or policy area.
 *
 * @param view     its circumstances
 * @param versions the versions
 * @param isKept   true if the server keeps versions, false if it has the one in service only
 */
public record DataVersionsPage(View view, List<DataVersion> versions, boolean isKept) implements Page {

    /** The parameter of the policy area. */
    public static final String TOPIC = "topic";

    /** The list of some versions, with the changes that the address asks for. */
    public static DataVersionsPage of(View view, List<DataVersion> all, boolean isKept) {
        String partner = view.parameters().getOrDefault(Partners.PARAMETER, "");
        String topic = view.parameters().getOrDefault(TOPIC, "");
        return new DataVersionsPage(view, all.stream().map(version -> version.only(partner, topic))
                .filter(version -> partner.isEmpty() && topic.isEmpty()
                || version.changes().filter(changes -> !changes.things().isEmpty()).isPresent()).toList(), isKept);
    }

    /** The same for those who follow it. */
    public Feed feed() {
        return Feed.of(title(), description(), view.site().links().absolute(DataVersion.PATH + query()),
                versions.stream().map(version -> version.item(view)).toList(), view.text("feed.more", Feed.MOST));
    }

    /** Address of a feed of the same, by its ending. */
    public String feedLink(String ending) {
        return view.exactly(DataVersion.PATH + '.' + ending, view.parameters());
    }

    private String query() {
        return view.exactly("", view.parameters()).substring(view.site().links().to("").length());
    }

    @Override
    public String template() {
        return "data-versions.jte";
    }

    @Override
    public String title() {
        String which = view.parameters().entrySet().stream().map(given -> view.name(NodeFactory.createURI(given
                .getKey().equals(TOPIC) ? Namespaces.VOC + "policy-area/" + given.getValue()
                : Namespaces.ID + "actor/" + given.getValue().toLowerCase(Locale.ROOT)))).sorted()
                .reduce((one, other) -> one + ", " + other).orElse("");
        return which.isEmpty() ? view.text("versions.title") : view.text("versions.title") + ": " + which;
    }

    @Override
    public String description() {
        return view.text("versions.lead");
    }

    @Override
    public List<Alternate> alternates() {
        return List.of(new Alternate("application/atom+xml", DataVersion.PATH + ".atom" + query()),
                new Alternate("application/feed+json", DataVersion.PATH + ".json" + query()));
    }

    @Override
    public List<String> styles() {
        return List.of("report.css");
    }
}
