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
 * merge conflict and no other format under a Turtle name.
 */
final class TextExaminer {

    /** Size limit of a file in bytes. */
    static final int MAX_BYTES = 10 * 1024 * 1024;

    private static final Pattern MERGE_MARK = Pattern.compile("(?m)^(<{7}|={7}|>{7}|\\|{7})([ \\t].*)?\\r?$");

    private final String file;
    private final List<Finding> findings = new ArrayList<>();

    private TextExaminer(String file) {
        this.file = file;
    }

    /**
     * What came of it.
     *
     * @param text     the text if a parser may be given it, without byte order mark
     * @param lines    where its lines begin
     * @param findings the findings either way
     */
    record Text(Optional<String> text, Lines lines, List<Finding> findings) {
    }

    /** Looks at a Turtle file. */
    static Text examine(SourceFile source) {
        return examine(source, true);
    }

    /** Looks at another text of ours, which may look as it likes. */
    static Text examinePlain(SourceFile source) {
        return examine(source, false);
    }

    private static Text examine(SourceFile source, boolean isTurtle) {
        TextExaminer examiner = new TextExaminer(source.path());
        String text = examiner.decode(source.content());
        Lines lines = new Lines(text == null ? "" : text);
        if (text != null) {
            if (text.startsWith("\uFEFF")) {
                examiner.add(new Position(1, 1), Severity.WARNING, "bom",
                        "a byte order mark at the beginning; better removed");
                text = text.substring(1);
                lines = new Lines(text);
            }
            examiner.format(text, lines, isTurtle);
            examiner.characters(text, lines);
            text = examiner.lineEnds(text, lines);
        }
        boolean readable = text != null && examiner.findings.stream()
                .noneMatch(f -> f.isError() && !List.of("bidi-control", "line-ends", "replacement-character")
                        .contains(f.rule()));
        return new Text(readable ? Optional.of(text) : Optional.empty(), lines, examiner.findings);
    }

    private void add(Position at, Severity severity, String rule, String message) {
        findings.add(new Finding(file, at, severity, rule, "", message));
    }

    private String decode(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            add(Position.NONE, Severity.ERROR, "file-too-large", "the file has more than " + MAX_BYTES
                    + " bytes, which is the limit; split it into smaller ones");
            return null;
        }
        Optional<String> binary = FormatGuess.ofBytes(bytes);
        if (binary.isPresent()) {
            add(new Position(1, 1), Severity.ERROR, "not-turtle", "this is " + binary.get());
            return null;
        }
        if (isUtf16(bytes)) {
            add(new Position(1, 1), Severity.ERROR, "not-utf8", "the file is UTF-16 or UTF-32; save it as UTF-8");
            return null;
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            int badByte = bytes[in.position()] & 0xFF;
            out.flip();
            add(new Lines(out).at(out.length()), Severity.ERROR, "not-utf8",
                    String.format("the file is not UTF-8 (byte %02X)%s; "
                    + "save it as UTF-8", badByte, looksLikeLatin1(bytes)
                    ? "; it looks like Latin-1 or another one-byte code" : ""));
            return null;
        }
        return out.flip().toString();
    }

    /** Its mark at the beginning, or every other byte empty as in all Latin text. */
    private static boolean isUtf16(byte[] bytes) {
        boolean marked = bytes.length > 1 && ((bytes[0] & 0xFF) == 0xFE && (bytes[1] & 0xFF) == 0xFF
                || (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xFE);
        int seen = Math.min(bytes.length, 256);
        int empty = 0;
        for (int i = 0; i < seen; i++) {
            empty += bytes[i] == 0 ? 1 : 0;
        }
        return marked || seen > 3 && empty > seen / 4;
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

    private void format(String text, Lines lines, boolean isTurtle) {
        Matcher mark = MERGE_MARK.matcher(text);
        if (mark.find()) {
            add(lines.at(mark.start()), Severity.ERROR, "merge-conflict",
                    "an unresolved merge conflict; keep one side and remove the marks");
            return;
        }
        if (!isTurtle) {
            return;
        }
        String head = text.stripLeading();
        FormatGuess.ofText(head).ifPresent(other -> add(lines.at(text.length() - head.length()), Severity.ERROR,
                "not-turtle", "this is " + other));
    }

    private void characters(String text, Lines lines) {
        int bidiLine = -1;
        for (int next = 0; next < text.length() && findings.size() < FindingList.SHOWN;) {
            int at = next;
            int c = text.codePointAt(at);
            next += Character.charCount(c);
            if (isOrdinary(c)) {
                continue;
            }
            CharacterRules.faultOf(c).ifPresent(f -> add(lines.at(at), f.severity(), f.rule(), f.message()));
            if (CharacterRules.isBidiControl(c) && (int) lines.at(at).line() != bidiLine) {
                bidiLine = (int) lines.at(at).line();
                bidi(text, at, lines);
            }
        }
        CharacterRules.doubleDecoded(text).ifPresent(piece -> add(lines.at(piece.start()), Severity.WARNING, "mojibake",
                "'" + piece.group() + "' looks like UTF-8 that was read as Latin-1; write the letter anew"));
    }

    /** True for the characters that most texts consist of, none of which can be at fault. */
    private static boolean isOrdinary(int c) {
        return c >= 0x20 && c <= 0x7E || c == '\n' || c == '\r' || c == '\t' || c >= 0xA0 && c <= 0x1FFF && c != 0xAD
                && c != 0x1680 && c != 0x180E && c != 0x180F || c >= 0x3000 && c <= 0xD7FF
                || c >= 0xF900 && c <= 0xFDCF;
    }

    /** Controls must be balanced within each string or other stretch between quotation marks of a line. */
    private void bidi(String text, int first, Lines lines) {
        int start = first;
        int end = first;
        while (end < text.length() && text.charAt(end) != '\n') {
            if (text.charAt(end) == '"' || end + 1 == text.length() || text.charAt(end + 1) == '\n') {
                int place = start;
                Optional<Fault> fault = CharacterRules.bidiFaultIn(text.substring(start, end + 1));
                fault.ifPresent(f -> add(lines.at(place), f.severity(), f.rule(), f.message()));
                if (fault.isPresent()) {
                    return;
                }
                start = end + 1;
            }
            end++;
        }
    }

    /** Lines that end in CR alone are one line for Turtle parsers; reads them as lines, so that places are right. */
    private String lineEnds(String text, Lines lines) {
        Matcher alone = Pattern.compile("\\r(?!\\n)").matcher(text);
        if (!alone.find()) {
            return text;
        }
        add(lines.at(alone.start()), Severity.ERROR, "line-ends",
                "a line that ends in CR alone, so the whole is one line for most "
                + "programs; save the file with LF or CR LF");
        return alone.replaceAll("\n");
    }
}
