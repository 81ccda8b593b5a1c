package org.w3id.egnatia.load;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Goes once through the tokens of a Turtle text, before a recursive parser does: nesting that would overflow it, what
 * it would read in silence although it is wrong, and the usual slips, each said in the words of the person who made it.
 * Right for every text that is Turtle 1.1: what is no fault by the grammar or by our rules passes.
 */
final class TurtleScanner {

    /** Depth limit of brackets and parentheses. */
    static final int MAX_NESTING = 100;

    private static final Pattern ESCAPE =
            Pattern.compile("\\\\(?:[tbnrf\"'\\\\]|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8}))?");
    private static final Pattern TAG = Pattern.compile("[A-Za-z]+(-[A-Za-z0-9]+)*");
    private static final Pattern BAD_IN_IRI =
            Pattern.compile("[\\x00-\\x20\"{}|^`<]|\\\\(?!u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})");
    private static final Set<String> QUERY_WORDS = Set.of("SELECT", "CONSTRUCT", "ASK", "DESCRIBE", "INSERT", "DELETE");
    private static final String DELIMITERS = "<\"'()[]{},;#^@";

    private final String file;
    private final String text;
    private final Lines lines;
    private final FindingList findings = new FindingList();
    private int at;
    private int depth;
    private boolean inCollection;
    private Directive directive = Directive.NONE;
    private int directiveAt;
    private String prefix = "";
    private boolean stopped;

    /** Where in a declaration of a prefix or base the scanner is. */
    private enum Directive { NONE, PREFIX_NAME, PREFIX_IRI, BASE_IRI, DOT, NO_DOT }

    private boolean dotted;

    private TurtleScanner(String file, String text, Lines lines) {
        this.file = file;
        this.text = text;
        this.lines = lines;
    }

    static List<Finding> scan(String file, String text, Lines lines) {
        TurtleScanner scanner = new TurtleScanner(file, text, lines);
        while (!scanner.stopped && scanner.at < text.length()) {
            scanner.token();
        }
        if (!scanner.stopped && scanner.directive == Directive.DOT) {
            scanner.missingDot(scanner.directiveAt);
        }
        return scanner.findings.all();
    }

    private void token() {
        char c = text.charAt(at);
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            at++;
            return;
        }
        if (c == '#') {
            at = endOfLine(at);
            return;
        }
        checkEndOfDirective(c);
        switch (c) {
            case '<' -> iri();
            case '"', '\'' -> string(c);
            case '@' -> keyword();
            case '[', '(' -> open(c);
            case ']', ')' -> {
                depth--;
                at++;
            }
            case '{', '}' -> brace();
            case ',', ';', '^' -> at++;
            default -> word();
        }
    }

    private void checkEndOfDirective(char c) {
        boolean dot = c == '.';
        if (directive == Directive.DOT && !dot) {
            missingDot(at);
        } else if (directive == Directive.NO_DOT && dot) {
            add(at, "syntax", "PREFIX and BASE, written without '@', have no '.' at their end; remove it");
        }
        if (directive == Directive.DOT || directive == Directive.NO_DOT) {
            directive = Directive.NONE;
        }
    }

    private void missingDot(int offset) {
        add(offset, "syntax", "the declaration on line " + lines.at(directiveAt).line()
                + " is not ended; @prefix needs a '.' at its end");
    }

    private void open(char c) {
        inCollection = c == '(';
        if (++depth > MAX_NESTING) {
            add(at, "nesting", "nested too deeply (limit " + MAX_NESTING
                    + "); give the inner things IRIs of their own");
            stopped = true;
        }
        at++;
    }

    private void brace() {
        boolean annotation = text.startsWith("{|", at) || at > 0 && text.startsWith("|}", at - 1);
        if (annotation) {
            add(at, "rdf12", "annotations on triples (RDF 1.2) are not allowed in this repository; make a node of the "
                    + "statement");
        } else {
            add(at, "syntax", "a block in braces is TriG, N3 or SPARQL, not Turtle; one file is one graph here");
        }
        stopped = true;
    }

    private void iri() {
        if (text.startsWith("<<", at)) {
            add(at, "rdf12", "quoted triples (RDF 1.2) are not allowed in this repository; make a node of the "
                    + "statement");
            stopped = true;
            return;
        }
        int start = at;
        int end = start + 1;
        while (end < text.length() && text.charAt(end) != '>' && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        String iri = text.substring(start + 1, end);
        at = Math.min(end + 1, text.length());
        if (end == text.length() || text.charAt(end) != '>') {
            add(start, "syntax", "an IRI begins here and is not closed on its line; end it with '>'");
            return;
        }
        Matcher bad = BAD_IN_IRI.matcher(iri);
        if (bad.find()) {
            char c = bad.group().charAt(0);
            String shown = c == ' ' ? "a space" : c < ' ' ? String.format("U+%04X", (int) c) : "'" + c + "'";
            add(start, "bad-iri", shown + " in an IRI; write " + String.format("%%%02X", (int) c)
                    + (c == '\\' ? " or, between the parts of an address, '/'" : ""));
        }
        checkEscapes(start + 1, end, true);
        if (directive == Directive.PREFIX_IRI || directive == Directive.BASE_IRI) {
            if (directive == Directive.PREFIX_IRI) {
                IriRules.namespaceFault(prefix, iri).ifPresent(f -> add(start, f.rule(), f.message()));
            }
            directive = dotted ? Directive.DOT : Directive.NO_DOT;
        }
    }

    private void string(char quote) {
        int start = at;
        String three = String.valueOf(quote).repeat(3);
        boolean isLong = text.startsWith(three, start);
        String mark = isLong ? three : three.substring(2);
        int end = start + mark.length();
        while (end < text.length() && !text.startsWith(mark, end) && (isLong || !isLineEnd(text.charAt(end)))) {
            end += text.charAt(end) == '\\' && end + 1 < text.length() && (isLong || !isLineEnd(text.charAt(end + 1)))
                    ? 2 : 1;
        }
        if (end >= text.length()) {
            add(start, "syntax", "a string begins here and does not end; close it with " + mark);
            stopped = true;
            return;
        }
        if (!text.startsWith(mark, end)) {
            add(start, "syntax", "a line break inside a string; write \\n, or open and close the string with " + three);
            stopped = true;
            return;
        }
        checkEscapes(start, end, false);
        at = end + mark.length();
        afterString(start, quote);
    }

    private void afterString(int start, char quote) {
        char next = at < text.length() ? text.charAt(at) : ' ';
        if (next == '@') {
            languageTag();
        } else if (quote == '\'' && Character.isLetter(next) && !(inCollection && depth > 0)) {
            add(start, "syntax", "the string ends at the apostrophe; write it between double quotation marks");
            stopped = true;
        }
    }

    private void languageTag() {
        int end = at + 1;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end))
                || "-_".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        String tag = text.substring(at + 1, end);
        if (tag.contains("--")) {
            add(at, "rdf12", "text with a base direction (RDF 1.2) is not allowed in this repository; leave the "
                    + "direction out");
        } else if (!TAG.matcher(tag).matches()) {
            String advice = tag.indexOf('_') > 0 ? "; write '" + tag.replace('_', '-') + "'"
                    : "; write one such as en or sr-Latn";
            add(at, "bad-language", "'" + tag + "' is no language tag" + advice);
            stopped = true;
        } else if (text.startsWith("^^", end)) {
            add(at, "syntax", "a literal has a language tag or a datatype, not both; remove one");
            stopped = true;
        }
        at = end;
    }

    private void keyword() {
        int end = at + 1;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        switch (text.substring(at + 1, end)) {
            case "prefix" -> declare(Directive.PREFIX_NAME, true);
            case "base" -> {
                declare(Directive.BASE_IRI, true);
                refuseBase();
            }
            default -> { }
        }
        at = end;
    }

    private void declare(Directive kind, boolean withDot) {
        directive = kind;
        directiveAt = at;
        dotted = withDot;
    }

    private void refuseBase() {
        add(at, "base", "@base is not allowed in this repository, because IRIs then mean something only together with "
                + "it; write "
                + "them in full or with a prefix");
    }

    private void word() {
        int end = at;
        while (end < text.length() && !isBoundary(text.charAt(end))) {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        end = Math.min(Math.max(end, at + 1), text.length());
        String word = text.substring(at, end);
        if (!checkCharacters(word)) {
            return;
        }
        String upper = word.toUpperCase(Locale.ROOT);
        if (directive == Directive.PREFIX_NAME) {
            prefix = word.endsWith(":") ? word.substring(0, word.length() - 1) : word;
            directive = Directive.PREFIX_IRI;
        } else if (upper.equals("PREFIX")) {
            declare(Directive.PREFIX_NAME, false);
        } else if (upper.equals("BASE")) {
            declare(Directive.BASE_IRI, false);
            refuseBase();
        } else if (QUERY_WORDS.contains(upper)) {
            add(at, "not-turtle", "this is SPARQL, not Turtle; queries are kept in files that end in .rq");
            stopped = true;
        }
        at = end;
    }

    /** False, with a finding, if there is a character that only looks like a space or a quotation mark. */
    private boolean checkCharacters(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c < 0x80) {
                continue;
            }
            String code = String.format("(U+%04X)", (int) c);
            String fault = null;
            if (Character.isSpaceChar(c) || c == 0x200B || c == 0xFEFF || c == 0x2060) {
                fault = "a no-break or other special space " + code + " between tokens; write a plain space";
            } else if ("\u201C\u201D\u201E\u201F\u2018\u2019\u201A\u00AB\u00BB\u2039\u203A\uFF02".indexOf(c) >= 0) {
                fault = "a typographic quotation mark " + code + "; write a straight one (\")";
            } else if ("\uFF1B\uFF0C\uFF0E\u3002\u037E".indexOf(c) >= 0) {
                fault = "a punctuation mark of another script " + code + "; write the plain one";
            }
            if (fault != null) {
                add(at + i, "syntax", fault);
                stopped = true;
                return false;
            }
        }
        return true;
    }

    /** RIOT joins two surrogate escapes to one character; the grammar has none. */
    private void checkEscapes(int from, int to, boolean inIri) {
        Matcher escape = ESCAPE.matcher(text).region(from, to);
        while (escape.find()) {
            String hex = escape.group(1) != null ? escape.group(1) : escape.group(2);
            if (hex == null) {
                if (escape.end() - escape.start() == 1 && !inIri) {
                    String next = escape.end() < to ? text.substring(escape.end(),
                            text.offsetByCodePoints(escape.end(), 1)) : "";
                    add(escape.start(), "syntax", "unknown escape \\" + next
                            + " in a string; write \\\\ for a backslash");
                }
                continue;
            }
            long code = Long.parseLong(hex, 16);
            if (code >= 0xD800 && code <= 0xDFFF) {
                add(escape.start(), "syntax", "a surrogate in an escape (" + escape.group()
                        + "), which is no character; write the "
                        + "character itself or \\U with eight digits");
            } else if (code > 0x10FFFF) {
                add(escape.start(), "syntax", "there is no character " + escape.group()
                        + "; the last one is \\U0010FFFF");
            }
        }
    }

    private boolean isBoundary(char c) {
        return c <= ' ' || DELIMITERS.indexOf(c) >= 0;
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    private int endOfLine(int from) {
        int i = from;
        while (i < text.length() && !isLineEnd(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private void add(int offset, String rule, String message) {
        findings.add(new Finding(file, lines.at(offset), Severity.ERROR, rule, "", message));
    }
}
