package org.w3id.egnatia.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.modify.TemplateLib;
import org.w3id.egnatia.query.QueryLibrary;
import org.w3id.egnatia.query.QueryRunner;
import org.w3id.egnatia.query.SavedQuery;
import org.w3id.egnatia.vocab.Namespaces;
import scala.Tuple2;

/** Runs the derivation rules on one piece, each for the things of the piece. */
final class PieceDerivation {

    /**
     * The thing of which a rule tells, by whose neighbourhood all that it reads is there. The other rules join what is
     * far apart, and are not run: sections, closed-lists, asked-of-each-partner and members.
     */
    private static final Map<String, String> ABOUT = new TreeMap<>(Map.ofEntries(Map.entry("types", "thing"),
            Map.entry("concept-labels", "concept"), Map.entry("named-in", "thing"),
            Map.entry("shortcuts", "relation"), Map.entry("states", "relation"), Map.entry("phases", "phase"),
            Map.entry("told-from", "relation"), Map.entry("legal-order", "phase"), Map.entry("parties", "relation"),
            Map.entry("differs-from", "difference"), Map.entry("day-numbers", "event"),
            Map.entry("official-pages", "instrument"),
            Map.entry("eli-and-cellar", "instrument")));

    private PieceDerivation() {
    }

    /**
     * A rule.
     *
     * @param name  of its graph, below {@code /graph/derived/}
     * @param text  the CONSTRUCT query
     * @param about the variable of the thing of which it tells
     */
    record PieceRule(String name, String text, String about) implements Serializable {
    }

    /** The rules that can be run in pieces, in their order. */
    static List<PieceRule> rules(QueryLibrary queries) {
        List<PieceRule> rules = new ArrayList<>();
        for (SavedQuery rule : queries.group(QueryLibrary.DERIVE)) {
            String name = rule.id().replaceFirst("^\\d+-", "");
            if (ABOUT.containsKey(name)) {
                rules.add(new PieceRule(name, rule.text(), ABOUT.get(name)));
            }
        }
        return rules;
    }

    /**
     * The triples that the rules derive of the things of a piece, each with the number of the rule: where two rules
     * derive the same, it is the first one's.
     */
    static List<Tuple2<String, Integer>> derive(List<PieceRule> rules, List<String> general, Iterator<String> lines,
                                                boolean isFirst) {
        Piece piece = new Piece(general, lines, isFirst, false);
        List<Tuple2<String, Integer>> derived = new ArrayList<>();
        for (int number = 0; number < rules.size(); number++) {
            PieceRule rule = rules.get(number);
            Query construct = QueryRunner.parse(rule.text());
            Query select = QueryRunner.parse(rule.text());
            select.setQuerySelectType();
            select.setQueryResultStar(true);
            List<Triple> fresh = new ArrayList<>();
            int first = number;
            for (Binding row : QueryRunner.rows(select, piece.dataset())) {
                boolean isOwn = piece.owns(row.get(Var.alloc(rule.about())));
                TemplateLib.calcTriples(construct.getConstructTemplate().getTriples(), List.of(row).iterator())
                        .forEachRemaining(triple -> {
                            if (!piece.facts().contains(triple)) {
                                fresh.add(triple);
                                if (isOwn) {
                                    derived.add(new Tuple2<>(written(triple), first));
                                }
                            }
                        });
            }
            fresh.forEach(piece.facts()::add);
        }
        return derived;
    }

    /** The line of a triple in the graph of its rule. */
    static String line(Tuple2<String, Integer> derived, List<PieceRule> rules) {
        return derived._1() + " <" + Namespaces.GRAPH + "derived/" + rules.get(derived._2()).name() + "> .";
    }

    private static String written(Triple triple) {
        return NodeFmtLib.strNT(triple.getSubject()) + ' ' + NodeFmtLib.strNT(triple.getPredicate()) + ' '
                + NodeFmtLib.strNT(triple.getObject());
    }
}
