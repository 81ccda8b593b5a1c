package org.w3id.egnatia.page;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDF;
import org.w3id.egnatia.page.chart.Outline;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/** The Western Balkans partners. */
public final class Partners {

    /** Parameter that names a partner by its code. */
    public static final String PARAMETER = "partner";

    private static final Node GEOMETRY = NodeFactory.createURI("http://www.opengis.net/ont/geosparql#hasGeometry");
    private static final Node WKT = NodeFactory.createURI("http://www.opengis.net/ont/geosparql#asWKT");
    private static final String ACTOR = Namespaces.ID + "actor/";

    private static final Node ALL_SIX = NodeFactory.createURI(ACTOR + "western-balkans-partners");

    private Partners() {
    }

    /** All of them, in the order of their English names in every language, as the rows of questions are. */
    public static List<Node> all(View view) {
        Things things = view.site().things();
        return things.having(RDF.type.asNode(), Egn.WesternBalkansPartner).stream()
                .sorted(Comparator.comparing(partner -> things.label(partner, Language.ENGLISH).text())).toList();
    }

    /** The partner of a code, such as {@code alb}. */
    public static Optional<Node> of(View view, String code) {
        return Optional.of(NodeFactory.createURI(ACTOR + code)).filter(node -> isPartner(view, node));
    }

    /** True if a thing is one of them. */
    public static boolean isPartner(View view, Node thing) {
        return view.site().things().isA(thing, Egn.WesternBalkansPartner);
    }

    /** True if a thing is one of them, or all of them together. */
    public static boolean isOfTheRegion(View view, Node thing) {
        return isPartner(view, thing) || thing.equals(ALL_SIX);
    }

    /** The outlines of their territories, by partner, in the order of all; without those that have none. */
    public static Map<Node, Outline> outlines(View view) {
        Things things = view.site().things();
        Map<Node, Outline> outlines = new LinkedHashMap<>();
        for (Node partner : all(view)) {
            things.having(Egn.territoryOf, partner).stream().flatMap(place -> things.values(place, GEOMETRY).stream())
                    .flatMap(geometry -> things.text(geometry, WKT).stream()).findFirst()
                    .ifPresent(wkt -> outlines.put(partner, Outline.ofWkt(wkt)));
        }
        return outlines;
    }

    /** The code of a partner. */
    public static String code(Node partner) {
        return partner.getURI().substring(ACTOR.length());
    }
}
