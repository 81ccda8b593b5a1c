package org.w3id.egnatia.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.E_LogicalAnd;
import org.apache.jena.sparql.expr.E_LogicalNot;
import org.apache.jena.sparql.expr.E_LogicalOr;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprFunction3;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementBind;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.sparql.syntax.ElementSubQuery;
import org.apache.jena.sparql.syntax.ElementVisitorBase;
import org.apache.jena.sparql.syntax.ElementWalker;
import org.w3id.egnatia.load.Finding;
import org.w3id.egnatia.load.Position;
import org.w3id.egnatia.load.Severity;
import org.w3id.egnatia.query.SavedQuery;
import org.w3id.egnatia.vocab.Egn;

/** Queries that add or average ranks: an order says which comes before, and not by how much. */
final class OrdinalAverages {

    static final Rule RULE = Rule.error("ordinal-average", Rule.Stage.QUERY, "Ranks are compared, never added",
            "A mean of words in an order looks exact and says nothing: the steps between them have no size.",
            "Compare ranks, take the least or the most, or count the rows above and below.", """
            # file: queries/overview/example.rq
            # title: Example
            PREFIX egn: <https://w3id.org/egnatia/def/>
            SELECT ?partner (AVG(?rank) AS ?mean)
            WHERE { ?assessment egn:about ?partner ; egn:grade/egn:rank ?rank } GROUP BY ?partner""", """
            # file: queries/overview/example.rq
            # title: Example
            PREFIX egn: <https://w3id.org/egnatia/def/>
            SELECT ?partner (MAX(?rank) AS ?best)
            WHERE { ?assessment egn:about ?partner ; egn:grade/egn:rank ?rank } GROUP BY ?partner""").ofStyle(27);

    private static final Pattern ADDS = Pattern.compile("(?i)\\b(?:AVG|SUM)\\s*\\(");
    private static final Set<String> COMPARES = Set.of("=", "!=", "<", "<=", ">", ">=");

    private final Set<Var> ranks = new HashSet<>();
    /** What gives variables their values: BIND, and the expressions of a SELECT. */
    private final List<Map.Entry<Var, Expr>> given = new ArrayList<>();
    private final List<Aggregator> aggregators = new ArrayList<>();

    private OrdinalAverages() {
    }

    static void examine(SavedQuery query, Query parsed, List<Finding> findings) {
        if (parsed.getQueryPattern() == null) {
            return;
        }
        OrdinalAverages found = new OrdinalAverages();
        found.read(parsed);
        boolean more = true;
        while (more) {
            more = found.ranks.addAll(found.given.stream().filter(e -> found.carries(e.getValue()))
                    .map(Map.Entry::getKey).toList());
        }
        if (found.aggregators.stream().anyMatch(a -> adds(a) && a.getExprList().getList().stream()
                .anyMatch(found::carries))) {
            Matcher place = ADDS.matcher(query.text());
            findings.add(new Finding(query.file(),
                    place.find() ? Position.at(query.text(), place.start()) : Position.NONE, Severity.ERROR,
                    "ordinal-average", query.id(),
                    "adds or averages ranks, whose steps have no size; compare them, take the least or the most, "
                    + "or count"));
        }
    }

    private void read(Query query) {
        query.getProject().getExprs().forEach((variable, expression) -> given.add(Map.entry(variable, expression)));
        query.getAggregators().forEach(a -> aggregators.add(a.getAggregator()));
        Element pattern = query.getQueryPattern();
        if (pattern != null) {
            ElementWalker.walk(pattern, new ElementVisitorBase() {
                @Override
                public void visit(ElementPathBlock block) {
                    block.getPattern().forEach(OrdinalAverages.this::ranked);
                }

                @Override
                public void visit(ElementBind bind) {
                    given.add(Map.entry(bind.getVar(), bind.getExpr()));
                }

                @Override
                public void visit(ElementSubQuery inner) {
                    read(inner.getQuery());
                }
            });
        }
    }

    private void ranked(TriplePath path) {
        boolean leadsToRank = path.isTriple() ? Egn.rank.equals(path.getPredicate())
                : path.getPath().toString().contains("<" + Egn.rank.getURI() + ">");
        if (leadsToRank && path.getObject().isVariable()) {
            ranks.add(Var.alloc(path.getObject()));
        }
    }

    private static boolean adds(Aggregator aggregator) {
        return aggregator.getName().matches("AVG|SUM");
    }

    /** True if an expression has the size of a rank: what only compares ranks has not. */
    private boolean carries(Expr expression) {
        if (expression.isVariable()) {
            return ranks.contains(expression.asVar());
        }
        if (expression instanceof ExprAggregator aggregate) {
            return !aggregate.getAggregator().getName().equals("COUNT")
                    && aggregate.getAggregator().getExprList() != null
                    && aggregate.getAggregator().getExprList().getList().stream().anyMatch(this::carries);
        }
        if (expression instanceof ExprFunction3 choice
                && choice.getFunctionSymbol().getSymbol().equalsIgnoreCase("if")) {
            return carries(choice.getArg2()) || carries(choice.getArg3());
        }
        boolean compares = expression instanceof ExprFunction2 two && COMPARES.contains(
                Objects.requireNonNullElse(two.getOpName(), ""))
                || expression instanceof E_LogicalAnd || expression instanceof E_LogicalOr
                || expression instanceof E_LogicalNot;
        return !compares && expression instanceof ExprFunction function
                && function.getArgs().stream().anyMatch(this::carries);
    }
}
