package org.w3id.egnatia.load;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.sparql.graph.GraphFactory;
import org.eclipse.rdf4j.model.BNode;
import org.eclipse.rdf4j.model.IRI;
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

    /**
     * The finding if RDF4J reads other triples than the file's from those triples, written as N-Triples. There a triple
     * is its three terms one after the other, so that each term need be read once only.
     */
    static Optional<Finding> compare(TurtleFile file) {
        Graph some = GraphFactory.createDefaultGraph();
        Set<Node> written = new HashSet<>();
        file.graph().find().filterKeep(triple -> written.add(triple.getSubject()) | written.add(triple.getPredicate())
                | written.add(triple.getObject())).forEachRemaining(some::add);
        StringWriter text = new StringWriter();
        RDFDataMgr.write(text, some, RDFFormat.NTRIPLES);
        return compare(new TurtleFile(file.path(), file.kind(), file.graphName(), some, file.places()),
                text.toString(), new Lines(text.toString()))
                .map(f -> new Finding(f.file(), Position.NONE, f.severity(), f.rule(), f.focus(), f.message()));
    }

    /** The finding if RDF4J refuses the text or reads other triples from it than the file's. */
    static Optional<Finding> compare(TurtleFile file, String text, Lines lines) {
        Set<Triple> other = new HashSet<>();
        RDFParser parser = new OnceParser();
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
        if (!isSame(file, other)) {
            return Optional.of(new Finding(file.path(), Position.NONE, Severity.ERROR, "parsers-disagree", "",
                    "Jena reads " + file.graph().size() + " triples and RDF4J " + other.size()
                            + ", and the graphs differ; write the file more plainly"));
        }
        return Optional.empty();
    }

    private static boolean isSame(TurtleFile file, Set<Triple> other) {
        if (other.size() != file.graph().size()) {
            return false;
        }
        if (file.graph().stream().noneMatch(SecondReading::hasBlank)) {
            return other.stream().allMatch(file.graph()::contains);
        }
        // Blank nodes are refused in facts, and to match many of them would take for ever.
        if (file.kind() != GraphKind.SHAPES) {
            return true;
        }
        Graph graph = GraphFactory.createDefaultGraph();
        other.forEach(graph::add);
        return graph.isIsomorphicWith(file.graph());
    }

    /** Looks at the syntax of each IRI once, however often it stands in the file. */
    private static final class OnceParser extends TurtleParser {
        private final Map<String, IRI> known = new HashMap<>();

        @Override
        protected IRI createURI(String iri) {
            IRI before = known.get(iri);
            if (before != null) {
                return before;
            }
            IRI made = super.createURI(iri);
            known.put(iri, made);
            return made;
        }
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
