package org.w3id.egnatia.load;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.lang.LangTurtle;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.riot.tokens.Tokenizer;
import org.apache.jena.riot.tokens.TokenizerText;
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
import org.w3id.egnatia.vocab.Namespaces;

/**
 * Reads Turtle 1.1 files strictly, with two independent parsers that must agree: Jena RIOT, which also keeps the place
 * of every triple, and RDF4J Rio.
 */
public final class TurtleReader {

    private static final Pattern PREFIX = Pattern.compile("(?m)^\\s*@?(?:prefix|PREFIX)\\s+([\\w-]*):\\s*<([^>]*)>");
    private static final Pattern BASE = Pattern.compile("(?mi)^\\s*(@base|base)\\b");

    private TurtleReader() {
    }

    /** Reads one file; never throws for anything that is in the file. */
    public static TurtleFile.Reading read(SourceFile source) {
        TextExaminer.Text text = TextExaminer.examine(source);
        List<Finding> findings = new ArrayList<>(text.findings());
        if (text.text().isEmpty()) {
            return new TurtleFile.Reading(Optional.empty(), sorted(findings));
        }
        return read(source.path(), text.text().get(), findings);
    }

    private static TurtleFile.Reading read(String path, String text, List<Finding> findings) {
        checkPrefixes(path, text, findings);
        Graph graph = GraphFactory.createDefaultGraph();
        List<Finding> strict = new ArrayList<>();
        StrictProfile profile = new StrictProfile(path, new Collector(path, strict), strict);
        boolean parsed = parseWithJena(path, text, profile, graph, strict);
        findings.addAll(strict.stream().map(f -> f.rule().equals("base") ? at(f, text, BASE) : f).toList());
        GraphKind kind = GraphKind.of(path);
        TurtleFile file = new TurtleFile(path, kind, kind.graphName(path), graph, profile.places());
        if (parsed && findings.stream().noneMatch(Finding::isError)) {
            compareWithRdf4j(file, text, findings);
            if (graph.isEmpty()) {
                findings.add(new Finding(path, Position.NONE, Severity.WARNING, "empty-file", "", "the file has no statement"));
            }
        }
        boolean usable = parsed && findings.stream().noneMatch(Finding::isError);
        return new TurtleFile.Reading(usable ? Optional.of(file) : Optional.empty(), sorted(withFocus(findings, file)));
    }

    private static boolean parseWithJena(String path, String text, StrictProfile profile, Graph graph, List<Finding> findings) {
        Tokenizer tokenizer = TokenizerText.create().source(new StringReader(text))
                .errorHandler(profile.getErrorHandler()).build();
        StreamRDF sink = StreamRDFLib.graph(graph);
        try {
            sink.start();
            new LangTurtle(tokenizer, profile, sink).parse();
            sink.finish();
            return true;
        } catch (RiotException e) {
            if (findings.stream().noneMatch(f -> f.rule().equals("syntax") || f.rule().equals("undefined-prefix"))) {
                findings.add(new Finding(path, Position.NONE, Severity.ERROR, "syntax", "", plain(e.getMessage())));
            }
            return false;
        }
    }

    /** The second opinion. A difference is a fault of the file in practice: some consumer will read it differently. */
    private static void compareWithRdf4j(TurtleFile file, String text, List<Finding> findings) {
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
                    : Position.at(text, text.stripTrailing().length());
            findings.add(new Finding(file.path(), at, Severity.ERROR, "second-parser", "",
                    "RDF4J refuses what Jena accepts: " + plain(e.getMessage())));
            return;
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory failed", e);
        }
        if (!other.isIsomorphicWith(file.graph())) {
            findings.add(new Finding(file.path(), Position.NONE, Severity.ERROR, "parsers-disagree", "",
                    "Jena reads " + file.graph().size() + " triples and RDF4J " + other.size()
                            + ", and the graphs differ; write the file more plainly"));
        }
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

    private static void checkPrefixes(String path, String text, List<Finding> findings) {
        Matcher m = PREFIX.matcher(text);
        while (m.find()) {
            String expected = Namespaces.all().get(m.group(1));
            if (expected != null && !expected.equals(m.group(2))) {
                findings.add(new Finding(path, Position.at(text, m.start(1)), Severity.ERROR, "namespace-typo", "",
                        "'" + m.group(1) + ":' is bound to <" + m.group(2) + ">; the right one is <" + expected + ">"));
            }
        }
    }

    private static Finding at(Finding f, String text, Pattern pattern) {
        Matcher m = pattern.matcher(text);
        Position p = m.find() ? Position.at(text, m.start(1)) : Position.NONE;
        return new Finding(f.file(), p, f.severity(), f.rule(), f.focus(), f.message());
    }

    /** Names the subject of the statement that a finding without focus stands in. */
    private static List<Finding> withFocus(List<Finding> findings, TurtleFile file) {
        return findings.stream().map(f -> f.focus().isEmpty() && f.line() > 0 ? new Finding(f.file(), f.line(), f.column(),
                f.severity(), f.rule(), subjectAt(file.places(), f.line()), f.message(), f.advice()) : f).toList();
    }

    private static String subjectAt(Map<Triple, Position> places, long line) {
        return places.entrySet().stream().filter(e -> e.getValue().line() == line && e.getKey().getSubject().isURI())
                .map(e -> Namespaces.shorten(e.getKey().getSubject().getURI())).sorted().findFirst().orElse("");
    }

    private static List<Finding> sorted(List<Finding> findings) {
        return findings.stream().sorted().distinct().toList();
    }

    /** Parser messages carry their own line and column, which a finding has already. */
    private static String plain(String message) {
        String text = message == null ? "the file cannot be parsed" : message;
        return text.replaceFirst("^\\[line: \\d+, col: \\d+ ?\\] ?", "").replaceFirst(" \\[line \\d+\\]$", "").lines()
                .findFirst().orElse(text);
    }

    /** Turns what RIOT reports into findings; its warnings are errors here. */
    private record Collector(String path, List<Finding> findings) implements ErrorHandler {
        @Override
        public void warning(String message, long line, long column) {
            add(message, line, column);
        }

        @Override
        public void error(String message, long line, long column) {
            add(message, line, column);
            throw new RiotException(message);
        }

        @Override
        public void fatal(String message, long line, long column) {
            add(message, line, column);
            throw new RiotException(message);
        }

        private void add(String message, long line, long column) {
            String rule = message.startsWith("Undefined prefix") ? "undefined-prefix" : "syntax";
            findings.add(new Finding(path, new Position(Math.max(line, 0), Math.max(column, 0)), Severity.ERROR, rule, "", plain(message)));
        }
    }
}
