package org.w3id.egnatia.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprLib;
import org.apache.jena.sparql.expr.ExprVisitorBase;
import org.apache.jena.sparql.path.P_Alt;
import org.apache.jena.sparql.path.P_Inverse;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.P_ReverseLink;
import org.apache.jena.sparql.path.Path;

/**
 * Triple patterns that are looked for together, in whatever order is best, and conditions that are looked at as soon as
 * their variables are bound: basic patterns in sequence, paths of one step or a choice of such steps, and filters
 * around them.
 */
final class Joinable {

    /**
     * A pattern.
     *
     * @param predicates one variable, or terms of which any fits
     * @param isTurned   for each of them, whether it leads from object to subject
     */
    record Step(Node subject, List<Node> predicates, List<Boolean> isTurned, Node object) {
    }

    /** A condition, with those variables of the patterns that it names. */
    record Condition(Expr expression, Set<Var> named) {
    }

    private final List<Step> steps = new ArrayList<>();
    private final List<Condition> conditions = new ArrayList<>();
    private final Map<Var, Integer> places = new HashMap<>();

    private Joinable() {
    }

    /** What a pattern is; empty if it is not of this kind. */
    static Optional<Joinable> of(Op op) {
        Joinable all = new Joinable();
        return all.add(op) && all.isSound() && !all.steps.isEmpty() ? Optional.of(all) : Optional.empty();
    }

    /** The same patterns with more {@linkplain #isQuick quick} conditions around them. */
    Joinable with(List<Expr> more) {
        Joinable all = new Joinable();
        steps.forEach(all::add);
        all.conditions.addAll(conditions);
        all.addConditions(more);
        return all;
    }

    List<Step> steps() {
        return steps;
    }

    List<Condition> conditions() {
        return conditions;
    }

    /** Whether no condition asks whether there is something, in whichever graph. */
    boolean isOfOneGraph() {
        return conditions.stream().noneMatch(condition -> hasPattern(condition.expression()));
    }

    /** Whether no condition names a variable that these patterns do not have. */
    boolean isAlone() {
        return conditions.stream().allMatch(condition ->
                places.keySet().containsAll(SureVariables.namedBy(condition.expression())));
    }

    /** Whether one of the patterns has a variable beside a known term, so that few of its values fit. */
    boolean tells(Node variable) {
        return steps.stream().anyMatch(step -> step.subject().equals(variable) && !Var.isVar(step.object())
                || step.object().equals(variable) && !Var.isVar(step.subject()));
    }

    /** The variables of the patterns, each with its place. */
    Map<Var, Integer> places() {
        return places;
    }

    private boolean add(Op op) {
        if (op instanceof OpBGP pattern) {
            return pattern.getPattern().getList().stream().allMatch(this::add);
        } else if (op instanceof OpPath path) {
            return add(path.getTriplePath());
        } else if (op instanceof OpSequence sequence) {
            return sequence.getElements().stream().allMatch(this::add);
        }
        if (!(op instanceof OpFilter filter)) {
            return false;
        }
        Joinable inner = new Joinable();
        if (!filter.getExprs().getList().stream().allMatch(Joinable::isQuick) || !inner.add(filter.getSubOp())) {
            return false;
        }
        inner.addConditions(filter.getExprs().getList());
        inner.steps.forEach(this::add);
        conditions.addAll(inner.conditions);
        return true;
    }

    private boolean add(Triple triple) {
        return isPlain(triple.getSubject()) && isPlain(triple.getObject()) && isPlain(triple.getPredicate())
                && add(new Step(triple.getSubject(), List.of(triple.getPredicate()), List.of(false),
                triple.getObject()));
    }

    private boolean add(TriplePath path) {
        if (path.isTriple()) {
            return add(path.asTriple());
        }
        List<Node> predicates = new ArrayList<>();
        List<Boolean> isTurned = new ArrayList<>();
        return isPlain(path.getSubject()) && isPlain(path.getObject())
                && isChoice(path.getPath(), false, predicates, isTurned)
                && add(new Step(path.getSubject(), predicates, isTurned, path.getObject()));
    }

    private boolean add(Step step) {
        steps.add(step);
        place(step.subject());
        step.predicates().forEach(this::place);
        place(step.object());
        return true;
    }

    private void place(Node node) {
        if (Var.isVar(node)) {
            places.putIfAbsent(Var.alloc(node), places.size());
        }
    }

    static boolean isPlain(Node node) {
        return Var.isVar(node) || node.isURI() || node.isLiteral() || node.isBlank();
    }

    /** Whether a path is one step, by any of some predicates, which are told. */
    static boolean isChoice(Path path, boolean turned, List<Node> predicates, List<Boolean> isTurned) {
        if (path instanceof P_Inverse inverse) {
            return isChoice(inverse.getSubPath(), !turned, predicates, isTurned);
        } else if (path instanceof P_Alt either) {
            return isChoice(either.getLeft(), turned, predicates, isTurned)
                    && isChoice(either.getRight(), turned, predicates, isTurned);
        }
        if (path instanceof P_Link link) {
            predicates.add(link.getNode());
        } else if (path instanceof P_ReverseLink link) {
            predicates.add(link.getNode());
        } else {
            return false;
        }
        isTurned.add(turned != path instanceof P_ReverseLink);
        return true;
    }

    /** What a condition names is bound by these patterns or before all of them. */
    private void addConditions(List<Expr> expressions) {
        for (Expr expression : expressions) {
            Set<Var> named = new HashSet<>(SureVariables.namedBy(expression));
            named.retainAll(places.keySet());
            conditions.add(new Condition(expression, named));
        }
    }

    /** Whether a condition may come as soon as its variables are bound: it gives the same whenever it is asked. */
    static boolean isQuick(Expr condition) {
        return ExprLib.isStable(condition) && (!hasPattern(condition) || Existence.of(condition).isPresent());
    }

    /** Whether no condition that was put around some patterns names a variable of others only. */
    private boolean isSound() {
        return conditions.stream().allMatch(condition -> {
            Set<Var> elsewhere = new HashSet<>(SureVariables.namedBy(condition.expression()));
            elsewhere.removeAll(condition.named());
            return Collections.disjoint(elsewhere, places.keySet());
        });
    }

    private static boolean hasPattern(Expr expression) {
        boolean[] has = {false};
        Walker.walk(expression, new ExprVisitorBase() {
            @Override
            public void visit(ExprFunctionOp exists) {
                has[0] = true;
            }

            @Override
            public void visit(ExprAggregator aggregate) {
                has[0] = true;
            }
        });
        return has[0];
    }
}
