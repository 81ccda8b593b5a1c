package org.w3id.egnatia.load;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.sparql.graph.GraphFactory;
import org.eclipse.rdf4j.model.BNode;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.rio.RDFParseException;
import org.eclipse.rdf4j.rio.RDFParser;
import org.eclipse.rdf4j.rio.helpers.AbstractRDFHandler;
import org.eclipse.rdf4j.rio.helpers.BasicParserSettings;
import org.eclipse.rdf4j.rio.turtle.TurtleParser;

/**
 * The second opinion, by RDF4J Rio. A difference is a fault of the file in practice: some consumer will read it
 * differently.
 */
final class SecondReading {

    private SecondReading() {
    }

    /** The finding if RDF4J reads other triples than the file's from those triples, written as N-Triples. */
    static Optional<Finding> compare(TurtleFile file) {
        StringWriter text = new StringWriter();
        RDFDataMgr.write(text, file.graph(), RDFFormat.NTRIPLES);
        return compare(file, text.toString(), new Lines(text.toString()))
                .map(f -> new Finding(f.file(), Position.NONE, f.severity(), f.rule(), f.focus(), f.message()));
    }

    /** The finding if RDF4J refuses the text or reads other triples from it than the file's. */
    static Optional<Finding> compare(TurtleFile file, String text, Lines lines) {
        Graph other = GraphFactory.createDefaultGraph();
        RDFParser parser = new TurtleParser();
        parser.getParserConfig().set(BasicParserSettings.VERIFY_URI_SYNTAX, true);
        parser.getParserConfig().set(BasicParserSettings.PRESERVE_BNODE_IDS, true);
        parser.setRDFHandler(new AbstractRDFHandler() {
            @Override
            public void handleStatement(Statement st) {
                other.add(Triple.create(node(st.getSubject()), node(st.getPredicate()), node(st.getObject())));
            }
        });
        try {
            parser.parse(new StringReader(text), "");
        } catch (RDFParseException e) {
            Position at = e.getLineNumber() > 0 ? new Position(e.getLineNumber(), Math.max(e.getColumnNumber(), 0))
                    : lines.at(text.stripTrailing().length());
            return Optional.of(new Finding(file.path(), at, Severity.ERROR, "second-parser", "",
                    "RDF4J refuses what Jena accepts: " + ParserMessage.plain(e.getMessage())));
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory failed", e);
        } catch (RuntimeException | StackOverflowError e) {
            return Optional.of(new Finding(file.path(), Position.NONE, Severity.ERROR, "second-parser", "",
                    "RDF4J cannot read this file, which Jena can; write it more plainly"));
        }
        // Blank nodes are refused in facts, and to match many of them would take for ever.
        boolean matchable = file.kind() == GraphKind.SHAPES || file.graph().stream().noneMatch(SecondReading::hasBlank);
        if (matchable ? !other.isIsomorphicWith(file.graph()) : other.size() != file.graph().size()) {
            return Optional.of(new Finding(file.path(), Position.NONE, Severity.ERROR, "parsers-disagree", "",
                    "Jena reads " + file.graph().size() + " triples and RDF4J " + other.size()
                            + ", and the graphs differ; write the file more plainly"));
        }
        return Optional.empty();
    }

    private static boolean hasBlank(Triple triple) {
        return triple.getSubject().isBlank() || triple.getObject().isBlank();
    }

    private static Node node(Value value) {
        if (value instanceof BNode blank) {
            return NodeFactory.createBlankNode(blank.getID());
        }
        if (value instanceof Literal literal) {
            return literal.getLanguage().map(tag -> NodeFactory.createLiteralLang(literal.getLabel(), tag))
                    .orElseGet(() -> NodeFactory.createLiteralDT(literal.getLabel(),
                            NodeFactory.getType(literal.getDatatype().stringValue())));
        }
        return NodeFactory.createURI(value.stringValue());
    }
}
