package org.w3id.egnatia.advise;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.system.PrefixMap;
import org.apache.jena.riot.system.PrefixMapFactory;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.util.FmtUtils;
import org.apache.jena.sparql.util.NodeFactoryExtra;
import org.w3id.egnatia.load.Position;

/** The terms of a query where they stand in its text, so that one can be pointed at, or another put in its place. */
final class QueryTokens {

    /** A term; comments, variables and declarations are stepped over. */
    private static final Pattern TERM =
            Pattern.compile("#[^\\n]*|[?$]\\w+|(?i:\\b(?:PREFIX\\s+[\\w-]*:|BASE)\\s*<[^>]*>)"
            + "|(?<term>(?:\"(?:[^\"\\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\\n]|\\\\.)*')(?:@[A-Za-z]+(?:-[A-Za-z0-9]+)*"
            + "|\\^\\^(?:<[^<>\\s]*>|[\\w-]*:[\\w.-]*\\w))?"
            + "|<[^<>\"{}|^`\\\\\\s]*>|(?:[A-Za-z][\\w-]*)?:(?:\\w[\\w.-]*[\\w-]|\\w)"
            + "|(?<![\\w.])[+-]?(?:\\d+\\.\\d+|\\d+)(?![\\w.])|\\btrue\\b|\\bfalse\\b)");

    private static final Pattern PIECE = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|<[^<>\\s]*>|[?$]?[\\w:.@^-]+|\\S");

    private record Token(int from, int to, Node term) {
    }

    private final String text;
    private final PrefixMapping prefixes;
    private final PrefixMap terms;
    private final List<Token> tokens = new ArrayList<>();

    QueryTokens(String text, PrefixMapping prefixes) {
        this.text = text;
        this.prefixes = prefixes;
        this.terms = PrefixMapFactory.create(prefixes);
        Matcher next = TERM.matcher(text);
        while (next.find()) {
            if (next.group("term") != null) {
                term(next.group("term")).ifPresent(term -> tokens.add(new Token(next.start(), next.end(), term)));
            }
        }
    }

    private Optional<Node> term(String written) {
        try {
            return Optional.of(NodeFactoryExtra.parseNode(written, terms));
        } catch (RuntimeException e) {
            // Not what it looks like, such as a name within a longer one; nothing is said of it.
            return Optional.empty();
        }
    }

    /** Where a term first stands. */
    Position position(Node term) {
        return tokens.stream().filter(token -> token.term().equals(term)).findFirst()
                .map(token -> Position.at(text, token.from())).orElse(Position.NONE);
    }

    /** Where a variable first stands. */
    Position ofVariable(String name) {
        Matcher at = Pattern.compile("[?$]" + Pattern.quote(name) + "\\b").matcher(text);
        return at.find() ? Position.at(text, at.start()) : Position.NONE;
    }

    /**
     * Where a part stands that is written anew, whatever blanks it has in the text; if it is not found, a word of it.
     */
    Position ofText(String part, String word) {
        Matcher at = Pattern.compile(loosely(part)).matcher(text);
        if (at.find()) {
            return Position.at(text, at.start());
        }
        Matcher first = Pattern.compile("(?im)#[^\\n]*$|(?<word>\\b" + word + "\\b)").matcher(text);
        while (first.find()) {
            if (first.group("word") != null) {
                return Position.at(text, first.start());
            }
        }
        return Position.NONE;
    }

    /** The text with another part in the place of one that is written anew; empty if that is not found. */
    Optional<String> withText(String part, String other) {
        Matcher at = Pattern.compile(loosely(part)).matcher(text);
        return at.find() ? Optional.of(text.substring(0, at.start()) + other + text.substring(at.end()))
                : Optional.empty();
    }

    /** Without regard to blanks, to a full stop at the end, and to capital letters of keywords. */
    private static String loosely(String part) {
        return "(?i)" + PIECE.matcher(part.replaceFirst("\\s*\\.$", "")).results()
                .map(piece -> Pattern.quote(piece.group())).collect(Collectors.joining("\\s*"));
    }

    /** The text with another variable in the place of one, wherever that stands. */
    String withVariable(String name, String other) {
        return Pattern.compile("(?<=[?$])" + Pattern.quote(name) + "\\b").matcher(text)
                .replaceAll(Matcher.quoteReplacement(other));
    }

    /** The text with another part wherever a pattern fits; empty if it fits nowhere. */
    Optional<String> withPattern(Pattern pattern, String other) {
        Matcher at = pattern.matcher(text);
        return at.find() ? Optional.of(at.replaceAll(Matcher.quoteReplacement(other))) : Optional.empty();
    }

    /** The text with one more part at the beginning of its pattern; empty if it is no query for rows. */
    Optional<String> withFirst(String part) {
        Matcher select = Pattern.compile("(?i)\\bSELECT\\b[^{]*\\{").matcher(text);
        return select.find() ? Optional.of(text.substring(0, select.end()) + " " + part + text.substring(select.end()))
                : Optional.empty();
    }

    /** A term as the query would write it. */
    String written(Node term) {
        return FmtUtils.stringForNode(term, prefixes);
    }

    /** The text with another text in the place of a term, wherever that stands; empty if it stands nowhere. */
    Optional<String> with(Node term, String other) {
        StringBuilder changed = new StringBuilder();
        int end = 0;
        for (Token token : tokens) {
            if (token.term().equals(term)) {
                changed.append(text, end, token.from()).append(other);
                end = token.to();
            }
        }
        return end == 0 ? Optional.empty() : Optional.of(changed.append(text.substring(end)).toString());
    }
}
