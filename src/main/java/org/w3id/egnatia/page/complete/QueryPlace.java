package org.w3id.egnatia.page.complete;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDF;

/**
 * Where the cursor stands in the text of a query, which need not be finished: read token by token, without regard to
 * what is missing.
 *
 * @param slot     what is to stand there
 * @param typed    what of it is typed; a name of several words as they stand
 * @param from     where in the text that begins, in UTF-16 code units
 * @param to       where it ends, behind the rest of the word in which the cursor stands
 * @param subject  the subject of the triple; empty if it is not known
 * @param property the property of the triple, or whose values a variable holds; empty if none or a path
 * @param inverse  true if the property is to be one that leads to the subject
 * @param triples  the triples of the whole text, as far as they could be read
 * @param prefixes the prefixes
 */
record QueryPlace(Slot slot, String typed, int from, int to, Optional<Term> subject, Optional<Node> property,
                  boolean inverse, List<Said> triples, Prefixes prefixes) {

    /** Parts of a query. */
    enum Slot {
        /** Where nothing can be said: in a comment, a text, an address. */
        NOTHING,
        /** Behind a triple, which a sign ends or goes on with. */
        END,
        /** Where variables are named: behind SELECT, and before the pattern. */
        HEAD,
        /** Where a triple begins. */
        SUBJECT,
        /** Where a property is to stand. */
        PROPERTY,
        /** Where a value is to stand. */
        OBJECT,
        /** In an expression, or in a list of values. */
        EXPRESSION
    }

    /**
     * A term of a triple.
     *
     * @param key  what makes it the same: of a variable its name with {@code ?}
     * @param node its IRI; empty for variables and others
     */
    record Term(String key, Optional<Node> node) {

        boolean isVariable() {
            return key.startsWith("?");
        }
    }

    /** A triple; a path has no one property. */
    record Said(Term subject, Optional<Node> property, Term object) {
    }

    private static final Pattern TOKEN =
            Pattern.compile("(?<declaration>" + Prefixes.DECLARATION.pattern().replaceAll("\\?<\\w+>", "?:") + ")"
            + "|(?<comment>#[^\\n]*)"
            + "|(?<iri><[^<>\"{}|^`\\\\\\s]*>)"
            + "|(?<open><https?:[^<>\"{}|^`\\\\\\s]*)"
            + "|(?<text>(?:\"\"\"(?s:.*?)(?:\"\"\"|\\z)|\"(?:[^\"\\\\\\n]|\\\\.)*(?:\"|$)|'(?:[^'\\\\\\n]|\\\\.)*'?)"
            + "(?:@[A-Za-z-]+|\\^\\^(?:<[^<>\\s]*>|[\\w-]*:[\\w-]*))?)"
            + "|(?<variable>[?$][\\p{L}\\p{N}_]+)"
            + "|(?<name>(?:\\p{L}[\\p{L}\\p{N}_-]*)?:(?:[\\p{L}\\p{N}_](?:[\\p{L}\\p{N}_.%-]*[\\p{L}\\p{N}_-])?)?)"
            + "|(?<word>[\\p{L}\\p{M}\\p{N}_](?:[\\p{L}\\p{M}\\p{N}_'’*-]*[\\p{L}\\p{M}\\p{N}_*])?)"
            + "|(?<sign>[^\\s])", Pattern.MULTILINE);

    private static final Set<String> EXPRESSIONS = Set.of("FILTER", "HAVING", "BIND");
    private static final Set<String> BEGINNINGS = Set.of("OPTIONAL", "UNION", "MINUS", "WHERE", "NOT", "EXISTS", "FROM",
            "NAMED", "SILENT", "SERVICE", "GRAPH", "ASK", "DESCRIBE", "CONSTRUCT", "UNDEF", "LIMIT", "OFFSET", "ASC",
            "DESC", "BY", "AS", "IN", "DISTINCT", "REDUCED", "SEPARATOR");
    private static final Set<String> HEADS = Set.of("SELECT", "ORDER", "GROUP");

    /** What is open: a group, a node without name, a list of values, an expression or a path in brackets. */
    private static final class Frame {
        private final char kind;
        private Slot slot;
        private Term subject;
        private Optional<Node> property = Optional.empty();
        private boolean inverse;
        private boolean isPath;
        private int stepped;

        Frame(char kind, Slot slot) {
            this.kind = kind;
            this.slot = slot;
        }
    }

    /** Reads a text; {@code at} counts UTF-16 code units and is at most its length. */
    static QueryPlace of(String text, int at) {
        return new Reader(text, at).read();
    }

    /** Reads one text. */
    private static final class Reader {
        private final String text;
        private final int at;
        private final Prefixes prefixes;
        private final Deque<Frame> open = new ArrayDeque<>();
        private final List<Said> triples = new ArrayList<>();
        private boolean expectsExpression;
        private boolean expectsValues;
        private Optional<Term> listed = Optional.empty();
        private int nameless;
        private QueryPlace place;

        Reader(String text, int at) {
            this.text = text;
            this.at = at;
            prefixes = Prefixes.of(text);
            open.push(new Frame('*', Slot.HEAD));
        }

        QueryPlace read() {
            Matcher token = TOKEN.matcher(text);
            // Words behind one another may be a name of several words, which only the cursor behind them tells.
            List<int[]> words = new ArrayList<>();
            while (token.find()) {
                if (place == null && (token.group("sign") == null ? token.end() : token.start()) >= at) {
                    boolean isIn = token.start() < at;
                    if (isIn && !isTyped(token)) {
                        place = place(Slot.NOTHING, at, at);
                    } else if (isIn) {
                        boolean isWord = token.group("word") != null && !words.isEmpty()
                                && !isOnNewLine(words, token.start());
                        int from = isWord ? words.get(0)[0] : token.start();
                        place = place(slot(), from, Math.max(at, token.end()));
                        words.clear();
                        continue;
                    } else {
                        place = behind(words);
                        words.clear();
                        onAnotherLine(token.start());
                    }
                } else if (place != null && place.to == token.start()) {
                    onAnotherLine(token.start());
                }
                if (token.group("word") != null && isOfName(token.group("word"))) {
                    if (!words.isEmpty() && isOnNewLine(words, token.start())) {
                        words.clear();
                    }
                    words.add(new int[] {token.start(), token.end()});
                    continue;
                }
                words.clear();
                step(token);
            }
            if (place == null) {
                place = behind(words);
            }
            return new QueryPlace(place.slot, place.typed, place.from, place.to, place.subject, place.property,
                    place.inverse, List.copyOf(triples), prefixes);
        }

        private boolean isOnNewLine(List<int[]> words, int next) {
            return text.substring(words.get(words.size() - 1)[1], next).contains("\n");
        }

        /** The place of a cursor that stands in no token, but perhaps behind the words of a name. */
        private QueryPlace behind(List<int[]> words) {
            return place(slot(), words.isEmpty() || isOnNewLine(words, at) ? at : words.get(0)[0], at);
        }

        /** What stands behind the cursor on another line begins anew, for the line of the cursor lacks its end. */
        private void onAnotherLine(int next) {
            Frame top = open.peek();
            if (top.kind != '*' && text.substring(Math.min(at, next), next).contains("\n")
                    && (top.slot == Slot.PROPERTY || top.slot == Slot.OBJECT) && top.kind == '{'
                    && ".;,]}".indexOf(text.charAt(next)) < 0) {
                top.slot = Slot.SUBJECT;
            }
        }

        private Slot slot() {
            return expectsExpression ? Slot.EXPRESSION : open.peek().slot;
        }

        private QueryPlace place(Slot slot, int from, int to) {
            Frame top = open.peek();
            boolean isOfTriple = slot == Slot.PROPERTY || slot == Slot.OBJECT;
            boolean isListed = slot == Slot.EXPRESSION && listed.isPresent();
            return new QueryPlace(slot, text.substring(from, Math.max(from, at)), from, to,
                    isListed ? listed : isOfTriple ? Optional.ofNullable(top.subject) : Optional.empty(),
                    slot == Slot.OBJECT && !top.isPath ? top.property : Optional.empty(), top.inverse, List.of(),
                    prefixes);
        }

        private static boolean isTyped(Matcher token) {
            return Stream.of("variable", "name", "word").anyMatch(kind -> token.group(kind) != null);
        }

        /** True if a word is no keyword here, so that it may be part of what a thing is called. */
        private boolean isOfName(String word) {
            String upper = word.toUpperCase(Locale.ROOT);
            return !(word.equals("a") && slot() == Slot.PROPERTY) && !EXPRESSIONS.contains(upper)
                    && !BEGINNINGS.contains(upper) && !HEADS.contains(upper) && !upper.equals("VALUES")
                    && !word.matches("[0-9.]+|true|false");
        }

        private void step(Matcher token) {
            if (token.group("comment") != null || token.group("declaration") != null) {
                return;
            }
            Frame top = open.peek();
            top.stepped++;
            if (token.group("sign") != null) {
                sign(token.group().charAt(0), top);
            } else if (token.group("word") != null) {
                word(token.group(), top);
            } else {
                term(token, top);
            }
        }

        private void word(String word, Frame top) {
            String upper = word.toUpperCase(Locale.ROOT);
            if (word.equals("a") && top.slot == Slot.PROPERTY) {
                property(Optional.of(RDF.type.asNode()), top);
            } else if (EXPRESSIONS.contains(upper)) {
                expectsExpression = true;
                listed = Optional.empty();
            } else if (upper.equals("VALUES")) {
                expectsValues = true;
                listed = Optional.empty();
            } else if (HEADS.contains(upper)) {
                top.slot = Slot.HEAD;
            } else if (!BEGINNINGS.contains(upper)) {
                value(new Term(word, Optional.empty()), top);
            } else if (top.kind == '{' && Set.of("OPTIONAL", "UNION", "MINUS").contains(upper)) {
                top.slot = Slot.SUBJECT;
            }
        }

        private void term(Matcher token, Frame top) {
            String written = token.group();
            if (token.group("variable") != null) {
                Term variable = new Term('?' + written.substring(1), Optional.empty());
                if (expectsValues) {
                    listed = listed.isEmpty() ? Optional.of(variable) : Optional.of(new Term("", Optional.empty()));
                } else {
                    value(variable, top);
                }
                return;
            }
            Optional<Node> node = token.group("iri") != null
                    ? Optional.of(NodeFactory.createURI(written.substring(1, written.length() - 1)))
                    : token.group("name") != null ? prefixes.iri(written).map(NodeFactory::createURI)
                    : Optional.empty();
            value(new Term(written, node), top);
        }

        private void property(Optional<Node> property, Frame top) {
            top.property = property;
            top.slot = Slot.OBJECT;
        }

        /** A term stands in its slot. */
        private void value(Term term, Frame top) {
            switch (top.slot) {
                case SUBJECT -> {
                    top.subject = term;
                    top.isPath = false;
                    top.inverse = false;
                    top.slot = Slot.PROPERTY;
                }
                case PROPERTY -> property(term.node(), top);
                case OBJECT -> {
                    triple(top, term);
                    top.slot = top.kind == '{' || top.kind == '[' ? Slot.END : top.slot;
                }
                case EXPRESSION -> listed = term.isVariable() ? Optional.of(term) : listed;
                case END -> {
                    // The full stop before a triple may be missing where a pattern stands between.
                    if (top.kind == '{') {
                        top.slot = Slot.SUBJECT;
                        value(term, top);
                    }
                }
                default -> {
                    // An expression says nothing of triples.
                }
            }
        }

        private void triple(Frame top, Term object) {
            if (top.subject != null) {
                Optional<Node> property = top.isPath ? Optional.empty() : top.property;
                triples.add(top.inverse ? new Said(object, property, top.subject)
                        : new Said(top.subject, property, object));
            }
        }

        private void sign(char sign, Frame top) {
            switch (sign) {
                case '{' -> group(top);
                case '}', ']', ')' -> close(sign);
                case '[' -> nameless(top);
                case '(' -> bracket(top);
                case '.' -> to(Slot.SUBJECT, top);
                case ';' -> {
                    top.isPath = false;
                    top.inverse = false;
                    to(top.subject == null ? Slot.SUBJECT : Slot.PROPERTY, top);
                }
                case ',' -> to(Slot.OBJECT, top);
                case '/' -> {
                    if (top.slot == Slot.OBJECT) {
                        along(top);
                    }
                }
                case '|' -> {
                    if (top.slot == Slot.OBJECT) {
                        top.isPath = true;
                        top.slot = Slot.PROPERTY;
                    }
                }
                case '^' -> top.inverse ^= top.slot == Slot.PROPERTY;
                default -> {
                    // What is left are operators.
                }
            }
        }

        /** A path goes on: from here what the property so far leads to has the next one. */
        private void along(Frame top) {
            Term between = new Term("_:" + nameless++, Optional.empty());
            triple(top, between);
            top.subject = between;
            top.inverse = false;
            top.slot = Slot.PROPERTY;
        }

        private static void to(Slot slot, Frame top) {
            if (top.kind == '{' || top.kind == '[') {
                top.slot = slot;
            }
        }

        private void group(Frame top) {
            if (expectsValues) {
                open.push(new Frame('V', Slot.EXPRESSION));
            } else {
                open.push(new Frame('{', Slot.SUBJECT));
                if (top.kind == '*') {
                    top.slot = Slot.HEAD;
                }
            }
            expectsExpression = false;
            expectsValues = false;
        }

        private void nameless(Frame top) {
            Term node = new Term("_:" + nameless++, Optional.empty());
            value(node, top);
            Frame frame = new Frame('[', Slot.PROPERTY);
            frame.subject = node;
            open.push(frame);
        }

        private void bracket(Frame top) {
            if (expectsValues) {
                // The variables of a list of rows.
                return;
            }
            Frame frame = new Frame(top.slot == Slot.PROPERTY ? 'P' : '(', expectsExpression ? Slot.EXPRESSION
                    : top.slot == Slot.SUBJECT || top.slot == Slot.END ? Slot.EXPRESSION : top.slot);
            frame.subject = top.subject;
            frame.inverse = top.inverse;
            frame.property = top.property;
            expectsExpression = false;
            open.push(frame);
        }

        private void close(char sign) {
            String kinds = sign == '}' ? "{V" : sign == ']' ? "[" : "(P";
            if (open.stream().noneMatch(frame -> kinds.indexOf(frame.kind) >= 0)) {
                return;
            }
            while (kinds.indexOf(open.peek().kind) < 0) {
                open.pop();
            }
            Frame closed = open.pop();
            Frame top = open.peek();
            if (closed.kind == 'P') {
                top.property = closed.property;
                top.isPath = closed.isPath || closed.stepped > 1;
                top.slot = Slot.OBJECT;
            } else if (closed.kind == '(' && top.slot == Slot.OBJECT && top.kind == '{') {
                value(new Term("_:" + nameless++, Optional.empty()), top);
            } else if (closed.kind == '{' || closed.kind == 'V' || closed.kind == '(') {
                to(Slot.SUBJECT, top);
            }
        }
    }

    /** The variables of a text, each once, in their order. */
    static List<String> variables(String text) {
        Set<String> seen = new HashSet<>();
        return TOKEN.matcher(text).results().map(found -> found.group())
                .filter(token -> token.matches("[?$][\\p{L}\\p{N}_]+")).map(token -> '?' + token.substring(1))
                .filter(seen::add).toList();
    }
}
