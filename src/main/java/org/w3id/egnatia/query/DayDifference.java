package org.w3id.egnatia.query;

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
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;

/** What differs between the answers of a question on two days, the same on its page, in files and on a command line. */
public final class DayDifference {

    private static final Var ON = Var.alloc("on");

    private DayDifference() {
    }

    /** True if a column is that of the day, which stands in no query. */
    public static boolean has(Var variable) {
        return variable.equals(ON);
    }

    /**
     * The rows that one day has and the other has not, each with the day that has it as first column {@code on}. Rows
     * about the same thing stand together, in the order of the question.
     */
    public static RowSet of(RowSet first, LocalDate firstDay, RowSet second, LocalDate secondDay) {
        List<Var> columns = first.getResultVars();
        List<Binding> ofFirst = all(first);
        List<Binding> ofSecond = all(second);
        Map<Object, List<Binding>> byThing = new LinkedHashMap<>();
        Var thing = thing(columns);
        add(ofFirst, ofSecond, firstDay, thing, byThing);
        add(ofSecond, ofFirst, secondDay, thing, byThing);
        List<Var> variables = new ArrayList<>(List.of(ON));
        variables.addAll(columns);
        return RowSetStream.create(variables, byThing.values().stream().flatMap(List::stream).iterator());
    }

    private static List<Binding> all(RowSet rows) {
        List<Binding> all = new ArrayList<>();
        rows.forEachRemaining(all::add);
        return all;
    }

    /** What the rows are about: what the first column names, or its text. */
    private static Var thing(List<Var> variables) {
        ResultColumn column = ResultColumn.of(variables).get(0);
        return column.iri().orElse(column.value());
    }

    private static void add(List<Binding> rows, List<Binding> other, LocalDate day, Var thing,
            Map<Object, List<Binding>> byThing) {
        Map<Binding, Integer> left = new LinkedHashMap<>();
        other.forEach(row -> left.merge(row, 1, Integer::sum));
        Node on = NodeFactory.createLiteralDT(day.toString(), XSDDatatype.XSDdate);
        for (Binding row : rows) {
            Object about = row.contains(thing) ? row.get(thing) : "";
            List<Binding> ofThing = byThing.computeIfAbsent(about, key -> new ArrayList<>());
            if (left.merge(row, -1, Integer::sum) < 0) {
                ofThing.add(BindingFactory.binding(row, ON, on));
            }
        }
    }
}
