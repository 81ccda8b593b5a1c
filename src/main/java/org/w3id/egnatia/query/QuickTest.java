package org.w3id.egnatia.query;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.E_Bound;
import org.apache.jena.sparql.expr.E_Coalesce;
import org.apache.jena.sparql.expr.E_Equals;
import org.apache.jena.sparql.expr.E_GreaterThan;
import org.apache.jena.sparql.expr.E_GreaterThanOrEqual;
import org.apache.jena.sparql.expr.E_LessThan;
import org.apache.jena.sparql.expr.E_LessThanOrEqual;
import org.apache.jena.sparql.expr.E_LogicalAnd;
import org.apache.jena.sparql.expr.E_LogicalNot;
import org.apache.jena.sparql.expr.E_LogicalOr;
import org.apache.jena.sparql.expr.E_NotEquals;
import org.apache.jena.sparql.expr.E_OneOf;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction;

/**
 * A condition as it holds of plain terms ({@link PlainValue}), without values being made of them: comparisons of days,
 * years, numbers, texts, languages and IRIs with what stands in the query or in another variable, looking for a text in
 * a text, and these joined. Of any other term it does not know, and the engine is asked.
 *
 * @see <a href="https://www.w3.org/TR/sparql11-query/#OperatorMapping">SPARQL 1.1, section 17.3</a>
 */
@FunctionalInterface
interface QuickTest {

    /** Whether it holds of a row; null if it is not known here, or has no value. */
    Boolean of(Binding row);

    /** Never knows. */
    QuickTest NONE = row -> null;

    /** The test of a condition. */
    static QuickTest of(Expr condition) {
        if (condition instanceof E_LogicalAnd both) {
            return joined(of(both.getArg1()), of(both.getArg2()), false);
        } else if (condition instanceof E_LogicalOr either) {
            return joined(of(either.getArg1()), of(either.getArg2()), true);
        } else if (condition instanceof E_LogicalNot not) {
            QuickTest inner = of(not.getArg());
            return inner == NONE ? NONE : row -> {
                Boolean holds = inner.of(row);
                return holds == null ? null : !holds;
            };
        } else if (condition instanceof E_Bound bound && bound.getArg().isVariable()) {
            Var variable = bound.getArg().asVar();
            return row -> row.contains(variable);
        } else if (condition instanceof E_OneOf choice) {
            return choice(choice);
        }
        return condition instanceof ExprFunction function ? ofFunction(function) : NONE;
    }

    private static QuickTest joined(QuickTest left, QuickTest right, boolean deciding) {
        if (left == NONE && right == NONE) {
            return NONE;
        }
        return row -> {
            Boolean first = left.of(row);
            if (first != null && first == deciding) {
                return deciding;
            }
            Boolean second = right.of(row);
            return second != null && second == deciding ? Boolean.valueOf(deciding)
                    : first == null || second == null ? null : Boolean.valueOf(!deciding);
        };
    }

    private static QuickTest choice(E_OneOf choice) {
        if (!choice.getLHS().isVariable() || !choice.getRHS().getList().stream()
                .allMatch(e -> e.isConstant() && e.getConstant().asNode().isURI())) {
            return NONE;
        }
        Var variable = choice.getLHS().asVar();
        Set<Node> terms = new HashSet<>();
        choice.getRHS().forEach(e -> terms.add(e.getConstant().asNode()));
        return row -> {
            Node value = row.get(variable);
            return value != null && value.isURI() ? terms.contains(value) : null;
        };
    }

    private static QuickTest ofFunction(ExprFunction function) {
        if (function.numArgs() != 2) {
            return NONE;
        }
        Expr left = function.getArg(1);
        Expr right = function.getArg(2);
        if (function instanceof E_Equals || function instanceof E_NotEquals) {
            boolean wanted = function instanceof E_Equals;
            return first(same(text(left, true), text(right, true), wanted), compared(left, right, function),
                    same(iri(left), iri(right), wanted));
        } else if (function instanceof E_LessThan || function instanceof E_LessThanOrEqual
                || function instanceof E_GreaterThan || function instanceof E_GreaterThanOrEqual) {
            return compared(left, right, function);
        }
        Function<Binding, String> in = text(left, false);
        Function<Binding, String> what = right.isConstant() ? text(right, true) : null;
        if (in == null || what == null) {
            return NONE;
        }
        return switch (function.getFunctionSymbol().getSymbol()) {
            case "contains" -> both(in, what, String::contains);
            case "strstarts" -> both(in, what, String::startsWith);
            case "strends" -> both(in, what, String::endsWith);
            default -> NONE;
        };
    }

    /** The first of them that knows. */
    private static QuickTest first(QuickTest... tests) {
        List<QuickTest> able = List.of(tests).stream().filter(test -> test != NONE).toList();
        if (able.size() <= 1) {
            return able.isEmpty() ? NONE : able.get(0);
        }
        return row -> {
            for (QuickTest test : able) {
                Boolean holds = test.of(row);
                if (holds != null) {
                    return holds;
                }
            }
            return null;
        };
    }

    private static <T> QuickTest both(Function<Binding, T> left, Function<Binding, T> right,
            BiPredicate<T, T> test) {
        return row -> {
            T first = left.apply(row);
            T second = first == null ? null : right.apply(row);
            return second == null ? null : Boolean.valueOf(test.test(first, second));
        };
    }

    private static <T> QuickTest same(Function<Binding, T> left, Function<Binding, T> right, boolean wanted) {
        return left == null || right == null ? NONE : both(left, right, (a, b) -> a.equals(b) == wanted);
    }

    private static QuickTest compared(Expr left, Expr right, ExprFunction function) {
        Function<Binding, Comparable<?>> first = ordered(left);
        Function<Binding, Comparable<?>> second = ordered(right);
        if (first == null || second == null) {
            return NONE;
        }
        return row -> {
            Comparable<?> a = first.apply(row);
            Comparable<?> b = a == null ? null : second.apply(row);
            if (b == null || a.getClass() != b.getClass()) {
                return null;
            }
            int order = a instanceof Long number ? number.compareTo((Long) b) : ((String) a).compareTo((String) b);
            return function instanceof E_Equals ? order == 0 : function instanceof E_NotEquals ? order != 0
                    : function instanceof E_LessThan ? order < 0 : function instanceof E_LessThanOrEqual ? order <= 0
                    : function instanceof E_GreaterThan ? order > 0 : order >= 0;
        };
    }

    /** A day or a whole number; null if an expression is none of that kind. */
    private static Function<Binding, Comparable<?>> ordered(Expr value) {
        if (value.isConstant()) {
            Comparable<?> known = PlainValue.ordered(value.getConstant().asNode());
            return known == null ? null : row -> known;
        } else if (value.isVariable()) {
            Var variable = value.asVar();
            return row -> {
                Node term = row.get(variable);
                return term == null ? null : PlainValue.ordered(term);
            };
        } else if (value instanceof E_Coalesce first && first.getArgs().stream().allMatch(Expr::isVariable)) {
            List<Var> variables = first.getArgs().stream().map(Expr::asVar).toList();
            return row -> {
                Node term = null;
                for (int i = 0; i < variables.size() && term == null; i++) {
                    term = row.get(variables.get(i));
                }
                return term == null ? null : PlainValue.ordered(term);
            };
        }
        if (value instanceof ExprFunction function && function.numArgs() == 1
                && function.getFunctionSymbol().getSymbol().equals("year") && function.getArg(1).isVariable()) {
            Var variable = function.getArg(1).asVar();
            return row -> {
                Node term = row.get(variable);
                return term == null ? null : PlainValue.year(term);
            };
        }
        return null;
    }

    private static Function<Binding, String> iri(Expr value) {
        if (value.isConstant()) {
            Node term = value.getConstant().asNode();
            return term.isURI() ? row -> term.getURI() : null;
        } else if (!value.isVariable()) {
            return null;
        }
        Var variable = value.asVar();
        return row -> {
            Node term = row.get(variable);
            return term != null && term.isURI() ? term.getURI() : null;
        };
    }

    /**
     * A text; null if an expression is none.
     *
     * @param isSimple whether it must be a simple string, for one with a language is another term
     */
    private static Function<Binding, String> text(Expr value, boolean isSimple) {
        if (value.isConstant()) {
            String known = PlainValue.simple(value.getConstant().asNode());
            return known == null ? null : row -> known;
        } else if (value.isVariable()) {
            Var variable = value.asVar();
            return row -> {
                Node term = row.get(variable);
                return term == null ? null : isSimple || !term.isLiteral() || term.getLiteralLanguage().isEmpty()
                        ? PlainValue.simple(term) : term.getLiteralLexicalForm();
            };
        }
        if (!(value instanceof ExprFunction function) || function.numArgs() != 1) {
            return null;
        }
        return switch (function.getFunctionSymbol().getSymbol()) {
            case "str" -> function.getArg(1).isVariable() ? str(function.getArg(1).asVar()) : null;
            case "lang" -> function.getArg(1).isVariable() ? language(function.getArg(1).asVar()) : null;
            case "lcase" -> changed(text(function.getArg(1), isSimple), text -> text.toLowerCase(Locale.ROOT));
            case "ucase" -> changed(text(function.getArg(1), isSimple), text -> text.toUpperCase(Locale.ROOT));
            default -> null;
        };
    }

    private static Function<Binding, String> changed(Function<Binding, String> text, Function<String, String> change) {
        return text == null ? null : row -> {
            String plain = text.apply(row);
            return plain == null ? null : change.apply(plain);
        };
    }

    private static Function<Binding, String> str(Var variable) {
        return row -> {
            Node term = row.get(variable);
            return term == null || term.isBlank() ? null : term.isURI() ? term.getURI()
                    : term.isLiteral() ? term.getLiteralLexicalForm() : null;
        };
    }

    private static Function<Binding, String> language(Var variable) {
        return row -> {
            Node term = row.get(variable);
            return term == null || !term.isLiteral() ? null : term.getLiteralLanguage();
        };
    }
}
