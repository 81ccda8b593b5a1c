package org.w3id.egnatia.query;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.XSD;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * A value that the reader of a saved query may choose. In the query it is a {@code VALUES} block of one variable, whose
 * row is the value used when none is given; in the header it is {@code # param: name type what it means}.
 *
 * @param name    the variable's name, without the question mark
 * @param type    {@code date}, {@code integer}, {@code string} or the prefix of one of our namespaces, such as
 *                {@code actor}
 * @param meaning one sentence for the form
 */
public record QueryParameter(String name, String type, String meaning) {

    private static final Pattern HEADER = Pattern.compile("(\\w+)\\s+([\\w-]+)\\s+(.+)");

    static QueryParameter parse(String header) {
        Matcher m = HEADER.matcher(header);
        if (!m.matches()) {
            throw new QueryException("the header line 'param: " + header + "' is not 'param: name type meaning'");
        }
        return new QueryParameter(m.group(1), m.group(2), m.group(3));
    }

    /**
     * The value that a text stands for.
     *
     * @throws QueryException if the text is no value of this parameter's type
     */
    public Node value(String text) {
        switch (type) {
            case "date":
                return literal(text, XSD.date.getURI(), "a date as YYYY-MM-DD");
            case "integer":
                return literal(text, XSD.integer.getURI(), "a whole number");
            case "string":
                return NodeFactory.createLiteralString(text);
            default:
                return iri(text);
        }
    }

    private Node literal(String text, String datatype, String expected) {
        RDFDatatype type = TypeMapper.getInstance().getSafeTypeByName(datatype);
        if (!type.isValid(text)) {
            throw new QueryException("parameter " + name + ": '" + text + "' is not " + expected);
        }
        return NodeFactory.createLiteralDT(text, type);
    }

    private Node iri(String text) {
        String namespace = Namespaces.all().get(type);
        if (namespace == null) {
            throw new QueryException("parameter " + name + " has the unknown type '" + type + "'");
        }
        String code = text.startsWith(namespace) ? text.substring(namespace.length()) : text;
        if (!code.matches("[A-Za-z0-9._-]+")) {
            throw new QueryException("parameter " + name + ": '" + text + "' is no code of " + namespace);
        }
        return NodeFactory.createURI(namespace + code);
    }
}
