package org.w3id.egnatia.publish;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.w3id.egnatia.vocab.Egn;

/**
 * A description as a table: CSV by RFC 4180 in UTF-8, with a header line and these columns.
 *
 * <ol>
 * <li>{@code thing}, {@code property}: their IRIs
 * <li>{@code value}: an IRI, or the lexical form of a literal
 * <li>{@code language}: language tag of a text that has one
 * <li>{@code datatype}: IRI of the datatype of a literal without a language; empty for IRIs
 * <li>{@code evidence}, {@code source}, {@code locator}, {@code checked}: a piece of evidence for the thing, the source in
 *     which it stands, the lines or other place there, and the IRI of the way in which it was checked
 * </ol>
 *
 * <p>There is a row for each value and piece of evidence; a thing without evidence has those columns empty. The triples
 * of the evidence nodes themselves are in the last columns and have no rows of their own.
 */
final class DescriptionTable {

    private static final String HEADER = "thing,property,value,language,datatype,evidence,source,locator,checked\r\n";

    private DescriptionTable() {
    }

    static byte[] bytes(Description description) {
        Graph graph = description.graph();
        Map<Node, List<String>> evidenceOf = new HashMap<>();
        Set<Node> told = new HashSet<>();
        graph.find(Node.ANY, Egn.evidence, Node.ANY).forEachRemaining(t -> {
            evidenceOf.computeIfAbsent(t.getSubject(), s -> new ArrayList<>()).add(columns(graph, t.getObject()));
            told.add(t.getObject());
        });
        StringBuilder csv = new StringBuilder(HEADER);
        graph.find().forEachRemaining(t -> {
            if (!told.contains(t.getSubject()) && !t.predicateMatches(Egn.evidence)) {
                String value = columns(t);
                evidenceOf.getOrDefault(t.getSubject(), List.of(",,,")).forEach(evidence -> csv.append(value).append(evidence).append("\r\n"));
            }
        });
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String columns(Triple triple) {
        Node value = triple.getObject();
        boolean literal = value.isLiteral();
        String language = literal ? value.getLiteralLanguage() : "";
        return cell(triple.getSubject().toString()) + ',' + cell(triple.getPredicate().getURI()) + ','
                + cell(literal ? value.getLiteralLexicalForm() : value.toString()) + ',' + cell(language) + ','
                + (literal && language.isEmpty() ? cell(value.getLiteralDatatypeURI()) : "") + ',';
    }

    private static String columns(Graph graph, Node evidence) {
        Set<Integer> lines = new TreeSet<>();
        List<String> places = new ArrayList<>();
        String source = "";
        String checked = "";
        for (Triple t : graph.find(evidence, Node.ANY, Node.ANY).toList()) {
            if (t.predicateMatches(Egn.source)) {
                source = t.getObject().toString();
            } else if (t.predicateMatches(Egn.verification)) {
                checked = t.getObject().toString();
            } else if (t.predicateMatches(Egn.line) && t.getObject().getLiteralLexicalForm().matches("[0-9]{1,9}")) {
                lines.add(Integer.valueOf(t.getObject().getLiteralLexicalForm()));
            } else if (t.getObject().isLiteral()) {
                places.add(t.getObject().getLiteralLexicalForm());
            }
        }
        if (!lines.isEmpty()) {
            places.add(0, (lines.size() == 1 ? "line " : "lines ") + LineRanges.of(List.copyOf(lines)));
        }
        return cell(evidence.toString()) + ',' + cell(source) + ',' + cell(String.join("; ", places)) + ',' + cell(checked);
    }

    private static String cell(String text) {
        return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r') ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
