package org.w3id.egnatia.describe;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * Writes the query that constructs the triples of {@link ResourceTriples} from the endpoint's dataset, as short as the
 * thing allows.
 */
final class DescriptionQuery {

    private static final List<String> PREFIXES = List.of("egn", "rdf", "rdfs", "skos", "dcterms");
    private static final String BEGINNINGS = path(DayRule.BEGINNINGS);
    private static final String WRITTEN = path(DayRule.WRITTEN);
    private static final String WRITTEN_OR_READ = path(DayRule.WRITTEN_OR_READ);
    private static final int OTHER = FactType.values().length + 1;

    private final Node subject;
    private final List<Mention> mentions;
    private final List<Mention> onPage;
    private final int offset;
    private final DayRule rule;
    private final boolean confirmed;
    /** The graphs outside the default graph that have a part in the description. */
    private final List<Node> graphsBeside;

    DescriptionQuery(Release release, Node subject, List<Mention> mentions, List<Mention> onPage, int offset,
            DayRule rule) {
        this.subject = subject;
        this.mentions = mentions;
        this.onPage = onPage;
        this.offset = offset;
        this.rule = rule;
        this.confirmed = release.defaultGraph().contains(subject, Node.ANY, Node.ANY);
        Set<Node> unconfirmed = Stream.concat(mentions.stream().map(Mention::resource), confirmed ? Stream.of()
                : Stream.of(subject))
                .filter(n -> release.unconfirmed().contains(n, Node.ANY, Node.ANY)).collect(Collectors.toSet());
        if (!confirmed && release.retired().contains(subject, Node.ANY, Node.ANY)) {
            unconfirmed.add(subject);
        }
        this.graphsBeside = unconfirmed.isEmpty() ? List.of()
                : Stream.concat(release.unconfirmedGraphs().stream(), release.retiredGraphs().stream())
                .filter(g -> unconfirmed.stream().anyMatch(n -> release.dataset().getGraph(g)
                        .contains(n, Node.ANY, Node.ANY))).toList();
    }

    String text() {
        StringBuilder text = new StringBuilder();
        PREFIXES.forEach(prefix -> text.append("PREFIX ").append(prefix).append(": <")
                .append(Namespaces.all().get(prefix)).append(">\n"));
        text.append("""
                CONSTRUCT {
                  ?thing ?property ?value . ?value ?naming ?name .
                  ?evidence ?part ?place . ?place ?naming ?name .
                }
                WHERE {
                """);
        // The thing itself has rank 0; the facts that name it have ranks by type, and what else leads to it has the
        // last.
        text.append("  { VALUES (?thing ?rank) { (").append(iri(subject)).append(" 0) } }\n");
        if (!mentions.isEmpty()) {
            text.append("  UNION\n").append(selection());
        }
        List<String> described = new ArrayList<>();
        described.add(described(""));
        if (!graphsBeside.isEmpty()) {
            described.add(described("VALUES ?g " + values() + " GRAPH ?g "));
        }
        text.append(String.join("  UNION\n", described));
        if (confirmed && !graphsBeside.isEmpty()) {
            text.append("  FILTER (?rank > 0 || !BOUND(?g))\n");
        }
        if (onPage.stream().anyMatch(m -> m.fact().isEmpty())) {
            text.append("  FILTER (?rank < ").append(OTHER).append(" || ?property IN ")
                    .append(list(ResourceTriples.NAMING))
                    .append(" || ").append(rule.shortcuts().isEmpty() ? "" : not(rule.shortcuts()) + " && ")
                    .append("sameTerm(?value, ").append(iri(subject)).append(")\n    || ")
                    .append(leads("value", "?property = egn:evidence")).append("\n    || ")
                    .append(leads("evidence", "BOUND(?evidence)")).append(")\n");
        }
        rule.day().ifPresent(day -> text.append("  FILTER (!BOUND(?property) || ").append(not(DayRule.END))
                .append(" && !(?property IN ").append(list(DayRule.STATE)).append(" && ?value IN ")
                .append(DayRule.ENDED.stream().map(DescriptionQuery::iri)
                .collect(Collectors.joining(", ", "(", ")"))).append(")\n    || NOT EXISTS { ")
                .append(anywhere("?thing egn:endedOn ?ended")).append(" FILTER (?ended > ").append(literal(day))
                .append(") })\n").append("  FILTER (!BOUND(?property) || ?property != egn:followedBy || NOT EXISTS {"
                        + " ?value ").append(path(DayRule.TOLD)).append(" ?nextFrom FILTER (?nextFrom > ")
                .append(literal(day)).append(") })\n"));
        ownOnDay(text);
        return text.append("}\n").toString();
    }

    private static String not(Collection<Node> properties) {
        return "?property NOT IN " + list(properties);
    }

    private static String literal(LocalDate day) {
        return "\"" + day + "\"^^<http://www.w3.org/2001/XMLSchema#date>";
    }

    /** A pattern in the default graph or in one of the graphs beside it that matter here. */
    private String anywhere(String pattern) {
        return graphsBeside.isEmpty() ? pattern : "{ " + pattern + " } UNION { VALUES ?h " + values() + " GRAPH ?h { "
                + pattern + " } }";
    }

    private String leads(String variable, String condition) {
        return condition + " && EXISTS { " + anywhere("?" + variable + " ?leading " + iri(subject))
                + " FILTER (?leading != rdf:type) }";
    }

    /** All triples of what was chosen and of its evidence, with the names of their values. */
    private String described(String graph) {
        String open = graph.isEmpty() ? "" : graph + "{ ";
        String close = graph.isEmpty() ? "" : " }";
        return "  { " + open + "?thing ?property ?value" + close + " " + names("value", graph) + " }\n  UNION\n"
                + "  { " + open + "?thing egn:evidence ?evidence . ?evidence ?part ?place" + close + " "
                + names("place", graph) + " }\n";
    }

    private String names(String variable, String graph) {
        String triple = "?" + variable + " ?naming ?name";
        String where = graph.isEmpty() ? triple : "{ " + triple + " } UNION { " + graph.replace("?g", "?h") + "{ "
                + triple + " } }";
        return "OPTIONAL { " + where + " FILTER (?naming IN " + list(ResourceTriples.NAMING) + ") }";
    }

    private String selection() {
        List<String> parts = new ArrayList<>(List.of(mentioning("", "")));
        if (!graphsBeside.isEmpty()) {
            parts.add(mentioning("      VALUES ?g " + values() + "\n", "GRAPH ?g "));
        }
        boolean many = mentions.size() > Description.MENTIONS_ON_PAGE;
        StringBuilder text = new StringBuilder("  {\n    SELECT ").append(many ? "" : "DISTINCT ")
                .append("?thing ?rank\n    WHERE {\n");
        text.append(String.join("      UNION\n", parts)).append("    }\n");
        if (many) {
            text.append("    GROUP BY ?thing ?rank\n    ORDER BY ?rank DESC(MAX(COALESCE(STR(IF(?rank = ")
                    .append(FactType.STATEMENT.ordinal() + 1)
                    .append(", ?written, ?begun)), \"\"))) STR(?thing)\n    LIMIT ")
                    .append(Description.MENTIONS_ON_PAGE).append(" OFFSET ").append(offset).append('\n');
        }
        return text.append("  }\n").toString();
    }

    private String mentioning(String values, String graph) {
        String x = iri(subject);
        List<Node> never = new ArrayList<>(List.of(RDF.type.asNode()));
        never.addAll(rule.shortcuts());
        StringBuilder text = new StringBuilder("      {\n").append(values);
        String open = graph.isEmpty() ? "" : graph + "{ ";
        String close = graph.isEmpty() ? "" : " }";
        text.append("        { ").append(open).append("?thing ?role ").append(x).append(close)
                .append(" }\n        UNION\n        { ")
                .append(open).append("?thing egn:evidence ?piece . ?piece ?role ").append(x).append(close)
                .append(" }\n")
                .append("        FILTER (?role NOT IN ").append(list(never)).append(" && ?thing != ").append(x)
                .append(")\n")
                .append("        FILTER NOT EXISTS { ").append(open).append("?thing a egn:Evidence").append(close)
                .append(" }\n")
                .append("        OPTIONAL { ").append(open).append("?thing a ?type").append(close)
                .append(" FILTER (?type IN ")
                .append(list(Stream.of(FactType.values()).map(FactType::type).toList())).append(") }\n")
                .append("        BIND (").append(rank()).append(" AS ?rank)\n");
        if (mentions.size() > Description.MENTIONS_ON_PAGE) {
            text.append("        OPTIONAL { ").append(open).append("?thing ").append(BEGINNINGS).append(" ?begun")
                    .append(close).append(" }\n")
                    .append("        OPTIONAL { ").append(open)
                    .append("?thing a egn:Statement ; egn:evidence/egn:source ?source").append(close)
                    .append(" . ?source ").append(WRITTEN).append(" ?written }\n");
        }
        rule.day().ifPresent(day -> {
            String attested = open + "?thing egn:attestedOn ?old" + close;
            String told = "{ " + attested + " } UNION { " + open + "?thing egn:evidence/egn:source ?any" + close
                    + " . ?any " + WRITTEN_OR_READ + " ?old FILTER NOT EXISTS { " + attested.replace("?old", "?set")
                    + " } }";
            text.append("        FILTER NOT EXISTS { ").append(open).append("?thing ").append(BEGINNINGS)
                    .append(" ?later").append(close)
                    .append(" FILTER (?later > ").append(literal(day)).append(") }\n")
                    .append("        FILTER (!BOUND(?type) || EXISTS { ").append(open).append("?thing ")
                    .append(BEGINNINGS).append('|').append(path(DayRule.ENDS))
                    .append(" ?known").append(close).append(" }\n          || NOT EXISTS { ").append(told)
                    .append(" } || EXISTS { ").append(told)
                    .append(" FILTER (?old <= ").append(literal(day)).append(") })\n");
        });
        return text.append("      }\n").toString();
    }

    private static String rank() {
        StringBuilder text = new StringBuilder("IF(!BOUND(?type), ").append(OTHER);
        FactType[] types = FactType.values();
        for (int i = 0; i < types.length - 1; i++) {
            text.append(", IF(?type = ").append(Namespaces.shorten(types[i].type().getURI())).append(", ")
                    .append(i + 1);
        }
        return text.append(", ").append(types.length).append(")".repeat(types.length)).toString();
    }

    /** What of the thing itself is left out as of a day. */
    private void ownOnDay(StringBuilder text) {
        if (rule.day().isEmpty() || rule.isTimeless()) {
            return;
        }
        List<Node> not = new ArrayList<>(DayRule.WORDS);
        not.addAll(rule.shortcuts());
        text.append("  FILTER (?rank > 0 || !BOUND(?property) || ?property = egn:evidence || ").append(not(not))
                .append("\n    && NOT EXISTS { ?value ").append(BEGINNINGS).append(" ?after FILTER (?after > ")
                .append(literal(rule.day().get()))
                .append(") })\n");
    }

    private String values() {
        return graphsBeside.stream().map(DescriptionQuery::iri).collect(Collectors.joining(" ", "{ ", " }"));
    }

    private static String path(List<Node> properties) {
        return "(" + properties.stream().map(p -> Namespaces.shorten(p.getURI())).collect(Collectors.joining("|"))
                + ")";
    }

    private static String list(Collection<Node> terms) {
        return terms.stream().map(t -> Namespaces.shorten(t.getURI())).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String iri(Node node) {
        return "<" + node.getURI() + ">";
    }
}
