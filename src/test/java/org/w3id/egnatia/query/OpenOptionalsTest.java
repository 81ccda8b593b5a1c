package org.w3id.egnatia.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.OpWalker;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.core.Var;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.w3id.egnatia.ShippedData;

/**
 * An OPTIONAL that is tied to the rest of its question only by variables which may be unbound matches everything where
 * they are: a row becomes thousands, on the days on which nothing is recorded yet.
 */
class OpenOptionalsTest {

    @TestFactory
    Stream<DynamicTest> anOptionalIsTiedToWhatIsBound() {
        return ShippedData.release().queries().questions().stream().map(question -> DynamicTest.dynamicTest(
                question.id(), () -> assertEquals(List.of(), open(question), question.id())));
    }

    private static List<Set<Var>> open(SavedQuery question) {
        List<Set<Var>> open = new ArrayList<>();
        OpWalker.walk(Algebra.compile(QueryRunner.parse(question.text())), new OpVisitorBase() {
            @Override
            public void visit(OpLeftJoin optional) {
                Set<Var> shared = new HashSet<>(OpVars.visibleVars(optional.getLeft()));
                shared.retainAll(OpVars.visibleVars(optional.getRight()));
                Set<Var> sure = SureVariables.of(optional.getLeft());
                if (!shared.isEmpty() && shared.stream().noneMatch(sure::contains)) {
                    open.add(shared);
                }
            }
        });
        return open;
    }
}
