package org.w3id.egnatia.query;

import java.util.Optional;
import org.apache.jena.sparql.expr.E_Exists;
import org.apache.jena.sparql.expr.E_NotExists;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunctionOp;

/**
 * The condition that there is something, or that there is not, where it is looked for by numbers.
 *
 * @param sought   the patterns
 * @param isWanted whether it is to be there
 * @see <a href="https://www.w3.org/TR/sparql11-query/#neg-pattern">SPARQL 1.1, section 8.1</a>
 */
record Existence(Pipeline.Join sought, boolean isWanted) {

    /** What a condition is; empty if it is none of this kind. */
    static Optional<Existence> of(Expr condition) {
        return condition instanceof E_Exists || condition instanceof E_NotExists
                ? Joinable.of(((ExprFunctionOp) condition).getGraphPattern())
                .map(sought -> new Existence(new Pipeline.Join(sought), condition instanceof E_Exists))
                : Optional.empty();
    }
}
