package org.w3id.egnatia.query;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.ARQ;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.Op1;
import org.apache.jena.sparql.algebra.op.Op2;
import org.apache.jena.sparql.algebra.op.OpConditional;
import org.apache.jena.sparql.algebra.op.OpDisjunction;
import org.apache.jena.sparql.algebra.op.OpGraph;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpMinus;
import org.apache.jena.sparql.algebra.op.OpN;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.algebra.op.OpUnion;
import org.apache.jena.sparql.algebra.optimize.RewriteFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.engine.iterator.QueryIterRoot;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.sparql.graph.NodeTransformLib;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sparql.util.Symbol;

/**
 * What the saved questions that a dataset was asked have in common for all days: how they are run, and the rows of
 * those of their parts that no day changes. The dataset never changes, so that they are right as long as they are kept;
 * they are kept in a part of the memory.
 */
public final class KeptParts {

    private static final Symbol KEPT = Symbol.create("https://w3id.org/egnatia/kept-parts");
    private static final int MOST_PLANS = 400;
    /** All rows take so small a part of the memory, and those of one pattern so small a part of that. */
    private static final long PART_OF_MEMORY = 30;
    private static final long PART_OF_ALL = 4;
    /** A part with more rows is not answered sooner by looking through them than by finding those of the day. */
    private static final int MOST_ROWS = 6000;
    /** What gives something else each time that it is asked. */
    private static final Pattern CHANGING = Pattern.compile("\\((now|rand|uuid|struuid|bnode)\\b",
            Pattern.CASE_INSENSITIVE);

    private final long most = Runtime.getRuntime().maxMemory() / PART_OF_MEMORY;
    private final Cache<Asked, Plan> plans = Caffeine.newBuilder().executor(Runnable::run).maximumSize(MOST_PLANS)
            .build();
    private final Cache<KeptPart, KeptRows> rows = Caffeine.newBuilder().executor(Runnable::run).weakKeys()
            .maximumWeight(most)
            .<KeptPart, KeptRows>weigher((part, kept) -> (int) Math.min(kept.bytes(), Integer.MAX_VALUE)).build();

    /** A question, with the values of those of its parameters that are no days. */
    private record Asked(SavedQuery question, Map<String, Node> values) {
    }

    /**
     * How a question is run.
     *
     * @param days    the term that stands for the day of each parameter
     * @param op      what is run, with these terms
     * @param isOther whether it is run like any other query after all, because too many rows were to be kept
     */
    private record Plan(Map<String, Node> days, Op op, AtomicBoolean isOther) {

        /** The plan for days. */
        Op on(ParameterValues values) {
            Map<Node, Node> terms = new HashMap<>();
            days.forEach((name, term) -> terms.put(term, values.node(name).orElseThrow()));
            return NodeTransformLib.transform(term -> terms.getOrDefault(term, term), op);
        }
    }

    private KeptParts() {
    }

    /** Keeps parts of answers of a dataset that will never change. */
    public static void of(DatasetGraph dataset) {
        dataset.getContext().set(KEPT, new KeptParts());
    }

    /** How a question with a day is run on a dataset that never changes; empty if it is run like any other query. */
    static Optional<RewriteFactory> plan(SavedQuery question, ParameterValues values, DatasetGraph dataset) {
        KeptParts kept = dataset.getContext().get(KEPT);
        return kept == null || values.days().isEmpty() || !values.inForce().keySet().containsAll(values.days())
                ? Optional.empty() : kept.plan(question, values);
    }

    private Optional<RewriteFactory> plan(SavedQuery question, ParameterValues values) {
        Map<String, Node> others = new HashMap<>();
        values.inForce().forEach((name, choice) -> {
            if (!values.days().contains(name)) {
                others.put(name, choice.node());
            }
        });
        Plan plan = plans.get(new Asked(question, others), asked -> made(question, others, values.days()));
        return plan.isOther().get() ? Optional.empty() : Optional.of(context -> compiled -> plan.on(values));
    }

    private Plan made(SavedQuery question, Map<String, Node> others, Set<String> names) {
        Map<String, Node> days = new HashMap<>();
        // Days that are no parameter's value and stand nowhere in the data.
        names.forEach(name -> days.put(name, NodeFactory.createLiteralDT((9000 + days.size()) + "-01-01",
                XSDDatatype.XSDdate)));
        Map<String, Node> all = new HashMap<>(others);
        all.putAll(days);
        Op query = Algebra.compile(QueryRunner.bind(question.parsed(), all));
        AtomicBoolean isOther = new AtomicBoolean(CHANGING.matcher(query.toString()).find());
        return new Plan(days, planned(query, new HashSet<>(days.values()), isOther), isOther);
    }

    /** How a query is run of which what does not depend on some terms is kept apart, to compare with others. */
    public static RewriteFactory apart(Set<Node> days) {
        return context -> query -> new KeptParts().planned(query, days, new AtomicBoolean());
    }

    private Op planned(Op query, Set<Node> days, AtomicBoolean isOther) {
        Context context = ARQ.getContext().copy();
        // What is computed of a day stays apart from what is not.
        context.set(ARQ.optMergeExtends, false);
        return kept(new Optimiser(context, true).rewrite(DaysLast.in(EngineMends.mended(query), days)), days, isOther);
    }

    /** A plan, with the largest parts kept that have none of some terms and are run with nothing bound before. */
    private Op kept(Op op, Set<Node> days, AtomicBoolean isOther) {
        if (isFree(op, days)) {
            return JoinStrategy.hasPattern(op) ? new KeptPart(op, (part, context) -> rows(part, isOther, context)) : op;
        }
        if (op instanceof OpSequence sequence) {
            return keptFirst(sequence.getElements(), days, isOther);
        } else if (op instanceof OpConditional join) {
            return join.copy(kept(join.getLeft(), days, isOther), join.getRight());
        } else if (op instanceof OpJoin || op instanceof OpLeftJoin || op instanceof OpMinus
                || op instanceof OpUnion) {
            Op2 two = (Op2) op;
            return two.copy(kept(two.getLeft(), days, isOther), kept(two.getRight(), days, isOther));
        } else if (op instanceof OpDisjunction union) {
            return ((OpN) union).copy(new ArrayList<>(union.getElements().stream()
                    .map(branch -> kept(branch, days, isOther)).toList()));
        }
        return op instanceof Op1 one && !(op instanceof OpGraph || op instanceof OpService)
                ? one.copy(kept(one.getSubOp(), days, isOther)) : op;
    }

    private Op keptFirst(List<Op> elements, Set<Node> days, AtomicBoolean isOther) {
        int free = 0;
        while (isFree(elements.get(free), days)) {
            free++;
        }
        OpSequence first = OpSequence.create();
        elements.subList(0, Math.max(1, free)).forEach(first::add);
        OpSequence all = OpSequence.create();
        all.add(kept(first.size() == 1 ? first.get(0) : first, days, isOther));
        elements.subList(Math.max(1, free), elements.size()).forEach(all::add);
        return all;
    }

    private static boolean isFree(Op op, Set<Node> days) {
        boolean[] has = {false};
        NodeTransformLib.transform(term -> {
            has[0] |= days.contains(term);
            return term;
        }, op);
        return !has[0];
    }

    private QueryIterator rows(KeptPart part, AtomicBoolean isOther, ExecutionContext context) {
        KeptRows known = rows.getIfPresent(part);
        if (known == null) {
            List<Binding> found = new ArrayList<>();
            QC.execute(part.effectiveOp(), QueryIterRoot.create(context), context).forEachRemaining(found::add);
            known = new KeptRows(found);
            if (found.size() > MOST_ROWS || known.bytes() > most / PART_OF_ALL) {
                isOther.set(true);
            } else {
                rows.put(part, known);
            }
        }
        return QueryIterPlainWrapper.create(known.iterator(), context);
    }
}
