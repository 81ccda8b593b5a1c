package org.w3id.egnatia.query;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.op.OpMinus;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIterProcessBinding;
import org.apache.jena.sparql.engine.main.OpExecutor;

/**
 * ARQ's executor, with MINUS mended: where a row leaves a common variable open, that of Jena 5.6 takes two rows for
 * compatible that agree in one variable and differ in another ({@code HashIndexTable.Key.compatibleAndSharedDomain}),
 * and two for alike that have no variable in common.
 */
public class MendedExecutor extends OpExecutor {

    /** For the run of one query. */
    protected MendedExecutor(ExecutionContext context) {
        super(context);
    }

    @Override
    protected QueryIterator execute(OpMinus minus, QueryIterator input) {
        Set<Var> common = OpVars.visibleVars(minus.getLeft());
        common.retainAll(OpVars.visibleVars(minus.getRight()));
        if (SureVariables.of(minus.getLeft()).containsAll(common)
                && SureVariables.of(minus.getRight()).containsAll(common)) {
            return super.execute(minus, input);
        }
        QueryIterator right = exec(minus.getRight(), root());
        return new QueryIterProcessBinding(exec(minus.getLeft(), input), execCxt) {
            private Subtrahend subtrahend;

            @Override
            public Binding accept(Binding row) {
                if (subtrahend == null) {
                    subtrahend = new Subtrahend(common, right);
                }
                return subtrahend.takesAway(row) ? null : row;
            }

            @Override
            protected void closeSubIterator() {
                super.closeSubIterator();
                right.close();
            }
        };
    }

    /** What is taken away: rows by which of the common variables they bind, indexed by those that a row shares. */
    private static final class Subtrahend {
        private final Set<Var> common;
        private final Map<Set<Var>, Set<Binding>> rows = new HashMap<>();
        private final Map<List<Set<Var>>, Set<List<Node>>> indexes = new HashMap<>();

        Subtrahend(Set<Var> common, QueryIterator right) {
            this.common = common;
            right.forEachRemaining(row -> rows.computeIfAbsent(boundIn(row), key -> new HashSet<>()).add(row));
            right.close();
        }

        private Set<Var> boundIn(Binding row) {
            Set<Var> bound = new HashSet<>(common);
            bound.removeIf(variable -> !row.contains(variable));
            return bound;
        }

        boolean takesAway(Binding row) {
            Set<Var> bound = boundIn(row);
            return rows.keySet().stream().anyMatch(kind -> {
                Set<Var> shared = new HashSet<>(kind);
                shared.retainAll(bound);
                return !shared.isEmpty() && indexes.computeIfAbsent(List.of(kind, shared), key -> index(kind, shared))
                        .contains(values(row, shared));
            });
        }

        private Set<List<Node>> index(Set<Var> kind, Set<Var> shared) {
            Set<List<Node>> index = new HashSet<>();
            rows.get(kind).forEach(row -> index.add(values(row, shared)));
            return index;
        }

        private List<Node> values(Binding row, Set<Var> shared) {
            return common.stream().filter(shared::contains).map(row::get).toList();
        }
    }
}
