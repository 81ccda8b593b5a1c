package org.w3id.egnatia.query;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.expr.Expr;
import org.w3id.egnatia.release.store.FrozenGraph;

/**
 * What is done with rows one after the other: joins of patterns by numbers as far as a part of a query is of that kind,
 * and whatever else there is. A query makes each once, however often the part is run.
 */
final class Pipeline {

    /** Something that is done with rows. */
    sealed interface Part {
    }

    /** Patterns that are joined by numbers, with the plan for each graph. */
    record Join(Joinable joinable, Map<FrozenGraph, JoinPlan> plans) implements Part {

        Join(Joinable joinable) {
            this(joinable, new IdentityHashMap<>());
        }

        JoinPlan plan(FrozenGraph graph) {
            return plans.computeIfAbsent(graph, key -> new JoinPlan(joinable, key));
        }
    }

    /** A condition that rows meet. */
    record Condition(Expr expression, Optional<Existence> existence) implements Part {

        Condition(Expr expression) {
            this(expression, Existence.of(expression));
        }
    }

    /** Anything else. */
    record Other(Op op) implements Part {
    }

    private Pipeline() {
    }

    /** The parts of a pattern; empty if nothing in it is joined by numbers. */
    static List<Part> of(Op op) {
        List<Part> parts = parts(op);
        return parts.stream().anyMatch(Join.class::isInstance) ? parts : List.of();
    }

    private static List<Part> parts(Op op) {
        Optional<Joinable> whole = Joinable.of(op);
        if (whole.isPresent()) {
            return List.of(new Join(whole.get()));
        } else if (op instanceof OpSequence sequence) {
            return sequence(sequence.getElements());
        }
        return op instanceof OpFilter filter ? filter(filter) : List.of(new Other(op));
    }

    private static List<Part> sequence(List<Op> elements) {
        List<Part> parts = new ArrayList<>();
        List<Op> run = new ArrayList<>();
        for (Op element : elements) {
            run.add(element);
            Optional<Joinable> longer = Joinable.of(whole(run));
            if (longer.isPresent()) {
                if (run.size() > 1) {
                    parts.remove(parts.size() - 1);
                }
                parts.add(new Join(longer.get()));
            } else {
                run.clear();
                parts.addAll(parts(element));
                if (Joinable.of(element).isPresent()) {
                    run.add(element);
                }
            }
        }
        return parts;
    }

    private static Op whole(List<Op> run) {
        OpSequence sequence = OpSequence.create();
        run.forEach(sequence::add);
        return run.size() == 1 ? run.get(0) : sequence;
    }

    /** Conditions that can be looked at within the last join are. */
    private static List<Part> filter(OpFilter filter) {
        List<Part> parts = new ArrayList<>(parts(filter.getSubOp()));
        List<Expr> conditions = filter.getExprs().getList();
        List<Expr> quick = conditions.stream().filter(Joinable::isQuick).toList();
        int last = parts.size() - 1;
        if (parts.get(last) instanceof Join join && !quick.isEmpty()) {
            parts.set(last, new Join(join.joinable().with(quick)));
            conditions = conditions.stream().filter(condition -> !Joinable.isQuick(condition)).toList();
        }
        return Stream.concat(parts.stream(), conditions.stream().map(Condition::new)).toList();
    }
}
