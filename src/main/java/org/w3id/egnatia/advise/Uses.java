package org.w3id.egnatia.advise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.E_Equals;
import org.apache.jena.sparql.expr.E_GreaterThan;
import org.apache.jena.sparql.expr.E_GreaterThanOrEqual;
import org.apache.jena.sparql.expr.E_LessThan;
import org.apache.jena.sparql.expr.E_LessThanOrEqual;
import org.apache.jena.sparql.expr.E_NotEquals;
import org.apache.jena.sparql.expr.E_OneOf;
import org.apache.jena.sparql.expr.E_SameTerm;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.P_NegPropSet;
import org.apache.jena.sparql.path.P_Path0;
import org.apache.jena.sparql.path.P_Path1;
import org.apache.jena.sparql.path.P_Path2;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementBind;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.ElementFilter;
import org.apache.jena.sparql.syntax.ElementNamedGraph;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.sparql.syntax.ElementSubQuery;
import org.apache.jena.sparql.syntax.ElementVisitorBase;
import org.apache.jena.sparql.syntax.ElementWalker;
import org.apache.jena.vocabulary.RDF;

/**
 * The IRIs and literals that a query's pattern asks for, each with the part that it plays. What the query makes, such
 * as the template of CONSTRUCT, asks for nothing.
 */
final class Uses {

    /** What an IRI is in a pattern. */
    enum Role { PROPERTY, CLASS, THING }

    /**
     * A literal that a value must be equal to, or is compared with.
     *
     * @param literal    as the query has it
     * @param properties those whose value it stands for; empty if any
     * @param isEqual    true if a value must be the literal, false if it is more or less
     * @param isTerm     true if it must be the very same term, as in a pattern, false if one of the same value will do
     */
    record Compared(Node literal, Set<Node> properties, boolean isEqual, boolean isTerm) {
    }

    private final Map<Node, Role> names = new LinkedHashMap<>();
    private final Map<Var, Set<Node>> propertiesOf = new HashMap<>();
    private final Set<Compared> compared = new LinkedHashSet<>();
    private final List<Expr> expressions = new ArrayList<>();
    private final List<TriplePath> patterns = new ArrayList<>();
    private final Map<Var, Expr> bound = new HashMap<>();
    private boolean outside;

    private Uses() {
    }

    static Uses of(Query query) {
        Uses uses = new Uses();
        uses.outside = query.hasDatasetDescription();
        query.getResultURIs().stream().filter(Node::isURI).forEach(uri -> uses.name(uri, Role.THING));
        if (query.getQueryPattern() != null) {
            uses.look(query.getQueryPattern());
        }
        uses.expressions.addAll(query.getHavingExprs());
        if (query.hasValues()) {
            query.getValuesData().forEach(uses::row);
        }
        List.copyOf(uses.expressions).forEach(uses::compare);
        return uses;
    }

    /** The IRIs, in the order in which they stand. */
    Map<Node, Role> names() {
        return names;
    }

    /** The literals that values are compared with. */
    Set<Compared> compared() {
        return compared;
    }

    /** The expressions and all that they are made of. */
    List<Expr> expressions() {
        return expressions;
    }

    /** The patterns, those of optional parts among them. */
    List<TriplePath> patterns() {
        return patterns;
    }

    /** The properties whose value a variable is. */
    Set<Node> propertiesOf(Var variable) {
        return propertiesOf.getOrDefault(variable, Set.of());
    }

    /** The expression whose value BIND gives to a variable. */
    Optional<Expr> bound(Var variable) {
        return Optional.ofNullable(bound.get(variable));
    }

    /** True if the query reads more than the default graph, or another one. */
    boolean readsOtherGraphs() {
        return outside;
    }

    private void look(Element element) {
        ElementWalker.walk(element, new ElementVisitorBase() {
            @Override
            public void visit(ElementPathBlock block) {
                block.patternElts().forEachRemaining(Uses.this::pattern);
            }

            @Override
            public void visit(ElementData data) {
                data.getRows().forEach(Uses.this::row);
            }

            @Override
            public void visit(ElementNamedGraph graph) {
                outside = true;
            }

            @Override
            public void visit(ElementFilter filter) {
                expression(filter.getExpr());
            }

            @Override
            public void visit(ElementBind bind) {
                expression(bind.getExpr());
                bound.put(bind.getVar(), bind.getExpr());
            }

            @Override
            public void visit(ElementSubQuery sub) {
                if (sub.getQuery().getQueryPattern() != null) {
                    look(sub.getQuery().getQueryPattern());
                }
                expressions.addAll(sub.getQuery().getHavingExprs());
            }
        });
    }

    private void pattern(TriplePath pattern) {
        patterns.add(pattern);
        Set<Node> properties = new LinkedHashSet<>();
        if (pattern.getPredicate() != null) {
            properties.add(pattern.getPredicate());
        } else {
            properties(pattern.getPath(), properties);
        }
        properties.stream().filter(Node::isURI).forEach(property -> name(property, Role.PROPERTY));
        boolean isType = properties.contains(RDF.type.asNode());
        if (pattern.getSubject().isURI()) {
            name(pattern.getSubject(), Role.THING);
        }
        Node object = pattern.getObject();
        properties.removeIf(Node::isVariable);
        if (object.isURI()) {
            name(object, isType ? Role.CLASS : Role.THING);
        } else if (object.isLiteral()) {
            compared.add(new Compared(object, properties, true, true));
        } else if (Var.isVar(object)) {
            propertiesOf.computeIfAbsent(Var.alloc(object), v -> new LinkedHashSet<>()).addAll(properties);
        }
    }

    private static void properties(Path path, Set<Node> found) {
        if (path instanceof P_Path0 step) {
            found.add(step.getNode());
        } else if (path instanceof P_Path1 one) {
            properties(one.getSubPath(), found);
        } else if (path instanceof P_Path2 two) {
            properties(two.getLeft(), found);
            properties(two.getRight(), found);
        } else if (path instanceof P_NegPropSet) {
            // What is excluded need not occur.
            return;
        } else if (path instanceof P_Link link) {
            found.add(link.getNode());
        }
    }

    private void name(Node name, Role role) {
        names.merge(name, role, (a, b) -> a == Role.THING ? b : a);
    }

    private void row(Binding row) {
        row.vars().forEachRemaining(variable -> {
            Node value = row.get(variable);
            if (value.isURI()) {
                name(value, Role.THING);
            }
        });
    }

    private void expression(Expr expression) {
        expressions.add(expression);
        if (expression instanceof ExprFunctionOp exists) {
            look(exists.getElement());
        } else if (expression instanceof ExprFunction function) {
            function.getArgs().stream().filter(arg -> arg != null).forEach(this::expression);
        } else if (expression.isConstant() && expression.getConstant().asNode().isURI()) {
            name(expression.getConstant().asNode(), Role.THING);
        }
    }

    private void compare(Expr expression) {
        if (expression instanceof E_OneOf oneOf) {
            oneOf.getRHS().getList().forEach(value -> compare(oneOf.getLHS(), value, true, false));
        } else if (expression instanceof E_Equals || expression instanceof E_NotEquals
                || expression instanceof E_SameTerm) {
            both((ExprFunction2) expression, true, expression instanceof E_SameTerm);
        } else if (expression instanceof E_LessThan || expression instanceof E_LessThanOrEqual
                || expression instanceof E_GreaterThan || expression instanceof E_GreaterThanOrEqual) {
            both((ExprFunction2) expression, false, false);
        }
    }

    private void both(ExprFunction2 operator, boolean isEqual, boolean isTerm) {
        compare(operator.getArg1(), operator.getArg2(), isEqual, isTerm);
        compare(operator.getArg2(), operator.getArg1(), isEqual, isTerm);
    }

    private void compare(Expr variable, Expr value, boolean isEqual, boolean isTerm) {
        if (variable.isVariable() && value.isConstant() && value.getConstant().asNode().isLiteral()) {
            Set<Node> properties = propertiesOf.getOrDefault(variable.asVar(), Set.of());
            if (!properties.isEmpty()) {
                compared.add(new Compared(value.getConstant().asNode(), properties, isEqual, isTerm));
            }
        }
    }
}
