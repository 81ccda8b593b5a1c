package org.w3id.egnatia.page.overview;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.egnatia.describe.Description;
import org.w3id.egnatia.describe.Descriptions;
import org.w3id.egnatia.page.Page;
import org.w3id.egnatia.page.Things;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.document.DocumentPage;
import org.w3id.egnatia.page.instrument.InstrumentPage;
import org.w3id.egnatia.page.partner.GroupPage;
import org.w3id.egnatia.page.partner.PartnerPage;
import org.w3id.egnatia.page.thing.EntityPage;
import org.w3id.egnatia.page.thing.GraphPage;
import org.w3id.egnatia.page.thing.OntologyPage;
import org.w3id.egnatia.page.thing.SchemePage;
import org.w3id.egnatia.page.thing.TermPage;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/** Chooses the kind of page on which a thing is shown. */
public final class ThingPages {

    /** A kind of page, and the things that it is for. */
    private record Kind(BiPredicate<Things, Node> isFor,
                        BiFunction<View, Description, Optional<? extends Page>> maker) {
    }

    private static final String SIX = Namespaces.ID + "actor/western-balkans-partners";

    /** The first that is for a thing shows it. */
    private static final List<Kind> KINDS = List.of(
            new Kind((things, thing) -> thing.equals(Descriptions.ONTOLOGY), OntologyPage::of),
            new Kind((things, thing) -> thing.getURI().startsWith(Namespaces.DEF), TermPage::of),
            new Kind((things, thing) -> thing.getURI().startsWith(Namespaces.GRAPH), GraphPage::of),
            new Kind((things, thing) -> things.isA(thing, SKOS.ConceptScheme.asNode()), SchemePage::of),
            new Kind((things, thing) -> things.isA(thing, Egn.WesternBalkansPartner), ThingPages::partner),
            new Kind((things, thing) -> thing.getURI().equals(SIX), ThingPages::six),
            new Kind((things, thing) -> things.isA(thing, Egn.Instrument), ThingPages::instrument),
            new Kind((things, thing) -> things.isA(thing, Egn.TextDocument), ThingPages::document),
            new Kind((things, thing) -> true, EntityPage::of));

    private ThingPages() {
    }

    /** The lists of a partner's facts are as those of any other thing. */
    private static Optional<? extends Page> partner(View view, Description description) {
        Optional<EntityPage> whole = EntityPage.of(view, description);
        return whole.filter(page -> !page.isPart()).isPresent() ? whole.map(PartnerPage::of) : whole;
    }

    /** The group of the partners begins with its members. */
    private static Optional<? extends Page> six(View view, Description description) {
        Optional<EntityPage> whole = EntityPage.of(view, description);
        return whole.filter(page -> !page.isPart()).isPresent() ? whole.map(GroupPage::of) : whole;
    }

    /** Questions know nothing of an instrument of which only unconfirmed facts speak. */
    private static Optional<? extends Page> instrument(View view, Description description) {
        Optional<EntityPage> whole = EntityPage.of(view, description);
        return whole.filter(page -> !page.isPart() && page.head().confirmed()).isPresent()
                ? whole.map(InstrumentPage::of) : whole;
    }

    /** A section of a document is one of its lists. */
    private static Optional<? extends Page> document(View view, Description description) {
        if (DocumentPage.isSection(view)) {
            View plain = new View(view.site(), view.path(), Map.of(), view.asOf(), view.language());
            return EntityPage.of(plain, description).flatMap(whole -> DocumentPage.section(view, whole));
        }
        Optional<EntityPage> whole = EntityPage.of(view, description);
        return whole.filter(page -> !page.isPart()).isPresent() ? whole.map(DocumentPage::of) : whole;
    }

    /** The page about the subject of a description; empty if the view asks for a part that is not there. */
    public static Optional<? extends Page> of(View view, Description description) {
        Things things = view.site().things();
        return KINDS.stream().filter(kind -> kind.isFor().test(things, description.subject())).findFirst().orElseThrow()
                .maker().apply(view, description);
    }
}
