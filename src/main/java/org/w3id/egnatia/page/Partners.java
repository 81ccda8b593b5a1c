package org.w3id.egnatia.page;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDF;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/** The Western Balkans partners. */
public final class Partners {

    /** Parameter that names a partner by its code. */
    public static final String PARAMETER = "partner";

    private static final String ACTOR = Namespaces.ID + "actor/";

    private Partners() {
    }

    /** All of them, in the order of their names. */
    public static List<Node> all(View view) {
        return view.site().things().having(RDF.type.asNode(), Egn.WesternBalkansPartner).stream()
                .sorted(Comparator.comparing(view::name)).toList();
    }

    /** The partner of a code, such as {@code alb}. */
    public static Optional<Node> of(View view, String code) {
        return Optional.of(NodeFactory.createURI(ACTOR + code)).filter(node -> isPartner(view, node));
    }

    /** True if a thing is one of them. */
    public static boolean isPartner(View view, Node thing) {
        return view.site().things().isA(thing, Egn.WesternBalkansPartner);
    }

    /** The code of a partner. */
    public static String code(Node partner) {
        return partner.getURI().substring(ACTOR.length());
    }
}
