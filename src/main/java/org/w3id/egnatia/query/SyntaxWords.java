package org.w3id.egnatia.query;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.query.QueryParseException;
import org.w3id.egnatia.spelling.Spelling;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * Puts what the parser says of a faulty query into plain words. The parser names its own tokens, up to a hundred of
 * them; whoever wrote the query wants to know which sign or word is missing, and where.
 */
final class SyntaxWords {

    /** A token that the parser did not expect, as it writes it: kind, image, place. */
    private static final Pattern ENCOUNTERED = Pattern.compile(
            "^Encountered \" (?:<\\w+>|\"(?:[^\"\\\\]|\\\\.)*\") \"(.*) \"\" at line (\\d+), column (\\d+)",
            Pattern.DOTALL);
    private static final Pattern ENDED = Pattern.compile("^Encountered \"<EOF>\" at line (\\d+), column (\\d+)");
    /** Characters that are no token: what was read of it, and the character at which it failed. */
    private static final Pattern LEXICAL = Pattern.compile(
            "^Lexical error at line (\\d+), column (\\d+)\\.\\s+Encountered: (?:'(\\d+)' \\(\\d+\\),|(<EOF>)) after "
            + "prefix \"(.*)\"$", Pattern.DOTALL);
    private static final Pattern EXPECTED = Pattern.compile("^ {4}(?:\"((?:[^\"\\\\]|\\\\.)*)\"|<(\\w+)>)",
            Pattern.MULTILINE);
    private static final Pattern PLACE =
            Pattern.compile("(?i)(?: at )?\\[?\\bline:? (\\d+), col(?:umn)?:? (\\d+)[.:\\]]?\\s*|\\s*at line (\\d+) "
                    + "column (\\d+)\\.?");
    private static final Pattern JAVA_NAME = Pattern.compile("\\b(?:[a-z]\\w*\\.)+[A-Z]\\w*(?::\\s*)?");

    /** Strings, IRIs, names and comments as wholes, so that a bracket in one of them is none. */
    private static final Pattern PIECE =
            Pattern.compile("(?s)\"{3}.*?\"{3}|'{3}.*?'{3}|\"(?:[^\"\\\\\n\r]|\\\\.)*\"|'(?:[^'\\\\\n\r]|\\\\.)*'"
            + "|<[^<>\"{}|^`\\\\\\s]*>|#[^\n\r]*|[?$]\\w+|[\\w.-]*:[\\w.:-]*|\\w+|\\S");

    private static final List<String> KEYWORDS =
            List.of("SELECT", "ASK", "CONSTRUCT", "DESCRIBE", "WHERE", "PREFIX", "BASE", "FROM", "NAMED",
            "DISTINCT", "REDUCED", "OPTIONAL", "UNION", "MINUS", "FILTER", "EXISTS", "NOT", "BIND", "VALUES", "GRAPH",
            "GROUP", "BY", "HAVING",
            "ORDER", "ASC", "DESC", "LIMIT", "OFFSET", "AS", "IN", "UNDEF", "SEPARATOR", "SERVICE", "SILENT",
            "true", "false");
    private static final List<String> FUNCTIONS = List.of("COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT",
            "BOUND", "COALESCE", "IF",
            "BNODE", "IRI", "URI", "STR", "STRLANG", "STRDT", "DATATYPE", "LANG", "LANGMATCHES", "isIRI", "isURI",
            "isBlank", "isLiteral",
            "isNumeric", "REGEX", "sameTerm", "RAND", "ABS", "CEIL", "FLOOR", "ROUND", "CONCAT", "SUBSTR", "STRLEN",
            "REPLACE", "UCASE", "LCASE",
            "ENCODE_FOR_URI", "CONTAINS", "STRSTARTS", "STRENDS", "STRBEFORE", "STRAFTER", "YEAR", "MONTH", "DAY",
            "HOURS", "MINUTES", "SECONDS",
            "TIMEZONE", "TZ", "NOW", "UUID", "STRUUID", "MD5", "SHA1", "SHA256", "SHA384", "SHA512", "EXISTS");
    private static final Set<String> AGGREGATES = Set.of("COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT");
    private static final Set<String> UPDATES =
            Set.of("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH");
    private static final Map<Character, Character> CLOSING = Map.of('{', '}', '(', ')', '[', ']');
    private static final Map<Character, String> NAMES =
            Map.of('{', "opening brace {", '}', "closing brace }", '(', "opening parenthesis (",
            ')', "closing parenthesis )", '[', "opening bracket [", ']', "closing bracket ]");
    private static final int SHOWN = 40;
    private static final int FEW = 6;

    /** What the parser says of a query that breaks a rule beyond the grammar, and how it is told. */
    private record Rule(Pattern said, Function<Matcher, String> inWords) {

        static Rule of(String said, Function<Matcher, String> inWords) {
            return new Rule(Pattern.compile(said), inWords);
        }
    }

    private static final List<Rule> RULES = List.of(
            Rule.of("^Unresolved prefixed name: ([^:]*):", m -> undeclared(m.group(1))),
            Rule.of("Non-group key variable in [^:]*: (\\?\\w+)", m -> m.group(1)
                    + " is neither grouped nor in an aggregate; name it in GROUP BY, or write (SAMPLE(" + m.group(1)
                    + ") AS ?name)"),
            Rule.of("used when already in-scope: (\\?\\w+)",
                    m -> m.group(1) + " has a value already; give the new value another name after AS"),
            Rule.of("Mismatch: (\\d+) variables but (\\d+) values", m -> "VALUES names " + m.group(1)
                    + " variables, and a row has " + m.group(2)
                    + (m.group(2).equals("1") ? " value" : " values") + "; where there is none, write UNDEF"),
            Rule.of("Duplicate variable .*in result projection '([^']+)'",
                    m -> m.group(1) + " stands twice in SELECT; give one of them another name"),
            Rule.of("SELECT \\* not legal with GROUP BY",
                    m -> "SELECT * and GROUP BY do not go together; name the variables and aggregates"),
            Rule.of("Nested aggregate", m -> "an aggregate stands inside another; compute the inner one in a subquery"),
            Rule.of("Aggregate expression not legal",
                    m -> "an aggregate such as COUNT stands in SELECT, HAVING or ORDER BY, and not in the pattern"),
            Rule.of("Number '([^']*)' is a valid number", m -> "the number " + shown(m.group(1)) + " is too large"),
            Rule.of("Blank node label reuse not allowed at this point: (\\S+)", m -> "the blank node " + m.group(1)
                    + " stands in two groups; write a variable, such as " + m.group(1).replace("_:", "?")),
            Rule.of("Bad IRI: (<[^>]*>?)", m -> shown(m.group(1)) + " is no IRI, because there is a blank in it"),
            Rule.of("Relative IRI", m -> "a relative IRI has no place here; write it in full"),
            Rule.of("escape character|Illegal escape|prefix name escape|code point",
                    m -> "a backslash stands where it makes no character; \\u takes four and \\U eight "
                    + "hexadecimal digits"),
            Rule.of("(?i)(regex|replace)\\S* pattern exception: ([^\n]*)", m -> "the pattern of "
                    + m.group(1).toUpperCase(Locale.ROOT)
                    + " is no regular expression: " + m.group(2).replaceFirst(" near index \\d+$", "")
                    .toLowerCase(Locale.ROOT)),
            Rule.of("surrogate", m -> "half of a character stands alone; write the character itself"),
            Rule.of("Subquery not a SELECT query", m -> "a subquery is a SELECT query"),
            Rule.of("No query pattern", m -> "the pattern in braces { } is missing"));

    private final String text;
    private final String message;
    private final Set<String> expected;

    private SyntaxWords(String text, String message) {
        this.text = text;
        this.message = message;
        this.expected = new LinkedHashSet<>();
        Matcher each = EXPECTED.matcher(message);
        while (each.find()) {
            expected.add(each.group(1) != null ? each.group(1).toLowerCase(Locale.ROOT) : "<" + each.group(2) + ">");
        }
    }

    /** What a parser's exception means. */
    static SyntaxProblem of(QueryParseException e, String text) {
        if (e.getMessage() == null) {
            return new SyntaxProblem(0, 0, false, "the query is nested too deeply");
        }
        SyntaxWords words = new SyntaxWords(text, e.getMessage());
        return words.unexpected().or(words::ended).or(words::lexical).orElseGet(() -> words.otherwise(e));
    }

    /** What any other exception of the engine means, which has no place. */
    static SyntaxProblem of(org.apache.jena.query.QueryException e) {
        return new SyntaxProblem(0, 0, false, rule(String.valueOf(e.getMessage())));
    }

    private Optional<SyntaxProblem> unexpected() {
        Matcher m = ENCOUNTERED.matcher(message);
        if (!m.find()) {
            return Optional.empty();
        }
        long line = Long.parseLong(m.group(2));
        long column = Long.parseLong(m.group(3));
        String token = unescape(m.group(1));
        return Optional.of(new SyntaxProblem(line, column, false, unexpected(token, offset(line, column, token))));
    }

    private String unexpected(String token, int at) {
        String word = token.replaceFirst("(?s)\\s.*", "").toUpperCase(Locale.ROOT);
        String shown = shown(token);
        String before = wordBefore(at);
        if (expects("select", "ask", "construct", "describe")) {
            return UPDATES.contains(word) ? word + " begins an update, and only queries are answered here: SELECT, "
                    + "ASK, CONSTRUCT or DESCRIBE"
                    : "a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE, after its PREFIX lines, and not with "
                    + shown;
        } else if (token.equals("<") && expects("<IRIref>")) {
            return "an IRI that begins here has no closing >, or a blank or another character in it that IRIs "
                    + "do not have";
        } else if (expects("<EOF>")) {
            return afterEnd(token, word, shown);
        } else if (expects("<LANGTAG>") && token.equals("@")) {
            return "the tag of a language is missing after @, such as @en";
        } else if ((token.equals("?") || token.equals("$")) && expects("<VAR1>")) {
            return "the name of a variable is missing after " + token;
        } else if (before.equals("UNION") || word.equals("UNION")) {
            return "UNION stands between two groups in braces: { … } UNION { … }";
        } else if (isInPattern()) {
            return inPattern(token, shown, before);
        } else if (isOperand()) {
            return operand(token, shown, before, at);
        } else if (isAfterOperand()) {
            return afterOperand(token, shown);
        }
        return elsewhere(shown, before);
    }

    private String afterEnd(String token, String word, String shown) {
        if (token.length() == 1 && CLOSING.containsValue(token.charAt(0))) {
            return "there is one " + NAMES.get(token.charAt(0)) + " too many";
        } else if (Set.of("SELECT", "ASK", "CONSTRUCT", "DESCRIBE", "PREFIX", "BASE").contains(word)) {
            return "the query has ended before " + shown + "; ask one query at a time, with all PREFIX lines first";
        } else if (token.equals(";")) {
            return "the query has ended; take the semicolon away";
        }
        return "the pattern has ended before " + shown + "; move that inside the braces { }, or take it away";
    }

    /** True where a triple is complete and may be followed by another, or by anything else that a group has. */
    private boolean isInPattern() {
        return expects(".", "}") || expects("]", ";") || expects("}", "values") || expects("}", "limit");
    }

    private String inPattern(String token, String shown, String before) {
        if (token.length() == 1 && CLOSING.containsValue(token.charAt(0))) {
            String open = open(offsetOfToken());
            return open.isEmpty() ? "there is one " + NAMES.get(token.charAt(0)) + " too many"
                    : "a " + NAMES.get(CLOSING.get(open.charAt(open.length() - 1))) + " is missing before " + shown;
        } else if (expects("]", ";")) {
            return "a semicolon or a closing bracket ] is missing before " + shown;
        } else if (!expects("<VAR1>") && expects(";", ".")
                && (isTerm(token) || token.equals("(") || token.equals("["))) {
            return "a full stop or semicolon is missing before " + shown;
        } else if (expects("<VAR1>") && (token.equals(".") || token.equals(";") || token.equals(","))) {
            return before.isEmpty() ? "there is one " + named(token) + " too many" : "a triple is missing before the "
                    + named(token);
        } else if (expects("limit", "}") && !expects(".")) {
            return "a subquery stands in braces of its own: { SELECT … }; close it before " + shown;
        } else if (!expects("filter") && Set.of("FILTER", "OPTIONAL", "BIND", "VALUES", "GRAPH", "MINUS", "SERVICE")
                .contains(token.toUpperCase(Locale.ROOT))) {
            return shown + " stands in the pattern of WHERE, and not in a template, where only triples stand";
        }
        return shown + " has no place here, where the next triple, a word such as FILTER or OPTIONAL, or the closing "
                + "brace } is expected";
    }

    /** True where a term, an expression or a verb is to come. */
    private boolean isOperand() {
        return expects("<IRIref>") || expects("<VAR1>");
    }

    private String operand(String token, String shown, String before, int at) {
        boolean literal = expects("<STRING_LITERAL1>");
        if (expected.equals(Set.of("<IRIref>"))) {
            return "an IRI in angle brackets < > is missing before " + shown;
        } else if (Set.of("FILTER", "HAVING").contains(before)) {
            return "the condition of " + before + " stands in parentheses: " + before + " (…)";
        } else if (Set.of("SELECT", "DISTINCT", "REDUCED").contains(before) || expects("*", "(", "<VAR1>")
                && !literal) {
            return AGGREGATES.contains(token.toUpperCase(Locale.ROOT))
                    || FUNCTIONS.contains(token.toUpperCase(Locale.ROOT))
                    ? "an expression in SELECT stands in parentheses and has a name: (" + token.toUpperCase(Locale.ROOT)
                    + "(…) AS ?name)"
                    : "a variable, * or (expression AS ?name) is missing after " + before + " and before " + shown;
        } else if (expects("from", "where") && token.equals(",")) {
            return "variables in SELECT stand side by side with blanks between them; take the comma away";
        } else if (expects("from") && expects("where")) {
            return shown + " has no place between SELECT and the pattern; there stand variables, (expression AS "
                    + "?name), FROM or WHERE {";
        } else if (Set.of("FROM", "NAMED", "GRAPH", "SERVICE", "SILENT", "PREFIX", "BASE").contains(before)) {
            return "the IRI is missing after " + before + " and before " + shown;
        } else if (before.equals("AS")) {
            return "the name of a variable is missing after AS and before " + shown;
        } else if (before.equals("^^")) {
            return "the datatype is missing after ^^, such as xsd:date";
        } else if (Set.of("BY", "ASC", "DESC").contains(before)) {
            return "a variable or an expression in parentheses is missing after " + before + " and before " + shown;
        } else if (expects("bound") || expects("str")) {
            return token.equals("=") && at > 0 && text.charAt(at - 1) == '=' ? "equality is one sign, = and not =="
                    : "a value, a variable or a function is missing before " + shown;
        } else if (expects("a") && !literal) {
            return isLiteral(token) ? shown + " is a literal and cannot be the predicate of a triple; there stands a "
                    + "variable, an IRI, a prefixed"
                    + " name or a" : token.startsWith("_:") || token.startsWith("[")
                    ? "a blank node cannot be the predicate of a triple; there"
                    + " stands a variable, an IRI, a prefixed name or a"
                    : "the predicate of a triple is missing before " + shown;
        } else if (literal && expects("<VAR1>")) {
            return object(token, shown);
        } else if (literal) {
            return "a value is missing before " + shown
                    + ": an IRI, a prefixed name, a text, a number or UNDEF, and no variable";
        } else if (!expects("<IRIref>")) {
            return "a variable is missing before " + shown;
        }
        return "an IRI" + (expects("<VAR1>") ? " or a variable" : " or a prefixed name")
                + " is missing before " + shown;
    }

    private String object(String token, String shown) {
        if (expects(")")) {
            return "a " + NAMES.get(')') + " is missing before " + shown;
        } else if (token.equals("/") || token.equals("|") || token.equals("^") || token.equals("!")) {
            return "the path operator " + token + " has no place here; in a template of CONSTRUCT there are no paths, "
                    + "and elsewhere a path stands"
                    + " in the place of a predicate";
        } else if (token.equals("{")) {
            return "SPARQL 1.1 has no path with { }; the object of a triple is missing before {";
        }
        return "the object of a triple is missing before " + shown;
    }

    /** True where a value is complete and an operator may follow. */
    private boolean isAfterOperand() {
        return expects("||") || expects("&&") || expects("+");
    }

    private String afterOperand(String token, String shown) {
        if (expects("as")) {
            return "AS and the name of a variable are missing before " + shown + ": (… AS ?name)";
        } else if (token.equals("<>")) {
            return "inequality is written != and not <>";
        } else if (token.equals("?") || token.equals(":")) {
            return shown + " has no place here; the choice between two values is written IF(condition, one, other)";
        } else if (expects(",") && !expects(")")) {
            return "a comma and the next value of the function are missing before " + shown;
        } else if (expects(",")) {
            return "a comma, an operator or a closing parenthesis ) is missing before " + shown;
        }
        return "an operator or a closing parenthesis ) is missing before " + shown;
    }

    private String elsewhere(String shown, String before) {
        if (expected.equals(Set.of("{"))) {
            return "an opening brace { is missing " + (before.isEmpty() ? "" : "after " + before + " and ")
                    + "before " + shown;
        } else if (expects("(") && Set.of("BIND", "EXISTS").contains(before)) {
            return "an opening parenthesis ( is missing after " + before;
        } else if (before.equals("IN")) {
            return "the list after IN stands in parentheses: IN (…, …)";
        } else if (expected.equals(Set.of("by"))) {
            return "BY is missing after " + before + " and before " + shown;
        } else if (expected.equals(Set.of("<INTEGER>"))) {
            return "a whole number of 0 or more is missing after " + before + ", where " + shown + " stands";
        } else if (expects("{", "where") || expects("{", "from")) {
            return "an opening brace { is missing before " + shown;
        }
        String missing = expected.stream().limit(FEW + 1L).map(SyntaxWords::named).distinct()
                .collect(Collectors.joining(", "));
        return shown + " has no place here" + (expected.isEmpty() || expected.size() > FEW ? ""
                : "; expected is " + missing);
    }

    private Optional<SyntaxProblem> ended() {
        Matcher m = ENDED.matcher(message);
        if (!m.find()) {
            return Optional.empty();
        }
        boolean blank = PIECE.matcher(text).results().allMatch(piece -> piece.group().startsWith("#"));
        String open = open(text.length());
        String sentence;
        if (blank) {
            sentence = "there is no query; it begins with SELECT, ASK, CONSTRUCT or DESCRIBE";
        } else if (open.isEmpty()) {
            sentence = "the query ends too early: " + missingAtEnd();
        } else {
            List<String> missing = new ArrayList<>();
            for (int i = open.length() - 1; i >= 0 && missing.size() < FEW; i--) {
                missing.add(NAMES.get(CLOSING.get(open.charAt(i))));
            }
            sentence = "the query ends too early: " + (missing.size() == 1 ? "a " + missing.get(0) + " is missing"
                    : missing.stream().distinct().count() == 1 ? missing.size() + " closing "
                    + missing.get(0).replaceFirst("closing (\\w+)", "$1s")
                    + " are missing" : "a " + String.join(", then a ", missing) + " are missing");
        }
        return Optional.of(new SyntaxProblem(Math.max(1, Long.parseLong(m.group(1))),
                Math.max(1, Long.parseLong(m.group(2))), true, sentence));
    }

    private String missingAtEnd() {
        String before = wordBefore(text.length());
        if (expects("select", "ask")) {
            return "SELECT, ASK, CONSTRUCT or DESCRIBE is missing";
        } else if (expected.equals(Set.of("<INTEGER>"))) {
            return "a whole number is missing after " + before;
        } else if (expected.equals(Set.of("by"))) {
            return "BY is missing after " + before;
        } else if (expects("{")) {
            return "the pattern in braces { } is missing";
        } else if (expects("<VAR1>")) {
            return (expects("(") ? "a variable, an IRI or an expression in parentheses" : expects("<IRIref>")
                    ? "a variable or an IRI" : "a variable")
                    + " is missing"
                    + (before.isEmpty() ? "" : " after " + before);
        } else if (expects("<IRIref>")) {
            return "an IRI is missing" + (before.isEmpty() ? "" : " after " + before);
        }
        return expected.size() <= FEW && !expected.isEmpty()
                ? expected.stream().map(SyntaxWords::named).distinct().collect(Collectors.joining(" or "))
                + " is missing" : "more is expected";
    }

    private Optional<SyntaxProblem> lexical() {
        Matcher m = LEXICAL.matcher(message);
        if (!m.find()) {
            return Optional.empty();
        }
        long line = Long.parseLong(m.group(1));
        long column = Long.parseLong(m.group(2));
        boolean ended = m.group(4) != null;
        String read = unescape(m.group(5));
        return Optional.of(new SyntaxProblem(Math.max(1, line), Math.max(1, column),
                ended && read.matches("(?s)['\"].*"),
                lexical(read, ended ? -1 : Integer.parseInt(m.group(3)), offset(line, column, ""))));
    }

    private String lexical(String read, int next, int at) {
        if (read.startsWith("\"") || read.startsWith("'")) {
            if (read.endsWith("\\")) {
                return "\\" + (next < 0 ? "" : new String(Character.toChars(next)))
                        + " is no escape in a text; a backslash itself is written \\\\";
            }
            String quote = read.substring(0, 1);
            return "the text " + shown(read) + " has no closing quote " + quote
                    + (next == '\n' || next == '\r' ? " in its line; a text of several lines stands in three quotes"
                            : "");
        }
        Matcher word = Pattern.compile("[A-Za-z_][\\w-]*").matcher(read);
        if (!word.lookingAt()) {
            int sign = read.isEmpty() ? next : read.codePointAt(0);
            return sign < 0 ? "a character has no place here" : "the character " + named(sign) + " has no place here";
        }
        String name = word.group();
        String before = wordBefore(Math.max(0, at - read.length()));
        List<String> known = next == '(' ? FUNCTIONS : KEYWORDS;
        if (before.equals("PREFIX")) {
            return "the prefix " + name + " has no colon; write PREFIX " + name + ": <…>";
        }
        if (before.equals("AS") || before.equals("LIMIT") || before.equals("OFFSET")) {
            return before.equals("AS") ? "the name of a variable begins with ?; write AS ?" + name
                    : "a whole number is missing after " + before + ", where " + name + " stands";
        }
        List<String> nearest = Spelling.nearest(name, known, name.length() / 3, 1);
        String meant = nearest.isEmpty() || nearest.get(0).equalsIgnoreCase(name) ? ""
                : "; did you mean " + nearest.get(0) + "?";
        if (next == '(') {
            return name + " is no function of SPARQL 1.1"
                    + (meant.isEmpty() ? "; a function of others is called by its IRI" : meant);
        }
        return name + " is no word of SPARQL 1.1" + (meant.isEmpty() ? "; a variable begins with ? (?" + name
                + "), a name has a prefix (egn:" + name + "), a text stands in quotes (\"" + name + "\")" : meant);
    }

    /** What the parser says of a query that is well written and yet none, some of it with a place and some without. */
    private SyntaxProblem otherwise(QueryParseException e) {
        String first = message.lines().findFirst().orElse("");
        Matcher place = PLACE.matcher(first);
        if (place.find()) {
            boolean comma = place.group(1) != null;
            return new SyntaxProblem(Long.parseLong(comma ? place.group(1) : place.group(3)),
                    Long.parseLong(comma ? place.group(2) : place.group(4)),
                    false, rule(place.replaceFirst("").strip()));
        }
        return new SyntaxProblem(Math.max(0, e.getLine()), Math.max(0, e.getColumn()), false, rule(first));
    }

    private static String rule(String said) {
        String sentence = JAVA_NAME.matcher(said).replaceAll("");
        for (Rule rule : RULES) {
            Matcher matcher = rule.said().matcher(sentence);
            if (matcher.find()) {
                return rule.inWords().apply(matcher);
            }
        }
        return sentence.lines().findFirst().orElse("").strip();
    }

    private static String undeclared(String prefix) {
        return "the prefix " + prefix + ": is not declared; add PREFIX " + prefix + ": <"
                + Namespaces.all().getOrDefault(prefix, "…") + ">";
    }

    private boolean expects(String... tokens) {
        return expected.containsAll(List.of(tokens));
    }

    /** The word, operator or sign before a place, in capitals if it is a word; a term is none. */
    private String wordBefore(int at) {
        String last = "";
        Matcher piece = PIECE.matcher(text);
        while (piece.find() && piece.end() <= at) {
            String found = piece.group();
            if (!found.startsWith("#")) {
                last = found.equals("^") && last.equals("^") ? "^^" : found;
            }
        }
        return last.matches("[A-Za-z_]\\w*") ? last.toUpperCase(Locale.ROOT) : last.equals("^^") ? last : "";
    }

    private int offsetOfToken() {
        Matcher m = ENCOUNTERED.matcher(message);
        return m.find() ? offset(Long.parseLong(m.group(2)), Long.parseLong(m.group(3)), unescape(m.group(1)))
                : text.length();
    }

    /** The brackets that are open before a place, the outermost first. */
    private String open(int at) {
        Deque<Character> open = new ArrayDeque<>();
        Matcher piece = PIECE.matcher(text);
        while (piece.find() && piece.start() < at) {
            char c = piece.group().charAt(0);
            if (piece.group().length() == 1 && CLOSING.containsKey(c)) {
                open.addLast(c);
            } else if (piece.group().length() == 1 && !open.isEmpty() && CLOSING.get(open.peekLast()) == c) {
                open.removeLast();
            }
        }
        return open.stream().map(String::valueOf).collect(Collectors.joining());
    }

    /**
     * Where a place is in the text; a tab may count for more than one column, so the token is looked for in its line.
     */
    private int offset(long line, long column, String token) {
        int start = 0;
        for (long l = 1; l < line && start >= 0; l++) {
            start = text.indexOf('\n', start) + 1;
            if (start == 0) {
                return text.length();
            }
        }
        int at = (int) Math.min(text.length(), start + Math.max(0, column - 1));
        int found = token.isEmpty() || text.startsWith(token, at) ? at : text.lastIndexOf(token, at);
        return found < start ? at : found;
    }

    private static boolean isTerm(String token) {
        return token.matches("(?s)[?$<\"'_+-].*|\\d.*|[^\\s{}()\\[\\]]*:.*|true|false|a");
    }

    private static boolean isLiteral(String token) {
        return token.matches("(?s)[\"'].*|[+-]?[\\d.]+.*|true|false");
    }

    private static String named(String token) {
        return switch (token) {
            case "." -> "full stop";
            case ";" -> "semicolon";
            case "," -> "comma";
            case "<IRIref>", "<PNAME_NS>", "<PNAME_LN>" -> "an IRI";
            case "<VAR1>", "<VAR2>" -> "a variable";
            case "<INTEGER>", "<DECIMAL>", "<DOUBLE>" -> "a number";
            case "<LANGTAG>" -> "the tag of a language";
            case "<EOF>" -> "the end of the query";
            case "<NIL>" -> "()";
            case "<ANON>" -> "[]";
            default -> token.length() == 1 && NAMES.containsKey(token.charAt(0)) ? "a " + NAMES.get(token.charAt(0))
                    : token.startsWith("<") && token.length() > 2 ? token.contains("STRING") ? "a text" : "a value"
                    : token.toUpperCase(Locale.ROOT);
        };
    }

    private static String named(int character) {
        return Character.isISOControl(character) || Character.getType(character) == Character.FORMAT
                || Character.isSpaceChar(character)
                ? String.format(Locale.ROOT, "U+%04X", character) : new String(Character.toChars(character));
    }

    private static String shown(String token) {
        String line = token.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+", " ");
        return line.codePointCount(0, line.length()) <= SHOWN ? line
                : line.substring(0, line.offsetByCodePoints(0, SHOWN)) + "…";
    }

    /** The parser writes images with the escapes of Java. */
    private static String unescape(String image) {
        return Pattern.compile("\\\\(u[0-9a-fA-F]{4}|.)", Pattern.DOTALL).matcher(image).replaceAll(escape -> {
            String code = escape.group(1);
            String character = switch (code) {
                case "n" -> "\n";
                case "r" -> "\r";
                case "t" -> "\t";
                case "b" -> "\b";
                case "f" -> "\f";
                default -> code.length() == 1 ? code : String.valueOf((char) Integer.parseInt(code.substring(1), 16));
            };
            return Matcher.quoteReplacement(character);
        });
    }
}
