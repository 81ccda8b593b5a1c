package org.w3id.egnatia.page.ask;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.w3id.egnatia.vocab.Namespaces;

/** The text of a query in pieces, for colours and links. Together the pieces are the text. */
public final class SparqlText {

    /** What a piece is; its name in lower case is the style. */
    public enum Kind { COMMENT, STRING, IRI, NAME, VARIABLE, KEYWORD, NUMBER, OTHER }

    /**
     * A piece of the text.
     *
     * @param kind what it is
     * @param text as it stands
     * @param iri  what it names, where it names something
     */
    public record Piece(Kind kind, String text, Optional<Node> iri) {

        /** Name of its style; empty for plain text. */
        public String style() {
            return kind == Kind.OTHER ? "" : "q-" + kind.name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Pattern PIECE = Pattern.compile("(?<comment>#[^\\n]*)|(?<iri><[^<>\"{}|^`\\\\\\s]*>)"
            + "|(?<string>\"\"\"(?:[^\"\\\\]|\\\\.|\"(?!\"\"))*\"\"\""
            + "|'''(?:[^'\\\\]|\\\\.|'(?!''))*'''"
            + "|\"(?:[^\"\\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\\n]|\\\\.)*')"
            + "|(?<variable>[?$]\\w+)|(?<name>(?:[A-Za-z][\\w-]*)?:(?:[\\w][\\w.-]*)?)"
            + "|(?<number>\\b\\d+(?:\\.\\d+)?\\b)|(?<word>[A-Za-z_]\\w*)");
    private static final Pattern PREFIX = Pattern.compile("(?i)\\bPREFIX\\s+([A-Za-z][\\w-]*)?:\\s*<([^>]*)>");

    private final List<Piece> pieces;

    private SparqlText(List<Piece> pieces) {
        this.pieces = pieces;
    }

    /** Takes a query to pieces; what is no SPARQL stays plain. */
    public static SparqlText of(String query) {
        Map<String, String> prefixes = new HashMap<>();
        Matcher prefix = PREFIX.matcher(query);
        while (prefix.find()) {
            prefixes.put(prefix.group(1) == null ? "" : prefix.group(1), prefix.group(2));
        }
        List<Piece> pieces = new ArrayList<>();
        Matcher next = PIECE.matcher(query);
        int end = 0;
        while (next.find()) {
            if (next.start() > end) {
                pieces.add(new Piece(Kind.OTHER, query.substring(end, next.start()), Optional.empty()));
            }
            pieces.add(piece(next, prefixes));
            end = next.end();
        }
        if (end < query.length()) {
            pieces.add(new Piece(Kind.OTHER, query.substring(end), Optional.empty()));
        }
        return new SparqlText(pieces);
    }

    private static Piece piece(Matcher m, Map<String, String> prefixes) {
        String text = m.group();
        if (m.group("comment") != null) {
            return new Piece(Kind.COMMENT, text, Optional.empty());
        } else if (m.group("iri") != null) {
            // A namespace names nothing by itself.
            return new Piece(Kind.IRI, text, Optional.of(text.substring(1, text.length() - 1))
                    .filter(iri -> !iri.endsWith("/") && !iri.endsWith("#"))
                    .map(NodeFactory::createURI));
        } else if (m.group("string") != null) {
            return new Piece(Kind.STRING, text, Optional.empty());
        } else if (m.group("variable") != null) {
            return new Piece(Kind.VARIABLE, text, Optional.empty());
        } else if (m.group("name") != null) {
            int colon = text.indexOf(':');
            String namespace = prefixes.get(text.substring(0, colon));
            return new Piece(Kind.NAME, text, namespace == null || colon == text.length() - 1 ? Optional.empty()
                    : Optional.of(NodeFactory.createURI(namespace + text.substring(colon + 1))));
        }
        return new Piece(m.group("number") != null ? Kind.NUMBER : Kind.KEYWORD, text, Optional.empty());
    }

    /** The pieces in order. */
    public List<Piece> pieces() {
        return pieces;
    }

    /** The terms of the ontology that the query names, each once. */
    public List<Node> terms() {
        return pieces.stream().flatMap(piece -> piece.iri().stream())
                .filter(iri -> iri.getURI().startsWith(Namespaces.DEF)
                && iri.getURI().length() > Namespaces.DEF.length()).distinct().toList();
    }
}
