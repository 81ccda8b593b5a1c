package org.w3id.egnatia.serve;

import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprVisitorBase;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementBind;
import org.apache.jena.sparql.syntax.ElementFilter;
import org.apache.jena.sparql.syntax.ElementService;
import org.apache.jena.sparql.syntax.ElementSubQuery;
import org.apache.jena.sparql.syntax.ElementVisitorBase;
import org.apache.jena.sparql.syntax.ElementWalker;
import org.w3id.egnatia.query.QueryException;

/** What a query may not ask, whatever it costs: to call another endpoint. */
final class QueryLimits {

    private QueryLimits() {
    }

    /**
     * Looks at a parsed query, its subqueries and the patterns inside its expressions.
     *
     * @throws QueryException with a sentence for the client
     */
    static void check(Query query) {
        if (query.getQueryPattern() != null) {
            check(query.getQueryPattern());
        }
        query.getProject().getExprs().values().forEach(QueryLimits::check);
        query.getGroupBy().getExprs().values().forEach(QueryLimits::check);
        query.getAggregators().forEach(QueryLimits::check);
        query.getHavingExprs().forEach(QueryLimits::check);
        if (query.getOrderBy() != null) {
            query.getOrderBy().forEach(condition -> check(condition.getExpression()));
        }
    }

    private static void check(Expr expression) {
        if (expression instanceof ExprAggregator aggregate && aggregate.getAggregator().getExprList() != null) {
            aggregate.getAggregator().getExprList().forEach(QueryLimits::check);
        } else if (expression != null) {
            Walker.walk(expression, new ExprVisitorBase() {
                @Override
                public void visit(ExprFunctionOp exists) {
                    check(exists.getElement());
                }
            });
        }
    }

    private static void check(Element element) {
        ElementWalker.walk(element, new ElementVisitorBase() {
            @Override
            public void visit(ElementService service) {
                throw new QueryException("SERVICE is not offered here: this endpoint answers from its own data only.");
            }

            @Override
            public void visit(ElementSubQuery sub) {
                check(sub.getQuery());
            }

            @Override
            public void visit(ElementFilter filter) {
                check(filter.getExpr());
            }

            @Override
            public void visit(ElementBind bind) {
                check(bind.getExpr());
            }
        });
    }
}
