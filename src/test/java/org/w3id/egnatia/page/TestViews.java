package org.w3id.egnatia.page;

import java.net.URI;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.vocab.Namespaces;

/** Views of the shipped data for tests of pages, on a fixed today. */
public final class TestViews {

    private static final Site SITE = new Site(ShippedData.release(), new Links(URI.create("http://localhost:3030/")));
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    private TestViews() {
    }

    /** A view as of today or of a day. */
    public static View of(String path, String asOf, Map<String, String> parameters) {
        Optional<LocalDate> day = Optional.of(asOf).filter(d -> !d.isEmpty()).map(LocalDate::parse);
        return new View(SITE, path, parameters, new AsOf(day, TODAY), Language.ENGLISH);
    }

    /** The thing at a path such as {@code actor/alb}. */
    public static Node thing(String path) {
        return NodeFactory.createURI(Namespaces.ID + path);
    }
}
