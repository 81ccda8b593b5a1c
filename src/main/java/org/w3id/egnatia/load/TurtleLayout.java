package org.w3id.egnatia.load;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * The layout of Turtle files: prefixes in the order of the program's list, a blank line between statements, a property
 * a line, the class first, the label second and the evidence last. No token is changed, and comments stay where they
 * are.
 *
 * <p>Works on text that is right Turtle 1.1.
 */
final class TurtleLayout {

    /** Length of a line in characters up to which several values stand on it. */
    private static final int WIDTH = 120;

    private static final Pattern TOKEN =
            Pattern.compile("(?<comment>#[^\\r\\n]*)|<[^>\\r\\n]*>|\"\"\"(?:[^\"\\\\]|\\\\.|\"(?!\"\"))*+\"\"\""
            + "|'''(?:[^'\\\\]|\\\\.|'(?!''))*+'''|\"(?:[^\"\\\\\\r\\n]|\\\\.)*+\"|'(?:[^'\\\\\\r\\n]|\\\\.)*+'"
            + "|@[A-Za-z]+(?:-[A-Za-z0-9]+)*|\\^\\^|[;,\\[\\]()]|\\.(?![0-9])|(?:\\\\.|[^\\s<>\"'\\[\\](),;#^@\\\\])+",
            Pattern.DOTALL);

    /** What cannot be laid out without losing a comment. */
    static final class CommentException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int offset;

        CommentException(int offset) {
            super("a comment inside a value");
            this.offset = offset;
        }

        /** Where the comment begins. */
        int offset() {
            return offset;
        }
    }

    /** A token, with the comments on the lines before it and the one behind it on its line. */
    private record Token(String text, int start, int end, List<String> before, String behind, int blankLines,
                         boolean newLine) {
        boolean is(String other) {
            return text.equals(other);
        }
    }

    /** A property with its values, each as the tokens that it has. */
    private record Property(String name, List<String> before, List<Value> values) {
    }

    private record Value(String text, List<String> before, String behind) {
    }

    private final String source;
    private final List<Token> tokens;
    private final List<String> trailing = new ArrayList<>();
    private final StringBuilder out = new StringBuilder();
    private int at;

    private TurtleLayout(String source) {
        this.source = source;
        this.tokens = tokens(source);
    }

    /**
     * The text in the layout of the house.
     *
     * @throws CommentException if there is a comment where the layout has no line for it
     */
    static String of(String source) {
        TurtleLayout layout = new TurtleLayout(source);
        layout.write();
        return layout.out.toString();
    }

    private List<Token> tokens(String text) {
        List<Token> found = new ArrayList<>();
        List<String> before = new ArrayList<>();
        Matcher match = TOKEN.matcher(text);
        int last = 0;
        int commentBlank = -1;
        boolean newLine = true;
        while (match.find()) {
            String gap = text.substring(last, match.start());
            int breaks = (int) gap.chars().filter(c -> c == '\n').count();
            if (match.group("comment") != null) {
                String comment = match.group().stripTrailing();
                if (breaks == 0 && !found.isEmpty() && before.isEmpty()) {
                    Token token = found.remove(found.size() - 1);
                    found.add(new Token(token.text, token.start, token.end, token.before, comment, token.blankLines,
                            token.newLine));
                } else {
                    if (commentBlank < 0) {
                        commentBlank = breaks > 1 ? 1 : 0;
                    } else if (breaks > 1) {
                        before.add("");
                    }
                    before.add(comment);
                }
                newLine = true;
            } else {
                int blank = commentBlank >= 0 ? commentBlank : breaks > 1 ? 1 : 0;
                if (commentBlank >= 0 && breaks > 1) {
                    before.add("");
                }
                for (String part : withoutDot(match.group())) {
                    int start = found.isEmpty() || !part.equals(".") ? match.start() : match.end() - 1;
                    found.add(new Token(part, start, start + part.length(), List.copyOf(before), "", blank, breaks > 0
                            || newLine && !before.isEmpty()));
                    before.clear();
                    commentBlank = -1;
                    blank = 0;
                }
                newLine = false;
            }
            last = match.end();
        }
        trailing.addAll(before);
        return found;
    }

    /** A name or number does not end with the full stop that ends the statement. */
    private static List<String> withoutDot(String word) {
        boolean plain = word.length() > 1 && word.endsWith(".") && !word.endsWith("\\.")
                && "<\"'@".indexOf(word.charAt(0)) < 0;
        return plain ? List.of(word.substring(0, word.length() - 1), ".") : List.of(word);
    }

    private void write() {
        prefixes();
        boolean shortBefore = false;
        while (at < tokens.size()) {
            Token subject = tokens.get(at);
            String statement = statement();
            boolean isShort = statement.indexOf('\n') == statement.length() - 1;
            boolean together = isShort && shortBefore && subject.blankLines() == 0 && subject.before().isEmpty();
            if (out.length() > 0 && !together) {
                out.append('\n');
            }
            subject.before().forEach(line -> out.append(line).append('\n'));
            out.append(statement);
            shortBefore = isShort;
        }
        if (!trailing.isEmpty()) {
            out.append(out.length() > 0 ? "\n" : "");
            trailing.forEach(line -> out.append(line).append('\n'));
        }
    }

    /** Declarations that stand elsewhere than at the beginning come to it. */
    private void prefixes() {
        List<String[]> found = new ArrayList<>();
        List<Token> rest = new ArrayList<>();
        List<String> first = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean turtle = token.is("@prefix");
            if (!turtle && !token.text().equalsIgnoreCase("PREFIX")) {
                rest.add(token);
                continue;
            }
            int last = turtle ? i + 3 : i + 2;
            for (int j = i; j <= last; j++) {
                boolean head = j == i && found.isEmpty() && rest.isEmpty();
                if (!tokens.get(j).behind().isEmpty() || !head && !tokens.get(j).before().isEmpty()) {
                    throw new CommentException(tokens.get(j).start());
                }
            }
            if (found.isEmpty() && rest.isEmpty()) {
                first.addAll(token.before());
            }
            found.add(new String[] {tokens.get(i + 1).text(), tokens.get(i + 2).text()});
            i = last;
        }
        List<String> order = List.copyOf(Namespaces.all().keySet());
        found.sort(Comparator.comparingInt(p -> {
            int place = order.indexOf(p[0].substring(0, p[0].length() - 1));
            return place < 0 ? order.size() : place;
        }));
        first.forEach(line -> out.append(line).append('\n'));
        found.forEach(p -> out.append("@prefix ").append(p[0]).append(' ').append(p[1]).append(" .\n"));
        tokens.clear();
        tokens.addAll(rest);
    }

    private String statement() {
        Token subject = tokens.get(at);
        String name = term();
        List<Property> properties = properties(".");
        Token dot = tokens.get(at++);
        List<Property> ordered = properties.stream().allMatch(p -> p.before().isEmpty())
                ? properties.stream().sorted(Comparator.comparingInt(TurtleLayout::rank)).toList() : properties;
        StringBuilder text = new StringBuilder(name);
        for (int i = 0; i < ordered.size(); i++) {
            Property property = ordered.get(i);
            boolean last = i == ordered.size() - 1;
            if (i == 0 && property.before().isEmpty()) {
                text.append(' ');
            } else {
                text.append('\n');
                property.before().forEach(line -> text.append(line.isEmpty() ? "" : "    " + line).append('\n'));
                text.append("    ");
            }
            property(text, property, 4, last ? "." : ";");
        }
        text.append(dot.behind().isEmpty() ? "" : " " + dot.behind()).append('\n');
        if (!dot.before().isEmpty() || !subject.behind().isEmpty() && subject.end() > 0 && properties.isEmpty()) {
            throw new CommentException(dot.start());
        }
        return text.toString();
    }

    private static int rank(Property property) {
        return switch (property.name()) {
            case "a" -> 0;
            case "rdfs:label" -> 1;
            case "egn:evidence" -> 3;
            default -> 2;
        };
    }

    private void property(StringBuilder text, Property property, int indent, String end) {
        int column = text.length() - text.lastIndexOf("\n") - 1;
        List<Value> values = property.values();
        String line = property.name() + " " + String.join(", ", values.stream().map(Value::text).toList());
        boolean oneLine = values.size() == 1 && values.get(0).before().isEmpty() || line.indexOf('\n') < 0 && column
                + line.length() + 2 <= WIDTH
                && values.stream().allMatch(v -> v.before().isEmpty())
                && values.stream().limit(values.size() - 1L).allMatch(v -> v.behind().isEmpty());
        if (oneLine) {
            String behind = values.get(values.size() - 1).behind();
            text.append(line).append(' ').append(end).append(behind.isEmpty() ? "" : " " + behind);
            return;
        }
        text.append(property.name());
        String deeper = " ".repeat(indent + 4);
        for (int i = 0; i < values.size(); i++) {
            Value value = values.get(i);
            text.append('\n');
            value.before().forEach(comment -> text.append(comment.isEmpty() ? "" : deeper + comment).append('\n'));
            text.append(deeper).append(value.text()).append(i == values.size() - 1 ? " " + end : ",")
                    .append(value.behind().isEmpty() ? "" : " " + value.behind());
        }
    }

    private List<Property> properties(String end) {
        List<Property> properties = new ArrayList<>();
        while (!tokens.get(at).is(end)) {
            if (tokens.get(at).is(";")) {
                Token separator = tokens.get(at);
                // A comment behind the separator belongs to the value before it.
                if (!separator.behind().isEmpty() || !separator.before().isEmpty()) {
                    Property last = properties.remove(properties.size() - 1);
                    List<Value> values = new ArrayList<>(last.values());
                    Value value = values.remove(values.size() - 1);
                    if (!separator.before().isEmpty() || !value.behind().isEmpty()) {
                        throw new CommentException(separator.start());
                    }
                    values.add(new Value(value.text(), value.before(), separator.behind()));
                    properties.add(new Property(last.name(), last.before(), values));
                }
                at++;
                continue;
            }
            Token predicate = tokens.get(at++);
            if (!predicate.behind().isEmpty()) {
                throw new CommentException(predicate.start());
            }
            properties.add(new Property(predicate.text(), predicate.before(), values()));
        }
        return properties;
    }

    private List<Value> values() {
        List<Value> values = new ArrayList<>();
        while (true) {
            List<String> before = tokens.get(at).before();
            int start = at;
            String text = term();
            String behind = tokens.get(at - 1).behind();
            if (tokens.get(at).is(",")) {
                Token comma = tokens.get(at++);
                if (!comma.before().isEmpty() || !behind.isEmpty()) {
                    throw new CommentException(comma.start());
                }
                values.add(new Value(text, before, comma.behind()));
            } else {
                if (!behind.isEmpty() && tokens.get(at).newLine() && start < at - 1) {
                    throw new CommentException(tokens.get(at - 1).start());
                }
                values.add(new Value(text, before, behind));
                return values;
            }
        }
    }

    /** One term: a name, an IRI, a literal with its tag or datatype, or a list or blank node as it is written. */
    private String term() {
        Token first = tokens.get(at++);
        if (first.is("[") || first.is("(")) {
            return nested(first);
        }
        StringBuilder text = new StringBuilder(first.text());
        boolean literal = "\"'".indexOf(first.text().charAt(0)) >= 0;
        if (literal && at < tokens.size() && tokens.get(at).text().startsWith("@")) {
            inner(first, tokens.get(at));
            text.append(tokens.get(at++).text());
        } else if (literal && at < tokens.size() && tokens.get(at).is("^^")) {
            inner(first, tokens.get(at));
            inner(tokens.get(at), tokens.get(at + 1));
            text.append("^^").append(tokens.get(at + 1).text());
            at += 2;
        }
        return text.toString();
    }

    private static void inner(Token token, Token next) {
        if (!token.behind().isEmpty() || !next.before().isEmpty()) {
            throw new CommentException(token.start());
        }
    }

    /** What stands in brackets is left as it is written. */
    private String nested(Token open) {
        int depth = 1;
        Token last = open;
        while (depth > 0) {
            last = tokens.get(at++);
            depth += last.is("[") || last.is("(") ? 1 : last.is("]") || last.is(")") ? -1 : 0;
        }
        return source.substring(open.start(), last.end());
    }
}
