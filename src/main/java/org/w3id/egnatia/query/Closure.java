package org.w3id.egnatia.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.path.P_OneOrMore1;
import org.apache.jena.sparql.path.P_Path1;
import org.apache.jena.sparql.path.P_ZeroOrMore1;
import org.apache.jena.sparql.path.Path;
import org.w3id.egnatia.release.store.FrozenGraph;

/**
 * A path of any number of steps of one kind, each a predicate or a choice of them, that is walked by numbers. One that
 * may have no steps has a term of the pattern at one end, which reaches itself.
 *
 * @param op         the path as ARQ has it
 * @param subject    where it begins
 * @param predicates of which any makes a step
 * @param isTurned   for each of them, whether it leads from object to subject
 * @param object     where it ends, another variable than where it begins
 * @param isOpen     whether it may have no steps
 */
record Closure(OpPath op, Node subject, List<Node> predicates, List<Boolean> isTurned, Node object, boolean isOpen)
        implements Pipeline.Part {

    /** What a pattern is; empty if it is none of this kind. */
    static Optional<Closure> of(Op op) {
        if (!(op instanceof OpPath one) || !isSteps(one.getTriplePath().getPath())) {
            return Optional.empty();
        }
        Node subject = one.getTriplePath().getSubject();
        Node object = one.getTriplePath().getObject();
        boolean isOpen = one.getTriplePath().getPath() instanceof P_ZeroOrMore1;
        List<Node> predicates = new ArrayList<>();
        List<Boolean> isTurned = new ArrayList<>();
        boolean isKnown = Joinable.isPlain(subject) && Joinable.isPlain(object) && !subject.equals(object)
                && Joinable.isChoice(((P_Path1) one.getTriplePath().getPath()).getSubPath(), false, predicates,
                isTurned);
        return isKnown && (!isOpen || Var.isVar(subject) != Var.isVar(object))
                ? Optional.of(new Closure(one, subject, predicates, isTurned, object, isOpen)) : Optional.empty();
    }

    private static boolean isSteps(Path path) {
        return path instanceof P_OneOrMore1 || path instanceof P_ZeroOrMore1;
    }

    /** Whether both ends are variables. */
    boolean isFree() {
        return Var.isVar(subject) && Var.isVar(object);
    }

    /** Whether it is walked by numbers in a graph: a term that reaches itself must have one. */
    boolean isNumbered(FrozenGraph graph) {
        return !isOpen || graph.terms().number(Var.isVar(subject) ? object : subject) >= 0;
    }
}
