package org.w3id.egnatia.serve.guard;

import java.util.List;
import java.util.function.Function;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;

/** A function of SPARQL with limits, in the place of one without. */
final class BoundedFunction extends ExprFunctionN {

    private final Function<List<NodeValue>, NodeValue> body;

    BoundedFunction(String name, ExprList arguments, Function<List<NodeValue>, NodeValue> body) {
        super(name, arguments);
        this.body = body;
    }

    @Override
    public NodeValue eval(List<NodeValue> arguments) {
        try {
            return body.apply(arguments);
        } catch (StackOverflowError e) {
            throw new OverLimitException("A regular expression of the query goes too deep for the text it reads.");
        }
    }

    @Override
    public Expr copy(ExprList arguments) {
        return new BoundedFunction(getFunctionSymbol().getSymbol(), arguments, body);
    }
}
