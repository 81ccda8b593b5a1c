package org.w3id.egnatia.engines;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.vocabulary.XSD;

/**
 * Cells of an answer in one writing for all engines: N-Triples, and of a decimal its value. An empty text is no cell:
 * engines differ in whether GROUP_CONCAT of nothing is one, and neither a page nor CSV shows a difference.
 */
final class Cells {

    private static final String EMPTY = "\"\"";

    private Cells() {
    }

    static String iri(String iri) {
        return '<' + iri + '>';
    }

    static String literal(String lexical, String language, String datatype) {
        if (!language.isEmpty()) {
            return '"' + lexical + "\"@" + language.toLowerCase(Locale.ROOT);
        }
        if (datatype.equals(XSD.decimal.getURI())) {
            return '"' + new BigDecimal(lexical).stripTrailingZeros().toPlainString() + "\"^^decimal";
        }
        return '"' + lexical + '"' + (datatype.equals(XSD.xstring.getURI()) ? "" : "^^" + iri(datatype));
    }

    /** A row of cells by the names of their columns. */
    static String row(Map<String, String> cells) {
        Map<String, String> sorted = new TreeMap<>(cells);
        sorted.values().removeIf(EMPTY::equals);
        return sorted.toString();
    }

    /** A row as ours has it. */
    static String row(Binding binding) {
        Map<String, String> cells = new HashMap<>();
        binding.forEach((variable, value) -> cells.put(variable.getVarName(), cell(value)));
        return row(cells);
    }

    static String triple(Triple triple) {
        return cell(triple.getSubject()) + ' ' + cell(triple.getPredicate()) + ' ' + cell(triple.getObject());
    }

    private static String cell(Node value) {
        return value.isURI() ? iri(value.getURI()) : value.isLiteral() ? literal(value.getLiteralLexicalForm(),
                value.getLiteralLanguage(), value.getLiteralDatatypeURI()) : value.toString();
    }
}
