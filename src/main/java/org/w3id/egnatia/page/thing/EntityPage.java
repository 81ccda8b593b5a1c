package org.w3id.egnatia.page.thing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.describe.Description;
import org.w3id.egnatia.describe.FactType;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.fact.Evidence;
import org.w3id.egnatia.page.fact.Fact;
import org.w3id.egnatia.vocab.Egn;

/**
 * The page of a thing of any kind: names, properties, facts by kind with their evidence, what leads to it, its times
 * and its neighbours. With the parameter {@code list} it shows one list in full instead.
 *
 * @param view          its circumstances
 * @param head          what all pages about things have
 * @param names         names in all languages
 * @param fact          the thing as a fact, if it is one
 * @param properties    its properties
 * @param evidence      the evidence for the thing itself
 * @param sections      facts in which it takes part
 * @param incoming      other things that lead to it
 * @param timeline      its events and relations in time
 * @param neighbourhood the things with which it is tied most
 * @param outward       addresses of others at which it is known
 * @param mentions       all that names it, which stands alone from the second page on
 * @param listing       one list in full, in the place of all from {@code names} on
 * @param glance        what a reader asks first of a thing of its kind
 * @param schema        description in schema.org terms as JSON-LD
 */
public record EntityPage(View view, Head head, List<NameRow> names, Optional<Fact> fact, List<Property> properties,
                         List<Evidence> evidence, List<FactSection> sections, List<LinkGroup> incoming,
                         Optional<Chronology> timeline, Optional<Neighbourhood> neighbourhood, List<Name> outward,
                         Mentions mentions, Optional<Listing> listing, Glance glance, String schema)
        implements HeadedPage {

    /** Parameter that asks for one list in full. */
    public static final String LIST = "list";
    /** Parameter of the page of that list. */
    public static final String PAGE = "page";

    /** The page for a description; empty if the view asks for a list that is not there. */
    public static Optional<EntityPage> of(View view, Description description) {
        Node thing = description.subject();
        Head head = Head.of(view, description);
        ThingContent content = new ThingContent(view, description);
        String schema = SchemaOrg.of(view, head, content.outward(Set.of()));
        Mentions mentions = Mentions.of(view, description);
        String list = view.parameters().getOrDefault(LIST, "");
        if (!list.isEmpty()) {
            return content.listing(list, page(view))
                    .map(listing -> new EntityPage(view, head, List.of(), Optional.empty(), List.of(),
                    List.of(), List.of(), List.of(), Optional.empty(), Optional.empty(), List.of(), mentions,
                    Optional.of(listing), Glance.NOTHING, schema));
        }
        if (mentions.isAlone()) {
            return Optional.of(new EntityPage(view, head, List.of(), Optional.empty(), List.of(), List.of(),
                    List.of(), List.of(),
                    Optional.empty(), Optional.empty(), List.of(), mentions, Optional.empty(),
                    Glance.NOTHING, schema));
        }
        Optional<Fact> fact = content.asFact();
        List<Evidence> evidence = Evidence.allOf(view, thing);
        Glance glance = Glance.of(view, thing, fact, evidence);
        List<Property> properties = content.properties().stream()
                .filter(property -> !glance.said().contains(property.name().node())).toList();
        return Optional.of(new EntityPage(view, head, NameRow.of(view, thing), fact, properties, evidence,
                content.sections(), content.incoming(),
                Chronology.of(view, content.groups()),
                Neighbourhood.of(view, description, content.groups()), content.outward(glance.said()),
                mentions, Optional.empty(), glance, schema));
    }

    private static int page(View view) {
        String page = view.parameters().getOrDefault(PAGE, "1");
        return page.matches("[0-9]{1,6}") ? Integer.parseInt(page) : 0;
    }

    /** Address of a list in full. */
    public String listLink(String key) {
        return view.showing(Map.of(LIST, key));
    }

    /** Address of a page of the list that is shown. */
    public String pageLink(int page) {
        return view.showing(Map.of(LIST, listing.orElseThrow().key(), PAGE, Integer.toString(page)));
    }

    /** The page without addresses of others that are told at its head. */
    public EntityPage withoutAddresses(Set<String> told) {
        return new EntityPage(view, head, names, fact, properties, evidence, sections, incoming, timeline,
                neighbourhood, outward.stream().filter(name -> !told.contains(name.node().getURI())).toList(),
                mentions, listing, glance, schema);
    }

    /** Where the thing stands on the day of the view, in a sentence; may be empty. */
    public String stands() {
        return glance.standing(view);
    }

    /** Of a figure its number with the unit; empty of all else. */
    public String value() {
        return fact.filter(one -> one.type() == FactType.FIGURE).flatMap(Fact::value).orElse("");
    }

    /** True of a place in a source, whose facts are those that rest on it. */
    public boolean isEvidence() {
        return view.site().things().isA(head.name().node(), Egn.Evidence);
    }

    /** Of a source, what rests on it. */
    public List<LinkGroup> resting() {
        return incoming.stream().filter(LinkGroup::isResting).toList();
    }

    /** What else leads to the thing. */
    public List<LinkGroup> others() {
        return incoming.stream().filter(group -> !group.isResting()).toList();
    }

    /** True if the page shows one part of what there is to say, such as a list in full. */
    public boolean isPart() {
        return listing.isPresent() || mentions.isAlone();
    }

    /** How many facts there are. */
    public int facts() {
        return sections.stream().mapToInt(FactSection::total).sum();
    }

    @Override
    public String template() {
        return "entity.jte";
    }

    @Override
    public String title() {
        return head.name().text() + (mentions.isAlone() ? " – " + view.text("mentions.title") + " (" + mentions.first()
                + "–" + mentions.last() + ")" : "")
                + listing.map(l -> " – " + l.title() + (l.page() > 1 ? " (" + l.page() + ")" : "")).orElse("");
    }

    @Override
    public Optional<String> state() {
        return Optional.of(head.types().stream().filter(type -> !type.leadsOut()).map(Name::text)
                .collect(Collectors.joining(", "))).filter(types -> !types.isEmpty());
    }

    @Override
    public Optional<String> jsonLd() {
        return Optional.of(schema);
    }
}
