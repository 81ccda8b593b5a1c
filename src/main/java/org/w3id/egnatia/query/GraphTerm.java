package org.w3id.egnatia.query;

import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionEnv;
import org.apache.jena.sparql.path.P_Alt;
import org.apache.jena.sparql.path.P_Path1;
import org.apache.jena.sparql.path.P_Seq;
import org.apache.jena.sparql.path.P_ZeroOrMore1;
import org.apache.jena.sparql.path.P_ZeroOrMoreN;
import org.apache.jena.sparql.path.P_ZeroOrOne;
import org.apache.jena.sparql.path.Path;

/**
 * Whether a term is a subject or an object of the active graph. A path of no steps between two variables has those
 * terms only (SPARQL 1.1, section 18.4, and the case {@code values_and_path} of the W3C). Jena 5.6 asks for the path
 * after a variable has been bound elsewhere, and takes its value for a term of the pattern, which always reaches
 * itself.
 */
final class GraphTerm extends ExprFunctionN {

    private GraphTerm(ExprList term) {
        super("graphTerm", term);
    }

    /** Filters paths that may have no steps. In EXISTS, values do stand in the pattern. */
    static Op in(Op op) {
        return Transformer.transform(new TransformCopy() {
            @Override
            public Op transform(OpPath path) {
                TriplePath ends = path.getTriplePath();
                return ends.getPath() != null && Var.isVar(ends.getSubject()) && Var.isVar(ends.getObject())
                        && mayHaveNoSteps(ends.getPath())
                        ? OpFilter.filter(new GraphTerm(new ExprList(new ExprVar(ends.getSubject()))), path) : path;
            }
        }, new ExprTransformCopy() {
            @Override
            public Expr transform(ExprFunctionOp exists, ExprList arguments, Op pattern) {
                return exists;
            }
        }, op);
    }

    private static boolean mayHaveNoSteps(Path path) {
        if (path instanceof P_Seq sequence) {
            return mayHaveNoSteps(sequence.getLeft()) && mayHaveNoSteps(sequence.getRight());
        }
        if (path instanceof P_Alt either) {
            return mayHaveNoSteps(either.getLeft()) || mayHaveNoSteps(either.getRight());
        }
        return path instanceof P_ZeroOrOne || path instanceof P_ZeroOrMore1 || path instanceof P_ZeroOrMoreN
                || path instanceof P_Path1 one && mayHaveNoSteps(one.getSubPath());
    }

    @Override
    public NodeValue eval(List<NodeValue> values, FunctionEnv env) {
        Node term = values.get(0).asNode();
        Graph graph = env.getActiveGraph();
        return NodeValue.booleanReturn(graph.contains(Node.ANY, Node.ANY, term)
                || !term.isLiteral() && graph.contains(term, Node.ANY, Node.ANY));
    }

    @Override
    public NodeValue eval(List<NodeValue> values) {
        throw new UnsupportedOperationException("asks the active graph");
    }

    @Override
    public Expr copy(ExprList term) {
        return new GraphTerm(term);
    }
}
