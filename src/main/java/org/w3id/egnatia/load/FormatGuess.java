package org.w3id.egnatia.load;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Recognises what is often committed under the name of a Turtle file and is none, by how it begins. */
final class FormatGuess {

    private static final Map<String, String> FIRST_BYTES = firstBytes();
    private static final Map<Pattern, String> HEADS = heads();

    private FormatGuess() {
    }

    /** What the bytes are, if they are no text. */
    static Optional<String> ofBytes(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, 8), StandardCharsets.ISO_8859_1);
        return FIRST_BYTES.entrySet().stream().filter(e -> head.startsWith(e.getKey()))
                .map(Map.Entry::getValue).findFirst();
    }

    /** What a text is, if it is not Turtle; {@code head} begins at its first sign. */
    static Optional<String> ofText(String head) {
        String begin = head.substring(0, Math.min(head.length(), 2000));
        return HEADS.entrySet().stream().filter(e -> e.getKey().matcher(begin).lookingAt())
                .map(Map.Entry::getValue).findFirst();
    }

    private static Map<String, String> firstBytes() {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("\u001F\u008B", "a gzip archive, not Turtle; unpack it");
        map.put("PK\u0003\u0004", "a zip archive or an office document, not Turtle; unpack or export it");
        map.put("BZh", "a bzip2 archive, not Turtle; unpack it");
        map.put("\u00FD7zXZ", "an xz archive, not Turtle; unpack it");
        map.put("(\u00B5/\u00FD", "a zstd archive, not Turtle; unpack it");
        map.put("%PDF-", "a PDF document, not Turtle; cite it as a source instead");
        map.put("\u0089PNG", "an image, not Turtle");
        map.put("\u00FF\u00D8\u00FF", "an image, not Turtle");
        map.put("GIF8", "an image, not Turtle");
        map.put("\u00D0\u00CF\u0011\u00E0", "an office document, not Turtle; export it");
        map.put("SQLite f", "a database, not Turtle; export it");
        return map;
    }

    private static Map<Pattern, String> heads() {
        Map<Pattern, String> map = new LinkedHashMap<>();
        add(map, "version https://git-lfs", "a pointer to a large file, not the file itself; run git lfs pull");
        add(map, "(<\\?xml[^>]*>\\s*)?(<!--.*?-->\\s*)?(<!DOCTYPE rdf[^>]*>?\\s*)?<(rdf:)?RDF\\b",
                "RDF/XML, not Turtle; convert it");
        add(map, "(?i)<!DOCTYPE|<html|<\\?xml|<!--|<svg\\b|<(head|body|div|p|span|script)[ >]",
                "HTML or XML, not Turtle; fetch the "
                + "file itself, not the page about it");
        add(map, "\\{\\s*\"@(context|graph|id)\"|\\[\\s*\\{\\s*\"@", "JSON-LD, not Turtle; convert it");
        add(map, "\\{\\s*(\"|})|\\[\\s*[{\"\\[]|\\[\\s*\\d+\\s*,", "JSON, not Turtle; convert it");
        add(map, "diff --git |Index: \\S|--- \\S+.*\\R\\+\\+\\+ ", "a patch, not Turtle; apply it");
        add(map, "---\\s*\\R|%YAML", "YAML, not Turtle; convert it");
        add(map, "@(keywords|forAll|forSome)\\b", "N3, not Turtle; write plain Turtle");
        add(map, "-----BEGIN ", "a key or certificate, not Turtle; remove it from the repository");
        add(map, "[\\w ]+([,;\\t][\\w ]+)+\\s*(\\R|$)|\"[^\"\\n]*\"([,;\\t]\"[^\"\\n]*\")+\\s*(\\R|$)",
                "CSV, not Turtle; convert it");
        return map;
    }

    private static void add(Map<Pattern, String> map, String head, String what) {
        map.put(Pattern.compile(head, Pattern.DOTALL), what);
    }
}
