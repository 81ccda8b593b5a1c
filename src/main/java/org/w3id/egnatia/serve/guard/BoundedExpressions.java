package org.w3id.egnatia.serve.guard;

import java.math.BigDecimal;
import java.util.List;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.E_IRI;
import org.apache.jena.sparql.expr.E_Multiply;
import org.apache.jena.sparql.expr.E_Regex;
import org.apache.jena.sparql.expr.E_StrAfter;
import org.apache.jena.sparql.expr.E_StrBefore;
import org.apache.jena.sparql.expr.E_StrConcat;
import org.apache.jena.sparql.expr.E_StrContains;
import org.apache.jena.sparql.expr.E_StrDatatype;
import org.apache.jena.sparql.expr.E_StrEncodeForURI;
import org.apache.jena.sparql.expr.E_StrLength;
import org.apache.jena.sparql.expr.E_StrLowerCase;
import org.apache.jena.sparql.expr.E_StrReplace;
import org.apache.jena.sparql.expr.E_StrSubstring;
import org.apache.jena.sparql.expr.E_StrUpperCase;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprDigest;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.NodeValue;

/** Puts functions with limits in the place of those that one row is enough to make endless or huge. */
final class BoundedExpressions extends ExprTransformCopy {

    /** Longest product of integers, in bits. */
    private static final int MAX_BITS = 4_096;
    /** Longest product of decimals, in digits before and after the point. */
    private static final int MAX_DIGITS = 1_200;
    /** Longest string that is hashed or read as an IRI, in characters. */
    private static final int MAX_DIGESTED = 64 * 1024;

    private final BoundedText text;

    BoundedExpressions(Allowance allowance) {
        this.text = new BoundedText(allowance);
    }

    @Override
    public Expr transform(ExprFunctionN function, ExprList given) {
        ExprList arguments = new ExprList(given.getList().stream().filter(e -> e != null).toList());
        if (function instanceof E_StrConcat) {
            return new BoundedFunction("concat", arguments, text::concat);
        }
        if (function instanceof E_Regex) {
            return new BoundedFunction("regex", arguments, text::regex);
        }
        if (function instanceof E_StrReplace) {
            return new BoundedFunction("replace", arguments, text::replace);
        }
        if (function instanceof E_StrSubstring) {
            return new BoundedFunction("substr", arguments, values -> text.notLong(function.eval(values)));
        }
        return function instanceof E_Function named ? named(named, arguments) : super.transform(function, given);
    }

    private Expr named(E_Function function, ExprList arguments) {
        String name = FunctionAllowList.xpathName(function.getFunctionIRI());
        return switch (name) {
            case "concat" -> new BoundedFunction(name, arguments, text::concat);
            case "matches" -> new BoundedFunction(name, arguments, text::regex);
            case "replace" -> new BoundedFunction(name, arguments, text::replace);
            default -> new E_Function(function.getFunctionIRI(), readable(arguments));
        };
    }

    /** Casts and the rest of the named functions read values out of strings. */
    private static ExprList readable(ExprList arguments) {
        ExprList wrapped = new ExprList();
        arguments.forEach(argument -> wrapped.add(argument.isConstant() ? argument
                : new BoundedFunction("readable", new ExprList(argument),
                        values -> BoundedText.readable(values.get(0)))));
        return wrapped;
    }

    @Override
    public Expr transform(ExprFunction1 function, Expr argument) {
        if (function instanceof E_StrEncodeForURI || function instanceof E_StrUpperCase
                || function instanceof E_StrLowerCase) {
            return new BoundedFunction(function.getFunctionSymbol().getSymbol(), new ExprList(argument),
                    values -> text.notLong(function.eval(values.get(0))));
        }
        if (function instanceof E_StrLength) {
            return new BoundedFunction("strlen", new ExprList(argument),
                    values -> function.eval(text.notLong(values.get(0))));
        }
        if (function instanceof ExprDigest || function instanceof E_IRI) {
            return super.transform(function, new BoundedFunction("short", new ExprList(argument),
                    values -> text.notLong(values.get(0), MAX_DIGESTED)));
        }
        return super.transform(function, argument);
    }

    @Override
    public Expr transform(ExprFunction2 function, Expr left, Expr right) {
        ExprList arguments = new ExprList(List.of(left, right));
        String name = function.getFunctionSymbol().getSymbol();
        if (function instanceof E_Multiply) {
            return new BoundedFunction(name, arguments, values -> product(function, values.get(0), values.get(1)));
        }
        if (function instanceof E_StrContains || function instanceof E_StrBefore || function instanceof E_StrAfter) {
            return new BoundedFunction(name, arguments, values -> {
                text.search(values.get(0), values.get(1));
                return function.eval(values.get(0), values.get(1));
            });
        }
        if (function instanceof E_StrDatatype) {
            return new BoundedFunction(name, arguments,
                    values -> function.eval(BoundedText.readable(values.get(0)), values.get(1)));
        }
        return super.transform(function, left, right);
    }

    private static NodeValue product(ExprFunction2 multiply, NodeValue left, NodeValue right) {
        if (left.isInteger() && right.isInteger()) {
            notOver(left.getInteger().bitLength() + right.getInteger().bitLength(), MAX_BITS);
        } else if (left.isDecimal() && right.isDecimal()) {
            notOver(digits(left.getDecimal()) + digits(right.getDecimal()), MAX_DIGITS);
        }
        return multiply.eval(left, right);
    }

    private static int digits(BigDecimal number) {
        return Math.max(number.precision(), Math.abs(number.scale()));
    }

    private static void notOver(int size, int limit) {
        if (size > limit) {
            throw new OverLimitException("A product in the query has too many digits.");
        }
    }
}
