package org.w3id.egnatia.serve;

import java.util.Arrays;
import java.util.Locale;

/** The kinds of address, by which requests are counted: few and fixed, whatever clients ask for. */
enum Route {
    HOME, SPARQL, ID, DOC, DEF, VOC, GRAPH, QUERY, SEARCH, DUMPS, UI, ASSETS, HEALTH, READY, METRICS, WELL_KNOWN, OTHER;

    /** The kind of a path such as {@code /doc/actor/alb.ttl}. */
    static Route of(String path) {
        if (path.equals("/")) {
            return HOME;
        }
        if (path.startsWith(FusekiUi.PATH + SparqlFront.PATH)) {
            return SPARQL;
        }
        String first = path.substring(Math.min(1, path.length())).split("/", 2)[0];
        return Arrays.stream(values()).filter(r -> r != HOME && r != OTHER && r.segment().equals(first)).findFirst().orElse(OTHER);
    }

    private String segment() {
        return this == WELL_KNOWN ? ".well-known" : word();
    }

    /** The word for it in logs and metrics. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
