package org.w3id.egnatia.load;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3id.egnatia.spelling.EditDistance;
import org.w3id.egnatia.vocab.Namespaces;

/** What the parsers say of the commonest slips, in the words of the person who made one. */
final class ParserMessage {

    /** A parser that quotes what it cannot read may quote a whole file. */
    private static final int LONGEST = 500;
    private static final Pattern UNDEFINED = Pattern.compile("Undefined prefix: (.*)");
    private static final Map<Pattern, String> PHRASES = phrases();

    private ParserMessage() {
    }

    /** The message as one sentence, without the line and column, which a finding has already. */
    static String plain(String message) {
        String text = message == null ? "the file cannot be parsed" : message.lines().findFirst().orElse("")
                .replaceFirst("^\\[line: \\d+, col: \\d+ ?\\] ?", "").replaceFirst(" \\[line \\d+\\]$", "");
        text = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        for (Map.Entry<Pattern, String> phrase : PHRASES.entrySet()) {
            Matcher found = phrase.getKey().matcher(text);
            if (found.find()) {
                return found.replaceFirst(phrase.getValue()) + meant(text);
            }
        }
        return text;
    }

    /** The prefix of ours that is nearest to one that is not declared. */
    private static String meant(String text) {
        Matcher undefined = UNDEFINED.matcher(text);
        return !undefined.find() ? "" : EditDistance.nearest(undefined.group(1), Namespaces.all().keySet())
                .filter(near -> !near.equals(undefined.group(1)))
                .map(near -> " (did you mean " + near + ":?)").orElse("");
    }

    private static Map<Pattern, String> phrases() {
        Map<Pattern, String> map = new LinkedHashMap<>();
        add(map, "not terminated by DOT", "the statement before is not ended: '.', ';' or ',' is expected here");
        add(map, "not terminated properly in \\[]-list", "']' is missing: what was opened with '[' is not closed");
        add(map, "Out of place: \\[DOT]", "a '.' without a statement before it; remove it");
        add(map, "\\(expected an RDF Term\\): \\[DOT]",
                "a value is missing before this '.'; write it, or remove the ',' or the property");
        add(map, "(Not a valid token for an RDF term|expected an RDF Term\\)): \\[EOF]",
                "the file ends within a statement; write the rest of it and a '.'");
        add(map, "(?:Not a valid token for an RDF term|expected an RDF Term\\)|Out of place): \\[(?:[A-Z_]+:)?(.*?)]",
                "'$1' cannot stand here; an IRI, a prefixed name, a number or a text in quotation marks is expected");
        add(map, "Expected IRI for predicate: got: .*",
                "a property is expected here, as a prefixed name or an IRI of the ontology");
        add(map, "Unrecognized keyword: (.*)",
                "'$1' is no word of Turtle; write a prefixed name, an IRI in <…> or a text in quotation marks");
        add(map, "Unrecognized directive: (.*)", "there is no '@$1' in Turtle; write @prefix in small letters");
        add(map, "Failed to find a prefix name or keyword: (.*)\\(\\d+;(0x[0-9A-F]+)\\)",
                "the character '$1' ($2) cannot stand here");
        add(map, "Undefined prefix: (.*)", "the prefix '$1:' is not declared; declare it with @prefix, or mend its "
                + "spelling");
        add(map, "requires a prefix", "a prefix is expected here: a name that begins with a letter and ends with ':'");
        add(map, "requires an IRI", "a namespace is expected here: an IRI in <…>");
        return map;
    }

    private static void add(Map<Pattern, String> map, String message, String meaning) {
        map.put(Pattern.compile(".*" + message + ".*"), meaning);
    }
}
