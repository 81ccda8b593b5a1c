package org.w3id.egnatia.check;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.shared.JenaException;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.w3id.egnatia.load.Finding;
import org.w3id.egnatia.load.Position;
import org.w3id.egnatia.load.Severity;
import org.w3id.egnatia.query.QueryLibrary;
import org.w3id.egnatia.query.QueryRunner;
import org.w3id.egnatia.query.SavedQuery;

/**
 * Runs the queries of {@code queries/hygiene/}, one rule each. A row is a fault: {@code ?focus}, {@code ?message} and,
 * where it helps to find the line, {@code ?property} and {@code ?value}.
 */
final class HygieneGate implements Gate {

    private static final Var FOCUS = Var.alloc("focus");
    private static final Var MESSAGE = Var.alloc("message");
    private static final Var PROPERTY = Var.alloc("property");
    private static final Var VALUE = Var.alloc("value");

    @Override
    public List<Finding> examine(Subject subject) {
        List<Finding> findings = new ArrayList<>();
        for (SavedQuery rule : subject.release().queries().group(QueryLibrary.HYGIENE)) {
            Severity severity = severity(rule);
            for (Binding row : rows(rule, subject, findings)) {
                Node focus = row.get(FOCUS);
                if (focus == null || row.get(MESSAGE) == null || !row.get(MESSAGE).isLiteral()) {
                    findings.add(fault(rule, "a row without ?focus or ?message; see that both are always bound"));
                    continue;
                }
                subject.finding(focus, row.get(PROPERTY), row.get(VALUE), severity, rule.id(),
                        row.get(MESSAGE).getLiteralLexicalForm(), rule.header("advice")).ifPresent(findings::add);
            }
        }
        return findings;
    }

    /** How grave a row of a query is, as its header says. */
    static Severity severity(SavedQuery rule) {
        return rule.header("severity").equals("warning") ? Severity.WARNING : Severity.ERROR;
    }

    private static List<Binding> rows(SavedQuery rule, Subject subject, List<Finding> findings) {
        try {
            return QueryRunner.rows(QueryRunner.parse(rule.text()), subject.facts());
        } catch (QueryCancelledException e) {
            findings.add(fault(rule, "the query was stopped at the time limit; make it cheaper"));
        } catch (JenaException e) {
            findings.add(fault(rule, "the query cannot be run to its end; simplify it"));
        }
        return List.of();
    }

    private static Finding fault(SavedQuery rule, String message) {
        return new Finding(rule.file(), Position.NONE, Severity.ERROR, "query-form", rule.id(), message);
    }
}
