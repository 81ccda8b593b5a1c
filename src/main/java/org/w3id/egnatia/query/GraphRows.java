package org.w3id.egnatia.query;

import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.algebra.op.OpGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.w3id.egnatia.release.store.FrozenGraph;
import org.w3id.egnatia.release.store.FrozenView;

/**
 * The rows of patterns that are looked for in each named graph, or in that which a row names: by numbers, and only in
 * those graphs that have the predicates. ARQ puts the values of a row into the patterns and plans anew, for each row
 * and graph.
 */
final class GraphRows extends RowsOfRows {

    private final Var name;
    private final Map<Node, Search> searches;
    private final boolean isOptional;
    /** The rows for one that names the default graph, or the union of all, as ARQ finds them. */
    private final Function<Binding, QueryIterator> special;

    private Iterator<Map.Entry<Node, Search>> graphs = Collections.emptyIterator();
    private QueryIterator specialRows;
    private Map.Entry<Node, Search> graph;
    private Binding before;
    private boolean isNamed;
    private boolean isFound;

    private GraphRows(Var name, Map<Node, Search> searches, QueryIterator input, boolean isOptional,
            Function<Binding, QueryIterator> special, ExecutionContext context) {
        super(input, context);
        this.isOptional = isOptional;
        this.name = name;
        this.searches = searches;
        this.special = special;
    }

    /**
     * Graphs that are looked through; empty if one of them is none that is looked through by numbers.
     *
     * @param graph      the patterns, and a variable for the graph that is none of theirs
     * @param isOptional whether a row that finds nothing stays
     * @param special    the rows for one that names the default graph, or the union of all
     */
    static Optional<Function<QueryIterator, QueryIterator>> of(OpGraph graph, boolean isOptional,
            Function<Binding, QueryIterator> special, ExecutionContext context) {
        Joinable patterns = Joinable.of(graph.getSubOp()).filter(Joinable::isOfOneGraph).orElse(null);
        if (patterns == null || !Var.isVar(graph.getNode())
                || patterns.places().containsKey(Var.alloc(graph.getNode()))) {
            return Optional.empty();
        }
        Map<Node, Search> searches = new LinkedHashMap<>();
        Iterator<Node> names = context.getDataset().listGraphNodes();
        while (names.hasNext()) {
            Node one = names.next();
            Optional<FrozenGraph> frozen = FrozenView.frozen(context.getDataset().getGraph(one));
            if (frozen.isEmpty()) {
                return Optional.empty();
            } else if (patterns.steps().stream().allMatch(step -> mayHave(frozen.get(), step.predicates()))) {
                searches.put(one, new Search(new JoinPlan(patterns, frozen.get()), context));
            }
        }
        return Optional.of(input -> new GraphRows(Var.alloc(graph.getNode()), searches, input, isOptional, special,
                context));
    }

    private static boolean mayHave(FrozenGraph graph, List<Node> predicates) {
        return predicates.stream().anyMatch(predicate -> Var.isVar(predicate)
                || graph.contains(Node.ANY, predicate, Node.ANY));
    }

    @Override
    protected boolean hasNextBinding() {
        while (row == null) {
            if (graph != null && graph.getValue().next()) {
                Binding found = graph.getValue().found();
                row = isNamed ? found : BindingFactory.binding(found, name, graph.getKey());
                isFound = true;
            } else if (graphs.hasNext()) {
                graph = graphs.next();
                if (!graph.getValue().start(before)) {
                    graph = null;
                }
            } else if (specialRows != null && specialRows.hasNext()) {
                row = specialRows.nextBinding();
                isFound = true;
            } else if (before != null && isOptional && !isFound) {
                row = before;
                isFound = true;
            } else if (getInput().hasNext()) {
                look(getInput().next());
            } else {
                return false;
            }
        }
        return true;
    }

    private void look(Binding next) {
        before = next;
        isFound = false;
        graph = null;
        specialRows = null;
        Node named = next.get(name);
        isNamed = named != null;
        if (named == null) {
            graphs = searches.entrySet().iterator();
        } else if (Quad.isDefaultGraph(named) || Quad.isUnionGraph(named)) {
            specialRows = special.apply(next);
        } else if (searches.containsKey(named)) {
            graphs = List.of(Map.entry(named, searches.get(named))).iterator();
        }
    }

    @Override
    protected void closeSubIterator() {
        graphs = Collections.emptyIterator();
        graph = null;
    }
}
