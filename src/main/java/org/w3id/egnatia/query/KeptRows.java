package org.w3id.egnatia.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBase;

/** Rows that are kept, as numbers in a list of the terms that are in them. */
final class KeptRows {

    private static final int OPEN = -1;
    /** What a term takes beside its characters: its objects, and its place in the list. */
    private static final int BYTES_OF_A_TERM = 120;

    private final Map<Var, Integer> columns = new LinkedHashMap<>();
    private final List<Node> terms = new ArrayList<>();
    private final List<int[]> rows = new ArrayList<>();
    private long bytes;

    /** Copies rows. */
    KeptRows(List<Binding> given) {
        Map<Node, Integer> numbers = new HashMap<>();
        for (Binding row : given) {
            row.vars().forEachRemaining(variable -> columns.putIfAbsent(variable, columns.size()));
        }
        for (Binding row : given) {
            int[] cells = new int[columns.size()];
            columns.forEach((variable, place) -> {
                Node term = row.get(variable);
                cells[place] = term == null ? OPEN : numbers.computeIfAbsent(term, this::add);
            });
            rows.add(cells);
            bytes += Integer.BYTES * (cells.length + 8L);
        }
    }

    private int add(Node term) {
        terms.add(term);
        bytes += BYTES_OF_A_TERM + (term.isURI() ? term.getURI() : term.toString()).length();
        return terms.size() - 1;
    }

    /** About how much memory they take. */
    long bytes() {
        return bytes;
    }

    /** The rows, in their order. */
    Iterator<Binding> iterator() {
        return rows.stream().<Binding>map(Row::new).iterator();
    }

    private final class Row extends BindingBase {
        private final int[] cells;

        Row(int[] cells) {
            super(null);
            this.cells = cells;
        }

        @Override
        protected Node get1(Var variable) {
            Integer place = columns.get(variable);
            return place == null || cells[place] == OPEN ? null : terms.get(cells[place]);
        }

        @Override
        protected boolean contains1(Var variable) {
            return get1(variable) != null;
        }

        @Override
        protected Iterator<Var> vars1() {
            return columns.keySet().stream().filter(this::contains1).iterator();
        }

        @Override
        protected int size1() {
            return (int) Arrays.stream(cells).filter(cell -> cell != OPEN).count();
        }

        @Override
        protected boolean isEmpty1() {
            return IntStream.of(cells).allMatch(cell -> cell == OPEN);
        }

        @Override
        protected Binding detachWithNewParent(Binding parent) {
            return parent == null ? this : Binding.builder(parent).addAll(this).build();
        }
    }
}
