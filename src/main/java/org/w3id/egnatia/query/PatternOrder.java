package org.w3id.egnatia.query;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.BasicPattern;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.main.StageGeneratorGeneric;
import org.apache.jena.sparql.engine.optimizer.reorder.ReorderLib;
import org.apache.jena.sparql.engine.optimizer.reorder.ReorderProc;
import org.apache.jena.sparql.engine.optimizer.reorder.ReorderTransformation;

/**
 * The order in which the triples of a pattern are looked for, with a mend: Jena 5.6 fails where a variable in place of
 * the predicate has been bound to a literal or a blank node. No triple has those, so any order finds that there is
 * none.
 */
final class PatternOrder extends StageGeneratorGeneric {

    private static final ReorderTransformation FIXED = ReorderLib.fixed();
    private static final ReorderTransformation MENDED = new ReorderTransformation() {
        @Override
        public ReorderProc reorderIndexes(BasicPattern pattern) {
            return pattern.getList().stream().allMatch(PatternOrder::canBe) ? FIXED.reorderIndexes(pattern)
                    : ReorderLib.identityProc();
        }

        @Override
        public BasicPattern reorder(BasicPattern pattern) {
            return reorderIndexes(pattern).reorder(pattern);
        }
    };

    private static boolean canBe(Triple triple) {
        Node predicate = triple.getPredicate();
        return predicate.isURI() || predicate.isVariable();
    }

    @Override
    public QueryIterator execute(BasicPattern pattern, QueryIterator input, ExecutionContext context) {
        return execute(pattern, MENDED, input, context);
    }
}
