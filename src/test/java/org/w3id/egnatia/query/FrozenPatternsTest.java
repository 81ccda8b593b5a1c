package org.w3id.egnatia.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.engine.binding.Binding;
import org.junit.jupiter.api.Test;
import org.w3id.egnatia.release.store.FrozenGraph;
import org.w3id.egnatia.release.store.TermTable;

/** Proves that patterns joined by numbers have the rows that ARQ finds in a graph of Jena's, each as often. */
class FrozenPatternsTest {

    private static final Random RANDOM = new Random(20261130);
    private static final String PREFIX = "PREFIX : <http://example.org/>\n";

    private static Graph graph() {
        Graph graph = GraphMemFactory.createGraphMem2();
        for (int i = 0; i < 120; i++) {
            graph.add(thing(RANDOM.nextInt(9)), thing(RANDOM.nextInt(12) < 2 ? 0 : 20 + RANDOM.nextInt(3)),
                    RANDOM.nextInt(3) == 0 ? NodeFactory.createLiteralString("x" + RANDOM.nextInt(4))
                            : thing(RANDOM.nextInt(9)));
        }
        return graph;
    }

    private static Node thing(int number) {
        return NodeFactory.createURI("http://example.org/t" + number);
    }

    private static DatasetGraph frozen(Graph graph, Map<Node, Graph> named) {
        Set<Node> terms = new HashSet<>();
        Stream.concat(Stream.of(graph), named.values().stream()).flatMap(one -> one.stream())
                .forEach(t -> terms.addAll(List.of(t.getSubject(), t.getPredicate(), t.getObject())));
        TermTable table = TermTable.of(terms);
        Map<Node, Graph> frozen = new TreeMap<>(Comparator.comparing(Node::getURI));
        named.forEach((name, one) -> frozen.put(name, FrozenGraph.of(one, table)));
        return dataset(FrozenGraph.of(graph, table), frozen);
    }

    private static DatasetGraph dataset(Graph graph, Map<Node, Graph> named) {
        DatasetGraph data = DatasetGraphFactory.create(graph);
        named.forEach(data::addGraph);
        return data;
    }

    private static String any(String... choices) {
        return choices[RANDOM.nextInt(choices.length)];
    }

    private static String term() {
        return any("?a", "?b", "?c", "?d", ":t1", ":t0", ":absent");
    }

    private static String triple() {
        return any("?a", "?b", "?c", ":t2") + " " + any(":t20", ":t21", ":t20|:t21", "^:t21", ":t22|^:t20", ":t20/:t21",
                "(:t20|:absent)", "?p", ":t0", ":t20+", "(:t21|^:t22)+", ":t22*",
                "(^:t20|:absent)*", ":absent+") + " " + (RANDOM.nextInt(5) == 0 ? "'x1'" : term()) + " . ";
    }

    private static String triples() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i <= RANDOM.nextInt(4); i++) {
            text.append(triple());
        }
        return text.toString();
    }

    private static String filter() {
        return any("", "", "FILTER (?a != ?b) ", "FILTER (?c = 'x1' || ?a = :t1) ", "FILTER (CONTAINS(STR(?b), '3')) ",
                "FILTER NOT EXISTS { ?a :t22 ?c } ", "FILTER (?d IN (:t1, :t2)) ", "FILTER (!BOUND(?e)) ",
                "FILTER (?p = :t20) ", "FILTER EXISTS { ?b :t20|:t21 ?z FILTER (?z != ?a) } ");
    }

    private static String inGraphs() {
        return any("", "", "GRAPH ?g { " + triples() + "} ", "OPTIONAL { GRAPH ?g { " + triples() + "} } ",
                "GRAPH ?g { " + triples() + filter() + "} ", "GRAPH ?g { " + triples() + "} GRAPH ?h { " + triple()
                + "} ", "VALUES ?g { :t1 :absent <urn:x-arq:DefaultGraph> UNDEF } GRAPH ?g { " + triples() + "} ",
                "OPTIONAL { VALUES ?g { :t2 } GRAPH ?g { " + triples() + "} } GRAPH ?g { " + triple() + "} ");
    }

    private static String query() {
        String first = any("", "", "VALUES ?a { :t1 :t2 'x1' UNDEF } ", "BIND (:t3 AS ?b) ");
        String rest = any("", "", "OPTIONAL { " + triples() + filter() + "} ", "{ " + triples() + filter() + "} ",
                "{ " + triples() + "} UNION { " + triples() + "} ", "MINUS { " + triples() + "} ",
                "OPTIONAL { ?a :t21 ?e OPTIONAL { ?e :t20 ?f } } ");
        return PREFIX + any("SELECT *", "SELECT ?a ?b", "SELECT DISTINCT ?a ?c", "SELECT ?a (COUNT(?c) AS ?n)"
                + " (COUNT(DISTINCT ?b) AS ?m) (MAX(?d) AS ?x)")
                + " { " + first + triples() + filter() + rest + inGraphs() + filter() + "}";
    }

    private static Map<String, Integer> rows(Query query, DatasetGraph data) {
        Map<String, Integer> rows = new TreeMap<>();
        for (Binding row : QueryRunner.rows(query, data)) {
            Map<String, String> values = new TreeMap<>();
            query.getProjectVars().stream().filter(row::contains)
                    .forEach(variable -> values.put(variable.getName(), row.get(variable).toString()));
            rows.merge(values.toString(), 1, Integer::sum);
        }
        return rows;
    }

    @Test
    void aFrozenGraphGivesTheRowsOfAnother() {
        List<String> answered = new ArrayList<>();
        for (int round = 0; round < 20; round++) {
            Graph graph = graph();
            Map<Node, Graph> named = Map.of(thing(1), graph(), thing(2), graph());
            DatasetGraph expected = dataset(graph, named);
            DatasetGraph frozen = frozen(graph, named);
            for (int i = 0; i < 60; i++) {
                String text = query();
                if (text.contains("COUNT(")) {
                    text += " GROUP BY ?a";
                }
                Query query = QueryRunner.parse(text);
                Map<String, Integer> rows = rows(query, expected);
                assertEquals(rows, rows(query, frozen), text);
                if (!rows.isEmpty()) {
                    answered.add(text);
                }
            }
        }
        assertTrue(answered.size() > 150, answered.size() + " have rows");
    }
}
