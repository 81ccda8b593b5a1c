package org.w3id.egnatia.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * The evidence of an answer as further columns: source, place in it, how that was checked, weight of the source, and
 * its address. Where there are several pieces of evidence, each column holds the values of all of them in the same
 * order, separated by {@code  | }, so that source and place stay together; a value that one does not have is an en
 * dash. The evidence of a row is that of its column {@code fact}; without one, that of all things in it.
 */
public final class EvidenceColumns {

    /** The names of the columns. */
    public static final List<String> NAMES = List.of("evidenceSource", "evidencePlace", "evidenceChecked",
            "evidenceWeight", "evidenceAddress");

    private static final Var FACT = Var.alloc("fact");
    private static final String PLACE = "evidencePlace";
    private static final String BETWEEN = " | ";
    private static final String NOTHING = "–";
    /** Facts in one query, so that none is too long for an endpoint. */
    private static final int AT_ONCE = 400;
    private static final String QUERY = """
            PREFIX egn: <https://w3id.org/egnatia/def/>
            PREFIX foaf: <http://xmlns.com/foaf/0.1/>
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
            SELECT ?fact ?evidence ?evidenceSource ?locator ?line ?evidenceChecked ?evidenceWeight ?evidenceAddress
            WHERE {
              VALUES ?fact { %s }
              ?fact egn:evidence ?evidence .
              ?evidence egn:source ?source ; egn:verification/skos:prefLabel ?evidenceChecked .
              ?source rdfs:label ?evidenceSource .
              OPTIONAL { ?evidence egn:locator ?locator }
              OPTIONAL { ?evidence egn:line ?line }
              OPTIONAL { ?source egn:weight/skos:prefLabel ?evidenceWeight }
              OPTIONAL { ?source foaf:page ?evidenceAddress }
            }
            """;

    private EvidenceColumns() {
    }

    /**
     * Rows with the columns of their evidence after the others.
     *
     * @param ask runs a query where the rows come from
     */
    public static RowSet added(RowSet rows, Function<Query, RowSet> ask) {
        List<Var> variables = rows.getResultVars();
        List<Binding> all = new ArrayList<>();
        rows.forEachRemaining(all::add);
        List<Var> bearing = variables.contains(FACT) ? List.of(FACT) : variables;
        List<Node> facts = all.stream().flatMap(row -> bearing.stream().map(row::get))
                .filter(node -> node != null && node.isURI() && node.getURI().startsWith(Namespaces.ID)).distinct()
                .toList();
        Map<Node, List<List<String>>> evidence = new HashMap<>();
        for (int from = 0; from < facts.size(); from += AT_ONCE) {
            evidence.putAll(evidence(facts.subList(from, Math.min(facts.size(), from + AT_ONCE)), ask));
        }
        List<Var> extended = new ArrayList<>(variables);
        NAMES.stream().map(Var::alloc).forEach(extended::add);
        return RowSetStream.create(extended, all.stream().map(row -> added(row, bearing, evidence)).iterator());
    }

    /** A piece of evidence: the values of its columns, and its lines in a text document. */
    private record Piece(Map<String, Set<String>> values, Set<Integer> lines) {

        Piece() {
            this(new HashMap<>(), new TreeSet<>());
        }

        void add(String column, Node value) {
            if (value != null) {
                values.computeIfAbsent(column, c -> new TreeSet<>()).add(text(value).replace(BETWEEN, " / "));
            }
        }

        /** What stands in each column. */
        List<String> columns() {
            if (!lines.isEmpty()) {
                values.computeIfAbsent(PLACE, c -> new TreeSet<>()).add((lines.size() == 1 ? "line " : "lines ")
                        + lines.stream().map(String::valueOf).collect(Collectors.joining(", ")));
            }
            return NAMES.stream().map(name -> String.join("; ", values.getOrDefault(name, Set.of(NOTHING)))).toList();
        }
    }

    /** The pieces of evidence of each fact, by source and place. */
    private static Map<Node, List<List<String>>> evidence(List<Node> facts, Function<Query, RowSet> ask) {
        Map<Node, Map<Node, Piece>> found = new HashMap<>();
        String values = facts.stream().map(fact -> '<' + fact.getURI() + '>').collect(Collectors.joining(" "));
        ask.apply(QueryRunner.parse(String.format(QUERY, values))).forEachRemaining(row -> {
            Piece piece = found.computeIfAbsent(row.get(FACT), fact -> new HashMap<>())
                    .computeIfAbsent(row.get(Var.alloc("evidence")), one -> new Piece());
            NAMES.forEach(name -> piece.add(name, row.get(Var.alloc(name))));
            piece.add(PLACE, row.get(Var.alloc("locator")));
            Node line = row.get(Var.alloc("line"));
            if (line != null) {
                piece.lines().add(Integer.valueOf(line.getLiteralLexicalForm()));
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

    private static Binding added(Binding row, List<Var> bearing, Map<Node, List<List<String>>> evidence) {
        List<List<String>> pieces = bearing.stream().map(row::get).filter(node -> node != null).distinct()
                .flatMap(node -> evidence.getOrDefault(node, List.of()).stream()).distinct().toList();
        BindingBuilder builder = Binding.builder(row);
        for (int i = 0; i < NAMES.size() && !pieces.isEmpty(); i++) {
            int column = i;
            builder.add(Var.alloc(NAMES.get(i)), NodeFactory.createLiteralString(pieces.stream()
                    .map(piece -> piece.get(column)).collect(Collectors.joining(BETWEEN))));
        }
        return builder.build();
    }
}
