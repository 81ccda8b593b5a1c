package org.w3id.egnatia.query;

import java.util.function.BiFunction;
import org.apache.jena.atlas.io.IndentedWriter;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.OpExt;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.serializer.SerializationContext;
import org.apache.jena.sparql.sse.writers.WriterOp;
import org.apache.jena.sparql.util.NodeIsomorphismMap;

/** A part of a query that is answered once, where nothing is bound before it. */
final class KeptPart extends OpExt {

    private final Op part;
    private final BiFunction<KeptPart, ExecutionContext, QueryIterator> answer;

    /**
     * A part.
     *
     * @param part   what is asked, in the form in which it is run
     * @param answer gives its rows
     */
    KeptPart(Op part, BiFunction<KeptPart, ExecutionContext, QueryIterator> answer) {
        super("kept");
        this.part = part;
        this.answer = answer;
    }

    @Override
    public Op effectiveOp() {
        return part;
    }

    @Override
    public QueryIterator eval(QueryIterator input, ExecutionContext context) {
        input.close();
        return answer.apply(this, context);
    }

    @Override
    public void outputArgs(IndentedWriter out, SerializationContext context) {
        WriterOp.output(out, part, context);
    }

    // OpBase has a final equals, which asks equalTo.
    @SuppressWarnings("EqualsHashCode")
    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public boolean equalTo(Op other, NodeIsomorphismMap labels) {
        return other == this;
    }
}
