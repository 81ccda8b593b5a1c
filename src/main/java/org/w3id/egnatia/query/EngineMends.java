package org.w3id.egnatia.query;

import org.apache.jena.query.ARQ;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.algebra.optimize.RewriteFactory;
import org.apache.jena.sparql.algebra.optimize.TransformScopeRename;
import org.apache.jena.sparql.engine.main.OpExecutorFactory;
import org.apache.jena.sparql.exec.QueryExecBuilder;
import org.apache.jena.sparql.expr.E_Add;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.NodeValue;

/** What is mended in the engine of Jena 5.6, so that every query has its right answer wherever it is run. */
public final class EngineMends {

    /** What is mended in a query that is not optimised, to compare with one that is. */
    public static final RewriteFactory PLAIN = context -> EngineMends::plain;

    private EngineMends() {
    }

    /** Mends the engine for a query that is about to be built. */
    public static QueryExecBuilder in(QueryExecBuilder query) {
        return MendedExecutor.sharing(query).set(ARQConstants.sysOptimizerFactory, Optimiser.FACTORY)
                .set(ARQ.stageGenerator, new PatternOrder())
                .set(ARQConstants.sysOpExecutorFactory, (OpExecutorFactory) MendedExecutor::new);
    }

    /**
     * A query that is not optimised and means what the standard says, whatever engine runs it. What a subquery does not
     * name has other names than what stands around it, in EXISTS as well.
     */
    public static Op plain(Op op) {
        return TransformScopeRename.transform(mended(op));
    }

    static Op mended(Op op) {
        return GraphTerm.in(InversePaths.in(Transformer.transform(new TransformCopy(), new Sums(), op)));
    }

    private static final class Sums extends ExprTransformCopy {
        @Override
        public Expr transform(ExprFunction2 function, Expr left, Expr right) {
            return function instanceof E_Add ? new Sum(left, right) : super.transform(function, left, right);
        }
    }

    /** Jena 5.6 takes {@code "1" + "2"} for the two strings in a row; SPARQL 1.1, section 17.3, adds numbers. */
    private static final class Sum extends E_Add {
        Sum(Expr left, Expr right) {
            super(left, right);
        }

        @Override
        public NodeValue eval(NodeValue left, NodeValue right) {
            if (left.isString() || right.isString() || left.isLangString() || right.isLangString()) {
                throw new ExprEvalException("strings are not added");
            }
            return super.eval(left, right);
        }

        @Override
        public Expr copy(Expr left, Expr right) {
            return new Sum(left, right);
        }
    }
}
