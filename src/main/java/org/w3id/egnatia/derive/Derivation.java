package org.w3id.egnatia.derive;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.w3id.egnatia.query.QueryException;
import org.w3id.egnatia.query.QueryRunner;
import org.w3id.egnatia.query.SavedQuery;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * Runs the derivation rules on a dataset.
 */
public final class Derivation {

    private Derivation() {
    }

    /**
     * What one rule gave.
     *
     * @param rule      the query
     * @param graphName the graph that holds its triples, {@code …/graph/derived/NAME}
     * @param triples   only those that were not there before
     */
    public record Derived(SavedQuery rule, Node graphName, Graph triples) {
    }

    /**
     * Runs the rules in their order. Each sees what the rules before it gave; running them once more gives nothing new,
     * as long as no rule feeds one before it.
     *
     * @param dataset its default graph grows by what is derived; its named graphs stay as they are
     * @throws QueryException naming the rule that is no CONSTRUCT query
     */
    public static List<Derived> run(List<SavedQuery> rules, DatasetGraph dataset) {
        List<Derived> results = new ArrayList<>();
        for (SavedQuery rule : rules) {
            results.add(run(rule, dataset));
        }
        return results;
    }

    private static Derived run(SavedQuery rule, DatasetGraph dataset) {
        Graph derived;
        try {
            Query query = QueryRunner.parse(rule.text());
            if (!query.isConstructType()) {
                throw new QueryException("a rule is a CONSTRUCT query, and this is another one");
            }
            derived = QueryRunner.graph(query, dataset);
        } catch (QueryException e) {
            throw new QueryException(rule.file() + ": " + e.getMessage());
        }
        Graph fresh = GraphFactory.createDefaultGraph();
        Graph known = dataset.getDefaultGraph();
        derived.find().filterDrop(known::contains).forEachRemaining(fresh::add);
        List<Triple> triples = fresh.find().toList();
        triples.forEach(known::add);
        String name = rule.id().replaceFirst("^\\d+-", "");
        return new Derived(rule, NodeFactory.createURI(Namespaces.GRAPH + "derived/" + name), fresh);
    }
}
