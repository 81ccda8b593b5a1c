package org.w3id.egnatia.spark;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.jena.graph.Node;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.engine.ValidationContext;
import org.apache.jena.shacl.parser.Shape;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shacl.validation.Severity;
import org.apache.jena.shacl.validation.VLib;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.vocabulary.RDF;
import org.w3id.egnatia.query.QueryRunner;
import org.w3id.egnatia.vocab.Namespaces;

/** Holds the rules on one piece: the very shapes and queries that {@code check} uses, on what is in the piece. */
final class PieceCheck {

    private final List<BulkFinding> findings = new ArrayList<>();
    private final Piece piece;
    private final BulkRules rules;
    private final boolean isFirst;

    private PieceCheck(Piece piece, BulkRules rules, boolean isFirst) {
        this.piece = piece;
        this.rules = rules;
        this.isFirst = isFirst;
    }

    /**
     * Holds the rules.
     *
     * @param general the quads of what is no thing, whose faults are told in the first piece
     * @param lines   the piece, as {@link Neighbourhoods} lays it
     * @param isFirst true for the first piece
     */
    static List<BulkFinding> examine(BulkRules rules, List<String> general, Iterator<String> lines, boolean isFirst) {
        PieceCheck check = new PieceCheck(new Piece(general, lines, isFirst, true), rules, isFirst);
        check.piece.addSuperclasses();
        check.shapes();
        check.hygiene();
        return check.told();
    }

    private void shapes() {
        Shapes shapes = rules.shapes();
        ValidationContext context = ValidationContext.create(shapes, piece.facts());
        for (Shape shape : shapes.getTargetShapes()) {
            for (Node focus : VLib.focusNodes(piece.facts(), shape)) {
                if (piece.owns(focus)) {
                    VLib.validateShape(context, piece.facts(), shape, focus);
                }
            }
        }
        for (ReportEntry entry : context.generateReport().getEntries()) {
            String rule = entry.source() != null && entry.source().isURI()
                    ? entry.source().getURI().replaceFirst(".*[/#]", "") : "unnamed-shape";
            String severity = Severity.Violation.equals(entry.severity()) ? "error"
                    : Severity.Warning.equals(entry.severity()) ? "warning" : "info";
            add(entry.focusNode(), entry.resultPath() instanceof P_Link link ? link.getNode() : null, severity, rule,
                    entry.message(), "");
        }
    }

    private void hygiene() {
        for (BulkRules.Hygiene rule : rules.hygiene()) {
            if (rule.isOnTerms() && !isFirst) {
                continue;
            }
            try {
                for (Binding row : QueryRunner.rows(QueryRunner.parse(rule.text()), piece.dataset())) {
                    Node focus = row.get(Var.alloc("focus"));
                    if (piece.owns(focus)) {
                        add(focus, row.get(Var.alloc("property")), rule.isWarning() ? "warning" : "error", rule.id(),
                                row.get(Var.alloc("message")).getLiteralLexicalForm(), rule.advice());
                    }
                }
            } catch (QueryCancelledException e) {
                throw new BulkException(rule.id() + ": the query was stopped at the time limit; ask for more pieces");
            }
        }
    }

    private void add(Node focus, Node property, String severity, String rule, String message, String advice) {
        findings.add(new BulkFinding(graphOf(focus), severity, rule,
                focus.isURI() ? Namespaces.shorten(focus.getURI()) : focus.toString(),
                property == null ? "" : property.toString(), message, advice));
    }

    /** The graph that says what a thing is. */
    private String graphOf(Node focus) {
        List<String> graphs = new ArrayList<>();
        piece.dataset().listGraphNodes().forEachRemaining(graph -> {
            if (piece.dataset().getGraph(graph).contains(focus, RDF.type.asNode(), Node.ANY)) {
                graphs.add(graph.getURI());
            }
        });
        String derived = Namespaces.GRAPH + "derived/";
        return graphs.stream().sorted().filter(graph -> !graph.startsWith(derived)).findFirst()
                .orElse(graphs.isEmpty() ? "" : graphs.get(0));
    }

    /** A rule on all properties is not told where a shape or query tells the same of the property. */
    private List<BulkFinding> told() {
        Set<String> spots = new HashSet<>();
        Predicate<BulkFinding> isGeneral = finding -> BulkRules.GENERAL.contains(finding.rule());
        findings.stream().filter(isGeneral.negate()).forEach(finding -> spots.add(finding.spot()));
        return findings.stream().filter(isGeneral.negate().or(finding -> !spots.contains(finding.spot()))).distinct()
                .toList();
    }
}
