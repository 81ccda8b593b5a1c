package org.w3id.egnatia.serve.guard;

import java.util.List;
import java.util.regex.Matcher;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.nodevalue.NodeValueOps;
import org.apache.jena.sparql.expr.nodevalue.XSDFuncOp;

/** The string functions whose results can grow out of their arguments, or whose time can: with limits. */
final class BoundedText {

    /** Longest string that a function gives, in characters. */
    static final int MAX_LENGTH = 1024 * 1024;
    /**
     * Longest string that is read as a number, date or other typed value: reading a number takes the square of its
     * digits.
     */
    static final int MAX_LEXICAL = 4_096;
    /** Searching one string in another may take as many steps as the product of their lengths. */
    private static final long MAX_SEARCH = 1L << 28;

    /** From so many characters on a string is worth a look at the clock. */
    private static final int LONG = 4_096;

    private final Allowance allowance;
    private final RegexCache patterns = new RegexCache();

    BoundedText(Allowance allowance) {
        this.allowance = allowance;
    }

    NodeValue concat(List<NodeValue> arguments) {
        long length = 0;
        for (NodeValue argument : arguments) {
            length += text("CONCAT", argument).length();
        }
        check(length);
        notOver(length, MAX_LENGTH);
        return XSDFuncOp.strConcat(arguments);
    }

    NodeValue regex(List<NodeValue> arguments) {
        return NodeValue.booleanReturn(matcher("REGEX", arguments, 2).find());
    }

    /** As {@link XSDFuncOp#strReplace}: a match of nothing is replaced only if it is the first one. */
    NodeValue replace(List<NodeValue> arguments) {
        Matcher matcher = matcher("REPLACE", arguments, 3);
        String replacement = text("REPLACE", arguments.get(2));
        long groups = replacement.chars().filter(c -> c == '$').count();
        StringBuilder result = new StringBuilder();
        boolean first = true;
        try {
            while (matcher.find()) {
                if (first || matcher.start() < matcher.end()) {
                    notOver(result.length() + replacement.length() + groups * (matcher.end() - matcher.start()),
                            MAX_LENGTH);
                    matcher.appendReplacement(result, replacement);
                }
                first = false;
            }
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new ExprEvalException("REPLACE: the replacement names a group that the pattern does not have");
        }
        if (first) {
            return arguments.get(0);
        }
        matcher.appendTail(result);
        String language = arguments.get(0).asNode().getLiteralLanguage();
        return language.isEmpty() ? NodeValue.makeString(result.toString())
                : NodeValue.makeNode(result.toString(), language, (String) null);
    }

    NodeValue notLong(NodeValue value) {
        return notLong(value, MAX_LENGTH);
    }

    /** The value, if it is no longer than a number of characters. */
    NodeValue notLong(NodeValue value, int limit) {
        if (!value.isLiteral()) {
            allowance.check();
            return value;
        }
        check(value.asNode().getLiteralLexicalForm().length());
        return notOver(value, limit);
    }

    /** What is done to a long string may take as long as many rows. */
    private void check(long length) {
        if (length > LONG) {
            allowance.look();
        } else {
            allowance.check();
        }
    }

    /** The value, if a number or date may be read from it. */
    static NodeValue readable(NodeValue value) {
        return value.isLiteral() ? notOver(value, MAX_LEXICAL) : value;
    }

    /** Refuses a search that could take too many steps. */
    void search(NodeValue in, NodeValue what) {
        if (in.isLiteral() && what.isLiteral()) {
            check(in.asNode().getLiteralLexicalForm().length());
            notOver((long) in.asNode().getLiteralLexicalForm().length() * what.asNode().getLiteralLexicalForm()
                    .length(), MAX_SEARCH);
        }
    }

    private Matcher matcher(String function, List<NodeValue> arguments, int flagsAt) {
        String pattern = text(function, arguments.get(1));
        String flags = arguments.size() > flagsAt ? text(function, arguments.get(flagsAt)) : "";
        String input = text(function, arguments.get(0));
        check(input.length());
        return patterns.get(function, pattern, flags).matcher(new WatchedText(input, allowance));
    }

    private static String text(String function, NodeValue value) {
        return NodeValueOps.checkAndGetStringLiteral(function, value).getLiteralLexicalForm();
    }

    private static NodeValue notOver(NodeValue value, long limit) {
        notOver(value.asNode().getLiteralLexicalForm().length(), limit);
        return value;
    }

    static void notOver(long length, long limit) {
        if (length > limit) {
            throw new OverLimitException("A string function of the query makes, reads or searches a string that "
                    + "is too long;"
                    + " the longest one is " + MAX_LENGTH + " characters.");
        }
    }
}
