package org.w3id.egnatia.browser;

import java.util.List;

/**
 * A kind of page, by one example.
 *
 * @param name what it is, fit for a file name
 * @param path its path without the leading slash
 */
record PageKind(String name, String path) {

    /** One example of every kind of page that the site has. */
    static List<PageKind> all() {
        return List.of(
                new PageKind("home", ""),
                new PageKind("home-as-of", "?as-of=2010-01-01"),
                new PageKind("home-in-albanian", "?lang=sq"),
                new PageKind("partner-in-serbian", "doc/actor/mne?lang=sr-Cyrl"),
                new PageKind("agreement-in-german", "doc/instrument/saa-srb?lang=de"),
                new PageKind("matrix-in-german-then", "matrix/agreements?lang=de&as-of=2024-09-30"),
                new PageKind("topic-in-macedonian", "topic/fight-against-corruption?lang=mk"),
                new PageKind("figures-in-french", "figures?lang=fr"),
                new PageKind("body", "doc/actor/frontex"),
                new PageKind("partner", "doc/actor/alb"),
                new PageKind("partners-together", "doc/actor/western-balkans-partners"),
                new PageKind("partner-kosovo", "doc/actor/1a0"),
                new PageKind("agreement", "doc/instrument/saa-srb"),
                new PageKind("act", "doc/instrument/32024r1351"),
                new PageKind("event", "doc/event/chapter-opened-mne-23"),
                new PageKind("figure", "doc/figure/frx-wb-western-balkan-route-2022"),
                new PageKind("statement", "doc/statement/conflict-days-and-places-opinion-srb"),
                new PageKind("source", "doc/source/webalkans-page"),
                new PageKind("evidence", "doc/evidence/002-l6"),
                new PageKind("concept", "voc/policy-area/trade"),
                new PageKind("schemes", "voc"),
                new PageKind("scheme", "voc/policy-area"),
                new PageKind("ontology", "def"),
                new PageKind("class", "def/Relation"),
                new PageKind("property", "def/evidence"),
                new PageKind("graphs", "graph"),
                new PageKind("graph", "graph/events/agreements"),
                new PageKind("directory", "id/actor"),
                new PageKind("search", "search?q=europol"),
                new PageKind("search-nothing", "search?q=zzzzqqqq"),
                new PageKind("queries", "query"),
                new PageKind("query", "query/status-as-of"),
                new PageKind("query-as-graph", "query/legal-basis?view=graph"),
                new PageKind("query-in-parts", "query/events-in-order?filter=report&sort=-date&page=2"),
                new PageKind("query-empty", "query/status-as-of?filter=zzzzqqqq"),
                new PageKind("matrix", "matrix/agreements"),
                new PageKind("matrix-conventions", "matrix/conventions"),
                new PageKind("assessments", "assessments"),
                new PageKind("assessments-partner", "assessments?partner=srb"),
                new PageKind("assessments-area", "assessments/fight-against-corruption"),
                new PageKind("about", "about"),
                new PageKind("glossary", "glossary"),
                new PageKind("differences-narrowed", "differences?partner=srb"),
                new PageKind("sources", "sources"),
                new PageKind("differences", "differences"),
                new PageKind("open-questions", "open-questions"),
                new PageKind("checks", "checks"),
                new PageKind("changes", "changes"),
                new PageKind("partners", "partners"),
                new PageKind("topics", "topic"),
                new PageKind("topic", "topic/migration"),
                new PageKind("briefing", "brief/srb"),
                new PageKind("compare", "compare/srb/srb"),
                new PageKind("path", "path?from=eurojust&to=greco"),
                new PageKind("day", "on/2022-12-15"),
                new PageKind("steps", "steps/mne?topic=justice"),
                new PageKind("monitoring", "monitoring"),
                new PageKind("currency", "checks/currency"),
                new PageKind("figures", "figures"),
                new PageKind("series", "figures/frx-wb"),
                new PageKind("workbench", "sparql"),
                new PageKind("workbench-answer", "sparql?query=SELECT%20%3Fs%20%7B%3Fs%20a%20%3Chttps%3A%2F%2Fw3id.org"
                + "%2Fegnatia%2Fdef%2FWesternBalkansPartner%3E%7D"),
                new PageKind("dumps", "dumps/"),
                new PageKind("not-found", "doc/actor/nobody-of-this-name"));
    }

    @Override
    public String toString() {
        return name;
    }
}
