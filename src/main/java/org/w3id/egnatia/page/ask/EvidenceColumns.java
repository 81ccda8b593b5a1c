package org.w3id.egnatia.page.ask;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.fact.Evidence;
import org.w3id.egnatia.query.ResultColumn;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * The evidence of the facts of an answer, as columns of it: the source, the place in it, how that was checked, what the
 * source weighs, and where it can be read. Where there are several pieces of evidence, each column holds the values of
 * all of them in the same order, separated by {@code  | }; a value that one does not have is an en dash.
 */
final class EvidenceColumns {

    private static final Var SOURCE = Var.alloc("evidenceSource");
    private static final Var SOURCE_IRI = Var.alloc("evidenceSourceIri");
    private static final Var PLACE = Var.alloc("evidencePlace");
    private static final Var CHECKED = Var.alloc("evidenceChecked");
    private static final Var WEIGHT = Var.alloc("evidenceWeight");
    private static final Var ADDRESS = Var.alloc("evidenceAddress");
    private static final List<Var> ALL = List.of(SOURCE, SOURCE_IRI, PLACE, CHECKED, WEIGHT, ADDRESS);
    private static final List<String> FACTS = Stream.of("relation", "event", "figure", "statement")
            .map(type -> Namespaces.ID + type + "/").toList();

    private final View view;
    private final Map<Node, List<Piece>> known = new HashMap<>();

    private record Piece(Node source, Evidence evidence) {
    }

    private EvidenceColumns(View view) {
        this.view = view;
    }

    /** True if a column is one of these, which stand in no query. */
    static boolean has(Var variable) {
        return ALL.contains(variable);
    }

    /** True if a row of a table may hold a fact. */
    static boolean fit(AnswerTable table) {
        return !table.variables().contains(SOURCE) && table.rows().stream().anyMatch(row -> facts(row).findAny()
                .isPresent());
    }

    /** The table with the columns, before the last one if that is the fact. */
    static AnswerTable of(AnswerTable table, View view) {
        EvidenceColumns columns = new EvidenceColumns(view);
        List<Var> variables = new ArrayList<>(table.variables());
        boolean endsInFact = !variables.isEmpty() && ResultColumn.of(variables).stream().anyMatch(column ->
                column.isFact() && column.value().equals(variables.get(variables.size() - 1)));
        variables.addAll(endsInFact ? variables.size() - 1 : variables.size(), ALL);
        return new AnswerTable(variables, table.rows().stream().map(columns::with).toList(), table.isWhole());
    }

    private static Stream<Node> facts(Binding row) {
        List<Node> nodes = new ArrayList<>();
        row.vars().forEachRemaining(variable -> nodes.add(row.get(variable)));
        return nodes.stream().filter(node -> node.isURI()
                && FACTS.stream().anyMatch(place -> node.getURI().startsWith(place)));
    }

    private Binding with(Binding row) {
        Set<Piece> pieces = new LinkedHashSet<>();
        facts(row).distinct().forEach(fact -> pieces.addAll(known.computeIfAbsent(fact, this::pieces)));
        if (pieces.isEmpty()) {
            return row;
        }
        BindingBuilder builder = Binding.builder(row);
        builder.add(SOURCE, joined(pieces, one -> name(one.evidence().source().map(Name::text).orElse(""))));
        builder.add(SOURCE_IRI, NodeFactory.createLiteralString(pieces.stream().map(one -> one.source().getURI())
                .collect(Collectors.joining(" "))));
        builder.add(PLACE, joined(pieces, one -> Stream.concat(Stream.of(one.evidence().locator()),
                one.evidence().place().map(Name::text).stream()).filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "))));
        builder.add(CHECKED, joined(pieces, one -> one.evidence().checking().map(Name::text).orElse("")));
        builder.add(WEIGHT, joined(pieces, one -> one.evidence().weight().map(Name::text).orElse("")));
        List<String> addresses = pieces.stream().map(one -> one.evidence().outside().orElse("")).toList();
        builder.add(ADDRESS, addresses.size() == 1 && !addresses.get(0).isEmpty()
                ? NodeFactory.createURI(addresses.get(0)) : joined(pieces, one -> one.evidence().outside().orElse("")));
        return builder.build();
    }

    private static String name(String text) {
        // What separates pieces separates no words of one.
        return text.replace(" | ", " / ");
    }

    private static Node joined(Set<Piece> pieces, Function<Piece, String> part) {
        return NodeFactory.createLiteralString(pieces.stream().map(part).map(text -> text.isEmpty() ? "–" : text)
                .collect(Collectors.joining(" | ")));
    }

    private List<Piece> pieces(Node fact) {
        return view.site().things().values(fact, Egn.evidence).stream().flatMap(node -> {
            Evidence evidence = Evidence.of(view, node);
            return view.site().things().value(node, Egn.source).stream().map(source -> new Piece(source, evidence));
        }).sorted(Comparator.comparing((Piece piece) -> piece.evidence().source().map(Name::text).orElse(""))
                .thenComparing(piece -> piece.evidence().locator())).toList();
    }
}
