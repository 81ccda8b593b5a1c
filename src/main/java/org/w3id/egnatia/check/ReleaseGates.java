package org.w3id.egnatia.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.w3id.egnatia.load.Finding;
import org.w3id.egnatia.release.Release;

/** The gates that a release passes before it may be published. */
public enum ReleaseGates {

    /** Those that decide whether data may be served: shapes and hygiene. */
    OF_SERVING(new ShapeGate(), new HygieneGate()),
    /** All: the answers to saved questions, too. */
    ALL(new ShapeGate(), new HygieneGate(), new QuestionGate());

    /** The rules on all properties, which say less than a shape that says the same of one of them. */
    private static final Set<String> GENERAL = Set.of("range", "node-kind", "domain");

    private final List<Gate> gates;

    ReleaseGates(Gate... gates) {
        this.gates = List.of(gates);
    }

    /**
     * Passes a release through them.
     *
     * @param release the release
     * @param files   the files that it was made of
     * @return what was found, on the files by themselves included, in order of file and line
     */
    public List<Finding> examine(Release release, CheckedFiles files) {
        Subject subject = new Subject(files, release);
        List<Finding> findings = new ArrayList<>(files.findings());
        gates.parallelStream().map(gate -> gate.examine(subject)).toList().forEach(findings::addAll);
        return withoutRepetition(findings).stream().sorted().distinct().toList();
    }

    private static List<Finding> withoutRepetition(List<Finding> findings) {
        record Spot(String file, long line, long column, String focus) {

            static Spot of(Finding f) {
                return new Spot(f.file(), f.line(), f.column(), f.focus());
            }
        }
        Set<Spot> told = findings.stream().filter(f -> !GENERAL.contains(f.rule())).map(Spot::of)
                .collect(Collectors.toSet());
        return findings.stream().filter(f -> !GENERAL.contains(f.rule()) || !told.contains(Spot.of(f))).toList();
    }
}
