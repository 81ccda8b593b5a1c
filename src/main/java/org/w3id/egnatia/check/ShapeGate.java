package org.w3id.egnatia.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shacl.validation.Severity;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.Path;
import org.w3id.egnatia.load.Finding;
import org.w3id.egnatia.load.GraphKind;
import org.w3id.egnatia.load.Position;
import org.w3id.egnatia.load.Trouble;
import org.w3id.egnatia.load.TurtleFile;

/**
 * Validates by SHACL: the shapes of {@code ontology/shapes/}, each file on all facts. The rule of a finding is the name
 * of its shape.
 */
final class ShapeGate implements Gate {

    @Override
    public List<Finding> examine(Subject subject) {
        List<Finding> findings = new ArrayList<>();
        for (TurtleFile file : subject.files(GraphKind.SHAPES)) {
            findings.addAll(examine(file, subject));
        }
        return findings;
    }

    private static List<Finding> examine(TurtleFile file, Subject subject) {
        Shapes shapes;
        try {
            shapes = Shapes.parse(file.graph());
        } catch (RuntimeException e) {
            // Jena answers a bad shape with exceptions of many kinds, none of which names the place.
            return List.of(new Finding(file.path(), Position.NONE, org.w3id.egnatia.load.Severity.ERROR,
                    "bad-shape", "",
                    "the shapes cannot be used: "
                    + Trouble.words(e, "they are written in a way that is not understood")));
        }
        List<Finding> findings = new ArrayList<>();
        for (ReportEntry entry : ShaclValidator.get().validate(shapes, subject.factGraph()).getEntries()) {
            finding(entry, subject).ifPresent(findings::add);
        }
        return findings;
    }

    private static Optional<Finding> finding(ReportEntry entry, Subject subject) {
        Node property = property(entry.resultPath());
        org.w3id.egnatia.load.Severity severity = Severity.Violation.equals(entry.severity())
                ? org.w3id.egnatia.load.Severity.ERROR
                : Severity.Warning.equals(entry.severity()) ? org.w3id.egnatia.load.Severity.WARNING
                : org.w3id.egnatia.load.Severity.INFO;
        String shape = entry.source() != null && entry.source().isURI()
                ? Rules.local(entry.source()) : "unnamed-shape";
        return subject.finding(entry.focusNode(), property, entry.value(), severity, shape, entry.message(), "");
    }

    private static Node property(Path path) {
        return path instanceof P_Link link ? link.getNode() : null;
    }
}
