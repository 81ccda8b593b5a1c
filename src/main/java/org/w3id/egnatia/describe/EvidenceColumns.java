package org.w3id.egnatia.describe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;
import org.w3id.egnatia.query.QueryRunner;
import org.w3id.egnatia.query.ResultColumn;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * The evidence of an answer as further columns, the same on pages, in files, on the command line and for assistants:
 * source, place in it, how that was checked, weight of the source, and its address. Where there are several pieces of
 * evidence, each column holds the values of all of them in the same order, separated by {@code  | }, so that source and
 * place stay together; a value that one does not have is an en dash. IRIs of sources are separated by spaces.
 *
 * <p>The evidence of a row is that of the facts that its columns {@code fact} and {@code xFact} name; without such a
 * column, that of the nodes that say its values, which the pattern of the query tells ({@link Carriers}).
 */
public final class EvidenceColumns {

    /** The names of the columns. */
    public static final List<String> NAMES = List.of("evidenceSource", "evidenceSourceIri", "evidencePlace",
            "evidenceChecked", "evidenceWeight", "evidenceAddress");

    private static final Var FACT = Var.alloc("fact");
    private static final String SOURCE = "evidenceSource";
    private static final String OTHER = "other";
    private static final String SOURCE_IRI = "evidenceSourceIri";
    private static final String ADDRESS = "evidenceAddress";
    private static final String PLACE = "evidencePlace";
    private static final String BETWEEN = " | ";
    private static final String NOTHING = "–";
    /** A piece of evidence from lines in more sections than these names none of them. */
    private static final int MOST_SECTIONS = 2;
    /** Facts in one query, so that none is too long for an endpoint. */
    private static final int AT_ONCE = 400;
    private static final String QUERY = """
            PREFIX dcterms: <http://purl.org/dc/terms/>
            PREFIX egn: <https://w3id.org/egnatia/def/>
            PREFIX foaf: <http://xmlns.com/foaf/0.1/>
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
            SELECT ?fact ?evidence ?evidenceSource ?evidenceSourceIri ?first ?section ?line ?locator ?evidenceChecked
              ?evidenceWeight ?evidenceAddress
            WHERE {
              VALUES ?fact { %s }
              ?fact egn:evidence ?evidence .
              ?evidence egn:source ?evidenceSourceIri ; egn:verification/skos:prefLabel ?evidenceChecked .
              FILTER (LANG(?evidenceChecked) = "en")
              ?evidenceSourceIri rdfs:label ?evidenceSource .
              OPTIONAL { ?evidence egn:locator ?locator }
              OPTIONAL { ?evidence egn:line ?line }
              OPTIONAL {
                ?evidence egn:inSection ?place .
                ?place dcterms:title ?section ; egn:firstLine ?first .
                FILTER NOT EXISTS { ?evidence egn:inSection/egn:partOf ?place }
              }
              OPTIONAL {
                ?evidenceSourceIri egn:weight/skos:prefLabel ?evidenceWeight .
                FILTER (LANG(?evidenceWeight) = "en")
              }
              OPTIONAL { ?evidenceSourceIri foaf:page ?evidenceAddress }
            }
            """;

    private EvidenceColumns() {
    }

    /** True if a column is one of these, which stand in no query. */
    public static boolean has(Var column) {
        return NAMES.contains(column.getVarName());
    }

    /** The columns of an answer in which what a row rests on is named. */
    private static List<Var> bearing(List<Var> variables) {
        List<Var> facts = variables.stream().filter(variable -> variable.equals(FACT)
                || ResultColumn.of(variables).stream().anyMatch(column -> column.fact().filter(variable::equals)
                .isPresent())).toList();
        return facts.isEmpty() ? variables : facts;
    }

    /** The things of an answer that may have evidence, each once. */
    public static List<Node> facts(List<Var> variables, List<Binding> rows) {
        List<Var> bearing = bearing(variables);
        return rows.stream().flatMap(row -> bearing.stream().map(row::get))
                .filter(node -> node != null && node.isURI() && node.getURI().startsWith(Namespaces.ID)).distinct()
                .toList();
    }

    /**
     * Rows with the columns of their evidence after the others, or before the last one if that is the fact.
     *
     * @param ask runs a query where the rows come from
     */
    public static RowSet added(RowSet rows, Function<Query, RowSet> ask) {
        List<Var> variables = rows.getResultVars();
        List<Binding> all = new ArrayList<>();
        rows.forEachRemaining(all::add);
        List<Var> bearing = bearing(variables);
        List<Node> facts = facts(variables, all);
        return added(variables, all, facts, row -> bearing.stream().map(row::get), ask);
    }

    /** True if columns name the facts of a row themselves. */
    public static boolean nameFacts(List<Var> variables) {
        return bearing(variables) != variables;
    }

    /**
     * The rows of a query as it was asked, with the evidence of the nodes that say their values.
     *
     * @param rows     the rows of {@link Carriers#query()}
     * @param carriers these nodes
     */
    public static RowSet added(List<Binding> rows, Carriers carriers, Function<Query, RowSet> ask) {
        if (nameFacts(carriers.shown())) {
            return added(RowSetStream.create(carriers.shown(), rows.stream().map(carriers::shown).iterator()), ask);
        }
        List<Binding> all = new ArrayList<>();
        List<List<Node>> nodes = new ArrayList<>();
        if (carriers.isDistinct()) {
            carriers.byRow(rows).forEach((row, said) -> {
                all.add(row);
                nodes.add(said.stream().distinct().toList());
            });
        } else {
            rows.forEach(row -> {
                all.add(carriers.shown(row));
                nodes.add(carriers.of(row));
            });
        }
        Map<Binding, List<Node>> byRow = new IdentityHashMap<>();
        for (int i = 0; i < all.size(); i++) {
            byRow.put(all.get(i), nodes.get(i));
        }
        return added(carriers.shown(), all, nodes.stream().flatMap(List::stream).distinct().toList(),
                row -> byRow.get(row).stream(), ask);
    }

    private static RowSet added(List<Var> variables, List<Binding> all, List<Node> facts,
            Function<Binding, Stream<Node>> ofRow, Function<Query, RowSet> ask) {
        Map<Node, List<List<String>>> evidence = new HashMap<>();
        for (int from = 0; from < facts.size(); from += AT_ONCE) {
            evidence.putAll(evidence(facts.subList(from, Math.min(facts.size(), from + AT_ONCE)), ask));
        }
        List<Var> extended = new ArrayList<>(variables);
        boolean endsInFact = !variables.isEmpty() && variables.get(variables.size() - 1).equals(FACT);
        extended.addAll(endsInFact ? variables.size() - 1 : variables.size(), NAMES.stream().map(Var::alloc).toList());
        return RowSetStream.create(extended, all.stream()
                .map(row -> added(row, ofRow.apply(row), evidence)).iterator());
    }

    /** A piece of evidence: the values of its columns, its lines in a text document, and the sections of these. */
    private record Piece(Map<String, Set<String>> values, Set<Integer> lines, Map<Integer, String> sections) {

        Piece() {
            this(new HashMap<>(), new TreeSet<>(), new TreeMap<>());
        }

        void add(String column, Node value) {
            if (value != null) {
                // A source has its own name where it has none in English.
                boolean isForeign = column.equals(SOURCE) && !Set.of("", "en").contains(value.getLiteralLanguage());
                values.computeIfAbsent(isForeign ? OTHER : column, c -> new TreeSet<>())
                        .add(text(value).replace(BETWEEN, " / "));
            }
        }

        /** What stands in each column. */
        List<String> columns() {
            return NAMES.stream().map(name -> name.equals(PLACE) ? place() : String.join("; ",
                    values.getOrDefault(name, name.equals(SOURCE) ? values.getOrDefault(OTHER, Set.of(NOTHING))
                    : Set.of(NOTHING)))).toList();
        }

        private String place() {
            String titles = sections.isEmpty() || sections.size() > MOST_SECTIONS ? ""
                    : (sections.size() == 1 ? "section " : "sections ") + String.join(" and ", sections.values())
                    .replace(BETWEEN, " / ") + ", ";
            String inLines = lines.isEmpty() ? "" : titles + (lines.size() == 1 ? "line " : "lines ")
                    + LineRanges.of(List.copyOf(lines));
            String place = Stream.concat(Stream.of(inLines), values.getOrDefault(PLACE, Set.of()).stream())
                    .filter(part -> !part.isEmpty()).collect(Collectors.joining("; "));
            return place.isEmpty() ? NOTHING : place;
        }
    }

    /** The pieces of evidence of each fact, by source and place. */
    private static Map<Node, List<List<String>>> evidence(List<Node> facts, Function<Query, RowSet> ask) {
        Map<Node, Map<Node, Piece>> found = new HashMap<>();
        String values = facts.stream().map(fact -> '<' + fact.getURI() + '>').collect(Collectors.joining(" "));
        ask.apply(QueryRunner.parse(String.format(QUERY, values))).forEachRemaining(row -> {
            Piece piece = found.computeIfAbsent(row.get(FACT), fact -> new LinkedHashMap<>())
                    .computeIfAbsent(row.get(Var.alloc("evidence")), one -> new Piece());
            NAMES.forEach(name -> piece.add(name, row.get(Var.alloc(name))));
            piece.add(PLACE, row.get(Var.alloc("locator")));
            Node line = row.get(Var.alloc("line"));
            if (line != null) {
                piece.lines().add(Integer.valueOf(line.getLiteralLexicalForm()));
            }
            Node section = row.get(Var.alloc("section"));
            if (section != null) {
                piece.sections().put(Integer.valueOf(row.get(Var.alloc("first")).getLiteralLexicalForm()),
                        section.getLiteralLexicalForm());
            }
        });
        Map<Node, List<List<String>>> pieces = new HashMap<>();
        found.forEach((fact, ofFact) -> pieces.put(fact, ofFact.values().stream().map(Piece::columns)
                .sorted(Comparator.comparing(columns -> String.join(BETWEEN, columns))).toList()));
        return pieces;
    }

    private static String text(Node value) {
        return value.isURI() ? value.getURI() : value.getLiteralLexicalForm();
    }

    private static Binding added(Binding row, Stream<Node> facts, Map<Node, List<List<String>>> evidence) {
        List<List<String>> pieces = facts.filter(node -> node != null).distinct()
                .flatMap(node -> evidence.getOrDefault(node, List.of()).stream()).distinct().toList();
        BindingBuilder builder = Binding.builder(row);
        for (int i = 0; i < NAMES.size() && !pieces.isEmpty(); i++) {
            int column = i;
            String text = pieces.stream().map(piece -> piece.get(column))
                    .collect(Collectors.joining(NAMES.get(i).equals(SOURCE_IRI) ? " " : BETWEEN));
            boolean isAddress = NAMES.get(i).equals(ADDRESS) && pieces.size() == 1
                    && text.matches("https?://[^\\s|;]+");
            builder.add(Var.alloc(NAMES.get(i)), isAddress ? NodeFactory.createURI(text)
                    : NodeFactory.createLiteralString(text));
        }
        return builder.build();
    }
}
