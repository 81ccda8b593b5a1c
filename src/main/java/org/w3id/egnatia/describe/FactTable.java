package org.w3id.egnatia.describe;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.w3id.egnatia.vocab.Egn;

/**
 * A description as a table: CSV by RFC 4180 in UTF-8, with a header line and a row for each resource that is described.
 * The first row is the thing itself, then come the facts and other resources that name it, in the order of
 * {@link Mention}; in the description of a graph, scheme or ontology all resources in the order of their IRIs.
 *
 * <ol>
 * <li>{@code thing}: IRI of what the description is about; {@code asOf}: the day, if one was chosen
 * <li>{@code names}: the properties by which the row's resource names the thing, {@code evidence} if its evidence does;
 *     empty in the row of the thing itself
 * <li>{@code resource}: IRI of the row's resource
 * <li>a column for each property that occurs, named by its key in the JSON-LD context, texts in other languages than
 *     English in columns of their own such as {@code prefLabel@sr-Cyrl}: IRIs, or the lexical forms of literals
 * <li>{@code evidence}, {@code evidenceSource}, {@code evidenceLocator}, {@code evidenceChecked}: the pieces of
 * evidence, the source of each, the lines or other place there, and how each was checked
 * </ol>
 *
 * <p>Several values in a cell stand one to a line; so do the pieces of evidence, in the same order in their four
 * columns.
 */
final class FactTable {

    private static final List<String> EVIDENCE =
            List.of("evidence", "evidenceSource", "evidenceLocator", "evidenceChecked");

    private final Description description;
    private final Graph graph;
    private final JsonLdContext context;
    private final Set<String> columns = new TreeSet<>();
    private final Map<Node, Map<String, List<String>>> rows = new LinkedHashMap<>();

    private FactTable(Description description, JsonLdContext context) {
        this.description = description;
        this.graph = description.graph();
        this.context = context;
    }

    static byte[] bytes(Description description, JsonLdContext context) {
        return new FactTable(description, context).csv().getBytes(StandardCharsets.UTF_8);
    }

    private String csv() {
        Map<Node, Mention> mentions = new HashMap<>();
        description.mentionsOnPage().forEach(mention -> mentions.put(mention.resource(), mention));
        resources().forEach(this::read);
        List<String> head = new ArrayList<>(List.of("thing"));
        description.day().ifPresent(day -> head.add("asOf"));
        head.addAll(List.of("names", "resource"));
        head.addAll(columns);
        head.addAll(EVIDENCE);
        StringBuilder csv = new StringBuilder();
        line(csv, head);
        rows.forEach((resource, values) -> {
            List<String> cells = new ArrayList<>(List.of(description.subject().getURI()));
            description.day().ifPresent(day -> cells.add(day.toString()));
            cells.add(mentions.containsKey(resource) ? names(mentions.get(resource)) : "");
            cells.add(resource.getURI());
            columns.forEach(column -> cells.add(String.join("\n", values.getOrDefault(column, List.of()))));
            cells.addAll(evidence(resource));
            line(csv, cells);
        });
        return csv.toString();
    }

    /** The resources with a row: neighbours of which only names are said, and evidence, have none. */
    private Set<Node> resources() {
        Set<Node> resources = new LinkedHashSet<>(List.of(description.subject()));
        if (description.kind() == DescriptionKind.THING || description.kind() == DescriptionKind.CONCEPT
                || description.kind() == DescriptionKind.TERM) {
            description.mentionsOnPage().forEach(mention -> resources.add(mention.resource()));
        } else {
            Set<Node> told = graph.find(Node.ANY, Egn.evidence, Node.ANY).mapWith(Triple::getObject).toSet();
            graph.find().mapWith(Triple::getSubject).filterDrop(told::contains).forEachRemaining(resources::add);
        }
        return resources;
    }

    private void read(Node resource) {
        Map<String, List<String>> values = new TreeMap<>();
        graph.find(resource, Node.ANY, Node.ANY).forEachRemaining(triple -> {
            if (!triple.predicateMatches(Egn.evidence)) {
                Node value = triple.getObject();
                String language = value.isLiteral() ? value.getLiteralLanguage() : "";
                String column = context.key(triple.getPredicate())
                        + (language.isEmpty() || language.equals("en") ? "" : '@' + language);
                values.computeIfAbsent(column, c -> new ArrayList<>())
                        .add(value.isLiteral() ? value.getLiteralLexicalForm() : value.toString());
                columns.add(column);
            }
        });
        rows.put(resource, values);
    }

    private String names(Mention mention) {
        List<String> names = new ArrayList<>(mention.properties().stream().map(context::key).toList());
        if (mention.byEvidence()) {
            names.add(context.key(Egn.evidence));
        }
        return names.stream().distinct().collect(Collectors.joining("\n"));
    }

    private List<String> evidence(Node resource) {
        List<List<String>> pieces = graph.find(resource, Egn.evidence, Node.ANY).mapWith(Triple::getObject).toList()
                .stream().map(this::piece).toList();
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < EVIDENCE.size(); i++) {
            int column = i;
            cells.add(pieces.stream().map(piece -> piece.get(column)).collect(Collectors.joining("\n")));
        }
        return cells;
    }

    private List<String> piece(Node evidence) {
        Set<Integer> lines = new TreeSet<>();
        List<String> places = new ArrayList<>();
        String source = "";
        String checked = "";
        for (Triple t : graph.find(evidence, Node.ANY, Node.ANY).toList()) {
            if (t.predicateMatches(Egn.source)) {
                source = t.getObject().toString();
            } else if (t.predicateMatches(Egn.verification)) {
                checked = t.getObject().toString();
            } else if (t.predicateMatches(Egn.line) && t.getObject().getLiteralLexicalForm().matches("[0-9]{1,9}")) {
                lines.add(Integer.valueOf(t.getObject().getLiteralLexicalForm()));
            } else if (t.getObject().isLiteral()) {
                // A cell has one line for each piece of evidence.
                places.add(t.getObject().getLiteralLexicalForm().replaceAll("\\R", " "));
            }
        }
        if (!lines.isEmpty()) {
            places.add(0, (lines.size() == 1 ? "line " : "lines ") + LineRanges.of(List.copyOf(lines)));
        }
        return List.of(evidence.toString(), source, String.join("; ", places), checked);
    }

    private static void line(StringBuilder csv, List<String> cells) {
        csv.append(cells.stream().map(FactTable::cell).collect(Collectors.joining(","))).append("\r\n");
    }

    private static String cell(String text) {
        return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
