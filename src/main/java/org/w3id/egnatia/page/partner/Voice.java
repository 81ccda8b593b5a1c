package org.w3id.egnatia.page.partner;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Things;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.fact.Fact;
import org.w3id.egnatia.page.fact.Facts;
import org.w3id.egnatia.page.fact.PreciseDate;
import org.w3id.egnatia.page.fact.Remarks;
import org.w3id.egnatia.vocab.Egn;

/**
 * What a source says about something.
 *
 * @param source     the source
 * @param statements its statements, in the order of their names
 */
public record Voice(Name source, List<Fact> statements) {

    private static final int FIRST = 5;

    /** The statements that a page shows at once. */
    public List<Fact> first() {
        return statements.subList(0, Math.min(FIRST, statements.size()));
    }

    /** How many statements a page does not show. */
    public int left() {
        return statements.size() - first().size();
    }

    /** The sources that speak about a thing, those with most to say first. */
    public static List<Voice> about(View view, Node thing) {
        Things things = view.site().things();
        Facts facts = new Facts(view);
        Map<Node, List<Fact>> said = new LinkedHashMap<>();
        for (Node statement : things.having(Egn.about, thing)) {
            // Grades and declarations that a partner joined are many, and have tables of their own.
            if (things.isA(statement, Egn.Statement) && !things.isA(statement, Egn.Assessment)
                    && !things.isA(statement, Egn.AlignmentList)
                    && things.values(statement, Egn.statementKind).stream()
                    .noneMatch(kind -> Remarks.has(things, kind))) {
                Fact fact = facts.read(statement).without(thing);
                if (fact.from().map(PreciseDate::date).filter(day -> !view.asOf().shows(day)).isEmpty()) {
                    things.values(statement, Egn.evidence).stream().flatMap(e -> things.values(e, Egn.source).stream())
                            .distinct()
                            .forEach(source -> said.computeIfAbsent(source, s -> new ArrayList<>()).add(fact));
                }
            }
        }
        return said.entrySet().stream().map(e -> new Voice(Name.of(view, e.getKey()),
                        e.getValue().stream().sorted(Comparator.comparing(f -> f.name().text())).toList()))
                .sorted(Comparator.comparing((Voice v) -> -v.statements.size()).thenComparing(v -> v.source.text()))
                .toList();
    }
}
