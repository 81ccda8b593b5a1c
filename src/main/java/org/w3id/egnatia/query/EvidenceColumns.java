package org.w3id.egnatia.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
 * its address; of several pieces all, in the order of the alphabet, separated by {@code  | }. The evidence of a row is
 * that of its column {@code fact}; without one, that of all things in it.
 */
public final class EvidenceColumns {

    /** The names of the columns. */
    public static final List<String> NAMES = List.of("evidenceSource", "evidencePlace", "evidenceChecked",
            "evidenceWeight", "evidenceAddress");

    private static final Var FACT = Var.alloc("fact");
    private static final String BETWEEN = " | ";
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
        Map<Node, Map<String, Set<String>>> evidence = new HashMap<>();
        for (int from = 0; from < facts.size(); from += AT_ONCE) {
            evidence.putAll(evidence(facts.subList(from, Math.min(facts.size(), from + AT_ONCE)), ask));
        }
        List<Var> extended = new ArrayList<>(variables);
        NAMES.stream().map(Var::alloc).forEach(extended::add);
        return RowSetStream.create(extended, all.stream().map(row -> added(row, bearing, evidence)).iterator());
    }

    private static Map<Node, Map<String, Set<String>>> evidence(List<Node> facts, Function<Query, RowSet> ask) {
        Map<Node, Map<String, Set<String>>> found = new HashMap<>();
        Map<List<String>, Set<Integer>> lines = new LinkedHashMap<>();
        String values = facts.stream().map(fact -> '<' + fact.getURI() + '>').collect(Collectors.joining(" "));
        ask.apply(QueryRunner.parse(String.format(QUERY, values))).forEachRemaining(row -> {
            Map<String, Set<String>> ofFact = found.computeIfAbsent(row.get(FACT), fact -> new HashMap<>());
            NAMES.forEach(name -> {
                Node value = row.get(Var.alloc(name));
                if (value != null) {
                    ofFact.computeIfAbsent(name, n -> new TreeSet<>()).add(text(value));
                }
            });
            Node locator = row.get(Var.alloc("locator"));
            if (locator != null) {
                ofFact.computeIfAbsent(NAMES.get(1), n -> new TreeSet<>()).add(text(locator));
            }
            Node line = row.get(Var.alloc("line"));
            if (line != null) {
                lines.computeIfAbsent(List.of(row.get(FACT).getURI(), row.get(Var.alloc("evidence")).getURI()),
                        key -> new TreeSet<>()).add(Integer.valueOf(line.getLiteralLexicalForm()));
            }
        });
        lines.forEach((key, numbers) -> found.get(NodeFactory.createURI(key.get(0)))
                .computeIfAbsent(NAMES.get(1), n -> new TreeSet<>()).add((numbers.size() == 1 ? "line " : "lines ")
                        + numbers.stream().map(String::valueOf).collect(Collectors.joining(", "))));
        return found;
    }

    private static String text(Node value) {
        return value.isURI() ? value.getURI() : value.getLiteralLexicalForm();
    }

    private static Binding added(Binding row, List<Var> bearing, Map<Node, Map<String, Set<String>>> evidence) {
        BindingBuilder builder = Binding.builder(row);
        for (String name : NAMES) {
            Set<String> all = new LinkedHashSet<>();
            bearing.stream().map(row::get).filter(node -> node != null && evidence.containsKey(node))
                    .forEach(node -> all.addAll(evidence.get(node).getOrDefault(name, Set.of())));
            if (!all.isEmpty()) {
                builder.add(Var.alloc(name), NodeFactory.createLiteralString(String.join(BETWEEN, all)));
            }
        }
        return builder.build();
    }
}
