package org.w3id.egnatia.release;

import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.NodeIdInline;

/**
 * How terms stand in a database. TDB2 keeps of numbers, days and booleans the value and not how it was written: {@code
 * "494"^^xsd:decimal} would come back as {@code "494.0"}. Those that would come back otherwise have another type there.
 */
final class DiskTerms {

    private static final String AS_WRITTEN = "urn:x-egnatia:as-written:";

    private DiskTerms() {
    }

    /** A term as it is written, and looked for. */
    static Node written(Node term) {
        if (!term.isConcrete() || !term.isLiteral()) {
            return term;
        }
        NodeId value = NodeIdInline.inline(term);
        return value == null || term.equals(NodeIdInline.extract(value)) ? term : NodeFactory.createLiteralDT(
                term.getLiteralLexicalForm(), TypeMapper.getInstance().getSafeTypeByName(AS_WRITTEN
                + term.getLiteralDatatypeURI()));
    }

    /** A quad as it is written. */
    static Quad written(Quad quad) {
        Node object = written(quad.getObject());
        return object == quad.getObject() ? quad
                : Quad.create(quad.getGraph(), quad.getSubject(), quad.getPredicate(), object);
    }

    /** A quad as it was before it was written. */
    static Quad read(Quad quad) {
        Node object = quad.getObject();
        return !object.isLiteral() || !object.getLiteralDatatypeURI().startsWith(AS_WRITTEN) ? quad
                : Quad.create(quad.getGraph(), quad.getSubject(), quad.getPredicate(), NodeFactory.createLiteralDT(
                object.getLiteralLexicalForm(), TypeMapper.getInstance().getSafeTypeByName(
                object.getLiteralDatatypeURI().substring(AS_WRITTEN.length()))));
    }
}
