package org.w3id.egnatia.query;

import java.util.Arrays;
import java.util.Iterator;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBase;
import org.w3id.egnatia.release.store.FrozenJoin;
import org.w3id.egnatia.release.store.TermTable;

/** A row whose own values are numbers in a table of terms. */
final class JoinedRow extends BindingBase {

    private final Binding before;
    private final Var[] variables;
    private final int[] numbers;
    private final TermTable terms;

    /**
     * Takes the arrays as they are.
     *
     * @param before  what was bound before, and none of these variables
     * @param numbers of the variables' values; {@link FrozenJoin#OPEN} where there is none
     */
    JoinedRow(Binding before, Var[] variables, int[] numbers, TermTable terms) {
        super(before);
        this.before = before;
        this.variables = variables;
        this.numbers = numbers;
        this.terms = terms;
    }

    Binding before() {
        return before;
    }

    Var[] variables() {
        return variables;
    }

    int[] numbers() {
        return numbers;
    }

    TermTable terms() {
        return terms;
    }

    @Override
    protected Node get1(Var variable) {
        for (int i = 0; i < variables.length; i++) {
            if (variables[i] == variable || variables[i].equals(variable)) {
                return numbers[i] == FrozenJoin.OPEN ? null : terms.term(numbers[i]);
            }
        }
        return null;
    }

    @Override
    protected boolean contains1(Var variable) {
        return get1(variable) != null;
    }

    @Override
    protected Iterator<Var> vars1() {
        return Arrays.asList(variables).iterator();
    }

    @Override
    protected int size1() {
        return variables.length;
    }

    @Override
    protected boolean isEmpty1() {
        return variables.length == 0;
    }

    @Override
    protected Binding detachWithNewParent(Binding other) {
        return new JoinedRow(other, variables, numbers, terms);
    }
}
