package org.w3id.egnatia.serve.guard;

import java.util.EnumMap;
import java.util.Map;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprFunction0;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprFunction3;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.expr.ExprVisitorBase;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.AggCustom;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementAssign;
import org.apache.jena.sparql.syntax.ElementBind;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.ElementFilter;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.sparql.syntax.ElementService;
import org.apache.jena.sparql.syntax.ElementSubQuery;
import org.apache.jena.sparql.syntax.ElementTriplesBlock;
import org.apache.jena.sparql.syntax.ElementUnion;
import org.apache.jena.sparql.syntax.ElementVisitorBase;
import org.apache.jena.sparql.syntax.ElementWalker;
import org.w3id.egnatia.query.QueryException;

/**
 * The limits of a parsed query: how much of each thing it may have, no SERVICE, and no function that is not on the
 * {@link FunctionAllowList}. Planning takes more than the square of the number of patterns, and nothing can stop it.
 */
public final class QueryShape {

    private static final int MESSAGE_IRI = 200;

    /** What is counted, over the query, its subqueries and the patterns inside its expressions. */
    private enum Part {
        PATTERNS(150, "triple patterns"),
        PATH_STEPS(300, "steps of property paths"),
        BRANCHES(200, "branches of UNION"),
        CLAUSES(1_000, "clauses"),
        CELLS(50_000, "values in VALUES"),
        TERMS(10_000, "terms in expressions"),
        SUBQUERIES(50, "subqueries"),
        RESULTS(300, "results, groups or orders"),
        GRAPHS(200, "FROM clauses");

        private final int limit;
        private final String name;

        Part(int limit, String name) {
            this.limit = limit;
            this.name = name;
        }
    }

    private final Map<Part, Integer> counts = new EnumMap<>(Part.class);
    private boolean fleeting;

    private QueryShape() {
    }

    /**
     * Looks at a query.
     *
     * @throws QueryException with a sentence for the client if it is over a limit or asks for what is not offered
     */
    public static void check(Query query) {
        new QueryShape().look(query);
    }

    /**
     * True if a query has the same answer whenever it is asked of the same data: it calls nothing that takes no
     * arguments, such as NOW and RAND.
     */
    public static boolean isLasting(Query query) {
        QueryShape shape = new QueryShape();
        shape.look(query);
        return !shape.fleeting;
    }

    private void look(Query query) {
        count(Part.GRAPHS, query.getGraphURIs().size() + query.getNamedGraphURIs().size());
        count(Part.RESULTS, query.getProject().size() + query.getGroupBy().size() + query.getHavingExprs().size()
                + (query.getOrderBy() == null ? 0 : query.getOrderBy().size()) + query.getAggregators().size());
        if (query.isConstructType() && query.getConstructTemplate() != null) {
            count(Part.PATTERNS, query.getConstructTemplate().getQuads().size());
        }
        if (query.hasValues()) {
            count(Part.CELLS, query.getValuesData().size() * query.getValuesVariables().size());
        }
        if (query.getQueryPattern() != null) {
            look(query.getQueryPattern());
        }
        query.getProject().getExprs().values().forEach(this::look);
        query.getGroupBy().getExprs().values().forEach(this::look);
        query.getAggregators().forEach(this::look);
        query.getHavingExprs().forEach(this::look);
        if (query.getOrderBy() != null) {
            query.getOrderBy().forEach(condition -> look(condition.getExpression()));
        }
    }

    private void count(Part part, int more) {
        if (counts.merge(part, more, Integer::sum) > part.limit) {
            throw new QueryException("The query has more than " + part.limit + " " + part.name + "; ask in parts.");
        }
    }

    private void look(Expr expression) {
        if (expression instanceof ExprAggregator aggregate) {
            if (aggregate.getAggregator() instanceof AggCustom custom) {
                throw notOffered(custom.getIRI());
            }
            if (aggregate.getAggregator().getExprList() != null) {
                aggregate.getAggregator().getExprList().forEach(this::look);
            }
        } else if (expression != null) {
            Walker.walk(expression, new Terms());
        }
    }

    private void look(Element element) {
        ElementWalker.walk(element, new Clauses());
    }

    private static QueryException notOffered(String iri) {
        String name = iri.length() > MESSAGE_IRI ? iri.substring(0, MESSAGE_IRI) + "…" : iri;
        return new QueryException("The function <" + name + "> is not offered here; there are those of SPARQL 1.1,"
                + " the casts of XML Schema and some of XPath.");
    }

    private final class Terms extends ExprVisitorBase {
        @Override
        public void visit(ExprFunction0 function) {
            count(Part.TERMS, 1);
            fleeting = true;
        }

        @Override
        public void visit(ExprFunction1 function) {
            count(Part.TERMS, 1);
        }

        @Override
        public void visit(ExprFunction2 function) {
            count(Part.TERMS, 1);
        }

        @Override
        public void visit(ExprFunction3 function) {
            count(Part.TERMS, 1);
        }

        @Override
        public void visit(ExprFunctionN function) {
            count(Part.TERMS, 1);
            fleeting |= function.numArgs() == 0;
            if (function instanceof E_Function named && !FunctionAllowList.allows(named.getFunctionIRI())) {
                throw notOffered(named.getFunctionIRI());
            }
        }

        @Override
        public void visit(ExprFunctionOp exists) {
            count(Part.SUBQUERIES, 1);
            look(exists.getElement());
        }

        @Override
        public void visit(NodeValue value) {
            count(Part.TERMS, 1);
        }

        @Override
        public void visit(ExprVar variable) {
            count(Part.TERMS, 1);
        }
    }

    private final class Clauses extends ElementVisitorBase {
        @Override
        public void visit(ElementTriplesBlock block) {
            count(Part.PATTERNS, block.getPattern().size());
        }

        @Override
        public void visit(ElementPathBlock block) {
            count(Part.PATTERNS, block.getPattern().size());
            block.patternElts().forEachRemaining(this::steps);
        }

        private void steps(TriplePath pattern) {
            if (pattern.getPath() != null) {
                count(Part.PATH_STEPS, PathSteps.of(pattern.getPath()));
            }
        }

        @Override
        public void visit(ElementGroup group) {
            count(Part.CLAUSES, group.size());
        }

        @Override
        public void visit(ElementUnion union) {
            count(Part.BRANCHES, union.getElements().size());
        }

        @Override
        public void visit(ElementData data) {
            count(Part.CELLS, data.getRows().size() * data.getVars().size());
        }

        @Override
        public void visit(ElementService service) {
            throw new QueryException("SERVICE is not offered here: this endpoint answers from its own data only.");
        }

        @Override
        public void visit(ElementSubQuery sub) {
            count(Part.SUBQUERIES, 1);
            look(sub.getQuery());
        }

        @Override
        public void visit(ElementFilter filter) {
            look(filter.getExpr());
        }

        @Override
        public void visit(ElementBind bind) {
            look(bind.getExpr());
        }

        @Override
        public void visit(ElementAssign assign) {
            look(assign.getExpr());
        }
    }
}
