package org.w3id.egnatia.page.ask;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.w3id.egnatia.query.ResultColumn;

/** What differs between the answers of a question on two days. */
final class DayDifference {

    private static final Var ON = Var.alloc("on");

    private DayDifference() {
    }

    /** True if a column is that of the day, which stands in no query. */
    static boolean has(Var variable) {
        return variable.equals(ON);
    }

    /**
     * The rows that one day has and the other has not, each with the day that has it as first column {@code on}. Rows
     * about the same thing stand together, in the order of the question.
     */
    static AnswerTable of(AnswerTable first, LocalDate firstDay, AnswerTable second, LocalDate secondDay) {
        Map<Object, List<Binding>> byThing = new LinkedHashMap<>();
        Var thing = thing(first.variables());
        add(first, second, firstDay, thing, byThing);
        add(second, first, secondDay, thing, byThing);
        List<Var> variables = new ArrayList<>(List.of(ON));
        variables.addAll(first.variables());
        return new AnswerTable(variables, byThing.values().stream().flatMap(List::stream).toList(),
                first.isWhole() && second.isWhole());
    }

    /** What the rows are about: what the first column names, or its text. */
    private static Var thing(List<Var> variables) {
        ResultColumn column = ResultColumn.of(variables).get(0);
        return column.iri().orElse(column.value());
    }

    private static void add(AnswerTable table, AnswerTable other, LocalDate day, Var thing,
            Map<Object, List<Binding>> byThing) {
        Map<Binding, Integer> left = new LinkedHashMap<>();
        other.rows().forEach(row -> left.merge(row, 1, Integer::sum));
        Node on = NodeFactory.createLiteralDT(day.toString(), XSDDatatype.XSDdate);
        for (Binding row : table.rows()) {
            Object about = row.contains(thing) ? row.get(thing) : "";
            List<Binding> rows = byThing.computeIfAbsent(about, key -> new ArrayList<>());
            if (left.merge(row, -1, Integer::sum) < 0) {
                rows.add(BindingFactory.binding(row, ON, on));
            }
        }
    }
}
