package org.w3id.egnatia.load;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.lang.LangTurtle;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.riot.tokens.Tokenizer;
import org.apache.jena.riot.tokens.TokenizerText;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * Reads Turtle 1.1 files strictly, with two independent parsers that must agree: Jena RIOT, which also keeps the place
 * of every triple, and RDF4J Rio.
 */
public final class TurtleReader {

    /** Findings of the scanner that leave the text readable for the parsers. */
    private static final Set<String> READABLE =
            Set.of("base", "namespace-typo", "foreign-namespace", "iri-twin", "relative-iri");
    /**
     * Rules that look at the text as it stands and at the values of literals; the place in the text is the better one.
     */
    private static final Set<String> OF_CHARACTERS =
            Set.of("bidi-control", "replacement-character", "invisible-character");

    private TurtleReader() {
    }

    /** Reads one file; never throws for anything that is in the file. */
    public static TurtleFile.Reading read(SourceFile source) {
        TextExaminer.Text text = TextExaminer.examine(source);
        List<Finding> findings = new ArrayList<>(text.findings());
        if (text.text().isEmpty()) {
            return new TurtleFile.Reading(Optional.empty(), sorted(findings));
        }
        return read(source.path(), text.text().get(), text.lines(), findings);
    }

    private static TurtleFile.Reading read(String path, String text, Lines lines, List<Finding> findings) {
        List<Finding> scanned = TurtleScanner.scan(path, text, lines);
        findings.addAll(scanned);
        if (scanned.stream().anyMatch(f -> !READABLE.contains(f.rule()))) {
            return new TurtleFile.Reading(Optional.empty(), sorted(findings));
        }
        Graph graph = GraphFactory.createDefaultGraph();
        FindingList strict = new FindingList();
        StrictProfile profile = new StrictProfile(path, new Collector(path, strict), strict);
        boolean parsed = parseWithJena(path, text, lines, profile, graph, strict);
        Set<String> known = findings.stream().map(Finding::rule).collect(Collectors.toSet());
        known.retainAll(OF_CHARACTERS);
        Position last = lines.at(Math.max(text.stripTrailing().length() - 1, 0));
        strict.all().stream().filter(f -> !known.contains(f.rule())).map(f -> notBeyond(last, f))
                .forEach(findings::add);
        GraphKind kind = isShapesFromElsewhere(path, graph) ? GraphKind.SHAPES : GraphKind.of(path);
        TurtleFile file = new TurtleFile(path, kind, kind.graphName(path), graph, profile.places());
        if (parsed && findings.stream().noneMatch(Finding::isError)) {
            SecondReading.compare(file, text, lines).ifPresent(findings::add);
            if (graph.isEmpty()) {
                findings.add(new Finding(path, Position.NONE, Severity.WARNING, "empty-file", "",
                        "the file has no statement; fill or remove it"));
            }
        }
        boolean usable = parsed && findings.stream().noneMatch(Finding::isError);
        return new TurtleFile.Reading(usable ? Optional.of(file) : Optional.empty(), withFocus(sorted(findings), file));
    }

    private static boolean parseWithJena(String path, String text, Lines lines, StrictProfile profile, Graph graph,
                                         FindingList findings) {
        Tokenizer tokenizer = TokenizerText.create().source(new StringReader(text))
                .errorHandler(profile.getErrorHandler()).build();
        StreamRDF sink = StreamRDFLib.graph(graph);
        try {
            sink.start();
            new LangTurtle(tokenizer, profile, sink).parse();
            sink.finish();
            return true;
        } catch (RiotException e) {
            if (findings.all().stream().noneMatch(f -> f.rule().equals("syntax")
                    || f.rule().equals("undefined-prefix"))) {
                Position at = new Position(Math.max(tokenizer.getLine(), 0), Math.max(tokenizer.getColumn(), 0));
                findings.add(new Finding(path, at, Severity.ERROR, "syntax", "", ParserMessage.plain(e.getMessage())));
            }
            return false;
        } catch (RuntimeException | StackOverflowError e) {
            // No text may stop the program, not even one that meets a fault of the parser.
            findings.add(new Finding(path, lines.at(text.stripTrailing().length()), Severity.ERROR, "syntax", "",
                    "the parser cannot read this file, at the latest here; write it more plainly"));
            return false;
        }
    }

    /**
     * A file that is not in the workspace has no folder to say what it is; one that describes shapes is judged as
     * shapes.
     */
    private static boolean isShapesFromElsewhere(String path, Graph graph) {
        return !GraphKind.isInWorkspace(path) && (graph.contains(Node.ANY, RDF.type.asNode(), SHACL.NodeShape)
                || graph.contains(Node.ANY, RDF.type.asNode(), SHACL.PropertyShape));
    }

    /** What is missing at the end is noticed behind it; its place is the last line with anything on it. */
    private static Finding notBeyond(Position last, Finding f) {
        return f.line() <= last.line() ? f : new Finding(f.file(), last, f.severity(), f.rule(),
                f.focus(), f.message());
    }

    /** Names the subject of the statement that a finding without focus stands in. */
    static List<Finding> withFocus(List<Finding> findings, TurtleFile file) {
        Set<Long> lines = findings.stream().filter(TurtleReader::lacksFocus).map(Finding::line)
                .collect(Collectors.toSet());
        Map<Long, String> subjects = subjectsOn(lines, file.places());
        return findings.stream().map(f -> lacksFocus(f)
                ? new Finding(f.file(), f.line(), f.column(), f.severity(), f.rule(),
                subjects.getOrDefault(f.line(), ""), f.message(), f.advice()) : f).toList();
    }

    private static boolean lacksFocus(Finding finding) {
        return finding.focus().isEmpty() && finding.line() > 0;
    }

    /** The first subject, by name, of the triples on each of some lines. */
    private static Map<Long, String> subjectsOn(Set<Long> lines, Map<Triple, Position> places) {
        Map<Long, String> subjects = new HashMap<>();
        if (lines.isEmpty()) {
            return subjects;
        }
        places.forEach((triple, at) -> {
            if (lines.contains(at.line()) && triple.getSubject().isURI()) {
                subjects.merge(at.line(), Namespaces.shorten(triple.getSubject().getURI()),
                        (a, b) -> a.compareTo(b) <= 0 ? a : b);
            }
        });
        return subjects;
    }

    static List<Finding> sorted(List<Finding> findings) {
        FindingList shown = new FindingList();
        findings.stream().sorted().forEach(shown::add);
        return shown.all();
    }

    /** Turns what RIOT reports into findings; its warnings are errors here. */
    private record Collector(String path, FindingList findings) implements ErrorHandler {
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
            findings.add(new Finding(path, new Position(Math.max(line, 0), Math.max(column, 0)),
                    Severity.ERROR, rule, "",
                    ParserMessage.plain(message)));
        }
    }
}
