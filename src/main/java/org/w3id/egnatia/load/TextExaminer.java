package org.w3id.egnatia.load;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks at a file as text, before any parser does: strict UTF-8, no control or bidirectional control characters, no
 * merge conflict, no other format under a Turtle name, and no nesting that would overflow a recursive parser.
 */
final class TextExaminer {

    /** Size limit of a file in bytes. */
    static final int MAX_BYTES = 10 * 1024 * 1024;
    /** Depth limit of brackets and parentheses. */
    static final int MAX_NESTING = 100;

    private static final Pattern MERGE_MARK = Pattern.compile("(?m)^(<{7}|={7}|>{7}|\\|{7})( .*)?$");
    private static final Pattern MOJIBAKE = Pattern.compile("[\u00C3\u00C5\u00C4][\u0080-\u00BF\u2018-\u201D\u0161\u0178\u017E]");
    private static final Pattern CSV_HEAD = Pattern.compile("[\\w ]+([,;\t][\\w ]+)+\\s*");

    private final String file;
    private final List<Finding> findings = new ArrayList<>();

    private TextExaminer(String file) {
        this.file = file;
    }

    /** The text of a file if a parser may be given it, and the findings either way. */
    record Text(Optional<String> text, List<Finding> findings) {
    }

    static Text examine(SourceFile source) {
        TextExaminer examiner = new TextExaminer(source.path());
        String text = examiner.decode(source.content());
        if (text != null) {
            if (text.startsWith("\uFEFF")) {
                examiner.add(new Position(1, 1), Severity.WARNING, "bom", "a byte order mark at the beginning; better removed");
                text = text.substring(1);
            }
            examiner.format(text);
            examiner.characters(text);
            examiner.nesting(text);
        }
        boolean readable = text != null && examiner.findings.stream().noneMatch(f -> f.isError() && !f.rule().equals("bidi-control"));
        return new Text(readable ? Optional.of(text) : Optional.empty(), examiner.findings);
    }

    private void add(Position at, Severity severity, String rule, String message) {
        findings.add(new Finding(file, at, severity, rule, "", message));
    }

    private String decode(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            add(Position.NONE, Severity.ERROR, "file-too-large", "the file has " + bytes.length + " bytes (limit "
                    + MAX_BYTES + "); split it into smaller ones");
            return null;
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            int badByte = bytes[in.position()] & 0xFF;
            Position at = Position.at(out.flip(), out.length());
            boolean latin1 = looksLikeLatin1(bytes);
            add(at, Severity.ERROR, "not-utf8", String.format("the file is not UTF-8 (byte %02X)%s; save it as UTF-8",
                    badByte, latin1 ? "; it looks like Latin-1" : ""));
            return null;
        }
        return out.flip().toString();
    }

    /** For bytes that are no UTF-8: true if nothing in them looks like a character of several bytes. */
    private static boolean looksLikeLatin1(byte[] bytes) {
        for (int i = 0; i + 1 < bytes.length; i++) {
            boolean lead = (bytes[i] & 0xFF) >= 0xC2;
            boolean continuation = (bytes[i + 1] & 0xC0) == 0x80;
            if (lead && continuation) {
                return false;
            }
        }
        return true;
    }

    private void format(String text) {
        Matcher mark = MERGE_MARK.matcher(text);
        if (mark.find()) {
            add(Position.at(text, mark.start()), Severity.ERROR, "merge-conflict",
                    "an unresolved merge conflict; keep one side and remove the marks");
            return;
        }
        String head = text.stripLeading();
        String firstLine = head.lines().findFirst().orElse("");
        String other = null;
        if (head.startsWith("version https://git-lfs")) {
            other = "a pointer to a large file, not the file itself";
        } else if (head.startsWith("<!DOCTYPE") || head.startsWith("<html") || head.startsWith("<?xml")) {
            other = "HTML or XML, not Turtle";
        } else if (head.startsWith("{")) {
            other = "JSON, not Turtle";
        } else if (CSV_HEAD.matcher(firstLine).matches()) {
            other = "CSV, not Turtle";
        }
        if (other != null) {
            add(Position.at(text, text.length() - head.length()), Severity.ERROR, "not-turtle", "this is " + other);
        }
    }

    private void characters(String text) {
        int bidiDepth = 0;
        int bidiStart = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 && c != '\n' && c != '\r' && c != '\t' || c >= 0x7F && c < 0xA0) {
                add(Position.at(text, i), Severity.ERROR, "control-character",
                        String.format("a control character (U+%04X); remove it", (int) c));
            } else if (c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069) {
                boolean closing = c == 0x202C || c == 0x2069;
                if (bidiDepth == 0 && !closing) {
                    bidiStart = i;
                }
                bidiDepth += closing ? -1 : 1;
            }
            boolean stringEnds = c == '"' || c == '\n';
            if (stringEnds && bidiDepth != 0) {
                int start = Math.max(bidiStart, 0);
                add(Position.at(text, start), Severity.ERROR, "bidi-control",
                        String.format("an unbalanced bidirectional control (U+%04X); remove it", (int) text.charAt(start)));
                bidiDepth = 0;
                bidiStart = -1;
            }
        }
        Matcher mojibake = MOJIBAKE.matcher(text);
        if (mojibake.find()) {
            add(Position.at(text, mojibake.start()), Severity.WARNING, "mojibake",
                    "'" + mojibake.group() + "' looks like UTF-8 that was read as Latin-1");
        }
    }

    /** Counts brackets outside strings, IRIs and comments; cheap, and right for every text that is Turtle. */
    private void nesting(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '[', '(' -> {
                    if (++depth > MAX_NESTING) {
                        add(Position.at(text, i), Severity.ERROR, "nesting", "nested too deeply (limit " + MAX_NESTING + ")");
                        return;
                    }
                }
                case ']', ')' -> depth--;
                case '#' -> i = endOfLine(text, i);
                case '<' -> i = endOfIri(text, i);
                case '"', '\'' -> i = endOfString(text, i);
                default -> { }
            }
        }
    }

    private static int endOfLine(String text, int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
            i++;
        }
        return i;
    }

    private static int endOfIri(String text, int from) {
        int i = from + 1;
        while (i < text.length() && text.charAt(i) != '>' && text.charAt(i) != '\n') {
            i++;
        }
        return i;
    }

    private static int endOfString(String text, int from) {
        String quote = text.substring(from, from + 1);
        String longQuote = quote.repeat(3);
        boolean isLong = text.startsWith(longQuote, from);
        String end = isLong ? longQuote : quote;
        int i = from + end.length();
        while (i < text.length() && !text.startsWith(end, i) && (isLong || text.charAt(i) != '\n')) {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return i + end.length() - 1;
    }
}
