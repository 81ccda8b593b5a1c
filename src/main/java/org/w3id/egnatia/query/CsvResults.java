package org.w3id.egnatia.query;

import java.io.OutputStream;
import java.io.Writer;
import java.util.HashMap;
import java.util.Map;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetWriter;
import org.apache.jena.riot.rowset.RowSetWriterRegistry;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;
import org.apache.jena.sparql.util.Context;

/**
 * Writes rows as SPARQL 1.1 CSV. Jena 5.6 writes a blank node as {@code b0}, which a text can be, too; SPARQL 1.1 Query
 * Results CSV, section 3.1, has {@code _:b0}.
 */
public final class CsvResults implements RowSetWriter {

    private final RowSetWriter jena = RowSetWriterRegistry.getFactory(ResultSetLang.RS_CSV)
            .create(ResultSetLang.RS_CSV);

    @Override
    public void write(OutputStream out, RowSet rows, Context context) {
        jena.write(out, labelled(rows), context);
    }

    @Override
    public void write(Writer out, RowSet rows, Context context) {
        jena.write(out, labelled(rows), context);
    }

    @Override
    public void write(OutputStream out, boolean result, Context context) {
        jena.write(out, result, context);
    }

    private static RowSet labelled(RowSet rows) {
        Map<Node, Node> labels = new HashMap<>();
        return RowSetStream.create(rows.getResultVars(), Iter.map(rows, row -> labelled(row, labels)));
    }

    private static Binding labelled(Binding row, Map<Node, Node> labels) {
        if (Iter.noneMatch(row.vars(), variable -> row.get(variable).isBlank())) {
            return row;
        }
        BindingBuilder built = Binding.builder();
        row.forEach((Var variable, Node value) -> built.add(variable, value.isBlank()
                ? labels.computeIfAbsent(value, blank -> NodeFactory.createLiteralString("_:b" + labels.size()))
                : value));
        return built.build();
    }
}
