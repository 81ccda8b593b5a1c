package org.w3id.egnatia.query;

import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpConditional;
import org.apache.jena.sparql.algebra.op.OpDistinct;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGraph;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpMinus;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.algebra.op.OpTopN;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIterProcessBinding;
import org.apache.jena.sparql.engine.iterator.QueryIterSingleton;
import org.apache.jena.sparql.engine.main.OpExecutor;
import org.apache.jena.sparql.exec.QueryExecBuilder;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.util.Symbol;
import org.w3id.egnatia.release.store.FrozenGraph;
import org.w3id.egnatia.release.store.FrozenView;

/**
 * ARQ's executor, with patterns of a frozen graph joined by numbers ({@link Pipeline}), with rows sorted and grouped by
 * terms that are looked at once, and with MINUS mended: where a row leaves a common variable open, that of Jena 5.6
 * takes two rows for compatible that agree in one variable and differ in another
 * ({@code HashIndexTable.Key.compatibleAndSharedDomain}), and two for alike that have no variable in common.
 */
public class MendedExecutor extends OpExecutor {

    /** More are those of patterns in which values were put, which come once. */
    private static final int MOST_PIPELINES = 200;
    private static final Symbol PIPELINES = Symbol.create("https://w3id.org/egnatia/pipelines");

    private final Optional<FrozenGraph> frozen;

    /** For the run of one query. */
    protected MendedExecutor(ExecutionContext context) {
        super(context);
        frozen = FrozenView.frozen(context.getActiveGraph());
    }

    /** What the runs of all parts of a query share. */
    static QueryExecBuilder sharing(QueryExecBuilder query) {
        return query.set(PIPELINES, new IdentityHashMap<Op, List<Pipeline.Part>>());
    }

    @Override
    protected QueryIterator execute(OpBGP pattern, QueryIterator input) {
        List<Pipeline.Part> parts = parts(pattern);
        return parts.isEmpty() ? super.execute(pattern, input) : run(parts, input);
    }

    @Override
    protected QueryIterator execute(OpPath path, QueryIterator input) {
        List<Pipeline.Part> parts = parts(path);
        return parts.isEmpty() ? super.execute(path, input) : run(parts, input);
    }

    @Override
    protected QueryIterator execute(OpSequence sequence, QueryIterator input) {
        List<Pipeline.Part> parts = parts(sequence);
        return parts.isEmpty() ? super.execute(sequence, input) : run(parts, input);
    }

    @Override
    protected QueryIterator execute(OpFilter filter, QueryIterator input) {
        List<Pipeline.Part> parts = parts(filter);
        if (!parts.isEmpty()) {
            return run(parts, input);
        } else if (frozen.isEmpty()) {
            return super.execute(filter, input);
        }
        QueryIterator rows = exec(filter.getSubOp(), input);
        for (Expr condition : filter.getExprs()) {
            rows = where(new Pipeline.Condition(condition), rows);
        }
        return rows;
    }

    @Override
    protected QueryIterator execute(OpConditional join, QueryIterator input) {
        Optional<Function<QueryIterator, QueryIterator>> inGraphs = join.getRight() instanceof OpGraph graph
                ? inGraphs(graph, true) : Optional.empty();
        if (inGraphs.isPresent()) {
            return inGraphs.get().apply(exec(join.getLeft(), input));
        }
        List<Pipeline.Part> parts = parts(join.getRight());
        return parts.size() == 1 && parts.get(0) instanceof Pipeline.Join right
                ? new JoinedRows(right.plan(frozen.orElseThrow()), exec(join.getLeft(), input), true, execCxt)
                : super.execute(join, input);
    }

    @Override
    protected QueryIterator execute(OpGraph graph, QueryIterator input) {
        Optional<Function<QueryIterator, QueryIterator>> rows = inGraphs(graph, false);
        return rows.isPresent() ? rows.get().apply(input) : super.execute(graph, input);
    }

    /** The rows of each graph, found by numbers; empty if they are found as by ARQ. */
    private Optional<Function<QueryIterator, QueryIterator>> inGraphs(OpGraph graph, boolean isOptional) {
        return frozen.isEmpty() ? Optional.empty() : GraphRows.of(graph, isOptional,
                row -> super.execute(graph, QueryIterSingleton.create(row, execCxt)), execCxt);
    }

    @Override
    protected QueryIterator execute(OpOrder order, QueryIterator input) {
        return new SortedRows(exec(order.getSubOp(), input), order.getConditions(), -1, execCxt);
    }

    @Override
    protected QueryIterator execute(OpTopN order, QueryIterator input) {
        return order.getSubOp() instanceof OpDistinct ? super.execute(order, input)
                : new SortedRows(exec(order.getSubOp(), input), order.getConditions(), order.getLimit(), execCxt);
    }

    @Override
    protected QueryIterator execute(OpGroup group, QueryIterator input) {
        List<Var> variables = group.getGroupVars().getVars();
        return variables.isEmpty() || !group.getGroupVars().getExprs().isEmpty() || group.getAggregators().isEmpty()
                ? super.execute(group, input)
                : new GroupedRows(exec(group.getSubOp(), input), variables, group.getAggregators(), execCxt);
    }

    /** How a pattern is run on a frozen graph; empty if it is run as by ARQ. */
    private List<Pipeline.Part> parts(Op op) {
        Map<Op, List<Pipeline.Part>> shared = execCxt.getContext().get(PIPELINES);
        if (frozen.isEmpty() || shared == null) {
            return List.of();
        }
        List<Pipeline.Part> known = shared.get(op);
        if (known == null) {
            known = Pipeline.of(op);
            if (shared.size() >= MOST_PIPELINES) {
                shared.clear();
            }
            shared.put(op, known);
        }
        return known;
    }

    private QueryIterator run(List<Pipeline.Part> parts, QueryIterator input) {
        QueryIterator rows = input;
        for (Pipeline.Part part : parts) {
            if (part instanceof Pipeline.Join join) {
                rows = new JoinedRows(join.plan(frozen.orElseThrow()), rows, false, execCxt);
            } else if (part instanceof Closure closure) {
                rows = closure.isNumbered(frozen.orElseThrow())
                        ? new WalkedRows(closure, frozen.orElseThrow(), rows, execCxt)
                        : super.execute(closure.op(), rows);
            } else if (part instanceof Pipeline.Condition condition) {
                rows = where(condition, rows);
            } else if (part instanceof Pipeline.Other other) {
                rows = exec(other.op(), rows);
            }
        }
        return rows;
    }

    /** The rows that meet a condition; what must exist, or must not, is looked for by numbers where it can be. */
    private QueryIterator where(Pipeline.Condition condition, QueryIterator rows) {
        if (condition.existence().isEmpty()) {
            QuickTest quick = QuickTest.of(condition.expression());
            return new QueryIterProcessBinding(rows, execCxt) {
                @Override
                public Binding accept(Binding row) {
                    Boolean holds = quick.of(row);
                    return (holds == null ? condition.expression().isSatisfied(row, execCxt) : holds) ? row : null;
                }
            };
        }
        Existence existence = condition.existence().get();
        Search search = new Search(existence.sought().plan(frozen.orElseThrow()), execCxt);
        return new QueryIterProcessBinding(rows, execCxt) {
            @Override
            public Binding accept(Binding row) {
                return search.finds(row) == existence.isWanted() ? row : null;
            }
        };
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
