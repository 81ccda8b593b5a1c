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
    sealed interface Part permits Join, Closure, Condition, Other {
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

    /** The parts of a pattern; empty if nothing in it is found by numbers. */
    static List<Part> of(Op op) {
        List<Part> parts = parts(op);
        return parts.stream().anyMatch(part -> part instanceof Join || part instanceof Closure) ? parts : List.of();
    }

    private static List<Part> parts(Op op) {
        Optional<Joinable> whole = Joinable.of(op);
        if (whole.isPresent()) {
            return List.of(new Join(whole.get()));
        } else if (op instanceof OpSequence sequence) {
            return sequence(ordered(sequence.getElements()));
        }
        Optional<Closure> closure = Closure.of(op);
        return closure.isPresent() ? List.of(closure.get())
                : op instanceof OpFilter filter ? filter(filter) : List.of(new Other(op));
    }

    /** A walk between two variables comes after the patterns next to it, if those tell one of its ends. */
    private static List<Op> ordered(List<Op> elements) {
        List<Op> ordered = new ArrayList<>(elements);
        for (int at = ordered.size() - 2; at >= 0; at--) {
            Optional<Closure> walk = Closure.of(ordered.get(at)).filter(Closure::isFree);
            int last = at;
            for (int next = at + 1; walk.isPresent() && next < ordered.size(); next++) {
                Optional<Joinable> pattern = Joinable.of(ordered.get(next)).filter(Joinable::isAlone);
                if (pattern.isEmpty()) {
                    break;
                }
                boolean tells = pattern.get().tells(walk.get().subject()) || pattern.get().tells(walk.get().object());
                last = tells ? next : last;
            }
            ordered.add(last, ordered.remove(at));
        }
        return ordered;
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
