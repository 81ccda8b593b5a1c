package org.w3id.egnatia.query;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.query.Syntax;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetWriter;
import org.apache.jena.riot.rowset.RowSetWriterRegistry;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetRewindable;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.syntaxtransform.ElementTransform;
import org.apache.jena.sparql.syntax.syntaxtransform.ElementTransformCopyBase;
import org.apache.jena.sparql.syntax.syntaxtransform.ExprTransformApplyElementTransform;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;
import org.apache.jena.sparql.util.Context;

/** Parses and runs queries in process: SPARQL 1.1 as standardised, without ARQ's extensions. */
public final class QueryRunner {

    /** No saved query needs longer than this on the data we publish. */
    private static final long TIME_LIMIT_SECONDS = 60;

    private QueryRunner() {
    }

    /**
     * Parses a query.
     *
     * @throws QueryException with place and reason in plain words if it is no SPARQL 1.1 query
     */
    public static Query parse(String text) {
        try {
            return QueryFactory.create(text, Syntax.syntaxSPARQL_11);
        } catch (QueryParseException e) {
            throw new QueryException(SyntaxWords.of(e, text));
        } catch (org.apache.jena.query.QueryException e) {
            throw new QueryException(SyntaxWords.of(e));
        }
    }

    /**
     * Parses a saved query and puts values in the place of its parameters' own.
     *
     * @throws QueryException if the query does not parse, or has no such parameter, or a value is not of its type
     */
    public static Query parse(SavedQuery saved, Map<String, String> values) {
        Query query = parse(saved.text());
        for (Map.Entry<String, String> value : values.entrySet()) {
            QueryParameter parameter = saved.parameters().stream().filter(p -> p.name().equals(value.getKey())).findFirst()
                    .orElseThrow(() -> new QueryException("query " + saved.id() + " has no parameter '" + value.getKey() + "'"
                            + saved.parameters().stream().map(QueryParameter::name).reduce((a, b) -> a + ", " + b)
                            .map(names -> "; it has " + names).orElse("")));
            query = bind(query, Var.alloc(parameter.name()), parameter.value(value.getValue()));
        }
        return query;
    }

    /** The values that the parameters of a saved query have when none are given. */
    public static Map<String, Node> defaults(SavedQuery saved) {
        Map<String, Node> defaults = new HashMap<>();
        Set<String> names = saved.parameters().stream().map(QueryParameter::name).collect(Collectors.toSet());
        Query query = parse(saved.text());
        ElementTransform look = new ElementTransformCopyBase() {
            @Override
            public Element transform(ElementData data) {
                if (data.getVars().size() == 1 && names.contains(data.getVars().get(0).getVarName()) && !data.getRows().isEmpty()) {
                    defaults.put(data.getVars().get(0).getVarName(), data.getRows().get(0).get(data.getVars().get(0)));
                }
                return data;
            }
        };
        QueryTransformOps.transform(query, look, new ExprTransformApplyElementTransform(look));
        return defaults;
    }

    private static Query bind(Query query, Var variable, Node value) {
        ElementTransform values = new ElementTransformCopyBase() {
            @Override
            public Element transform(ElementData data) {
                if (!data.getVars().equals(List.of(variable))) {
                    return data;
                }
                ElementData replaced = new ElementData();
                replaced.add(variable);
                Binding row = BindingFactory.binding(variable, value);
                replaced.add(row);
                return replaced;
            }
        };
        return QueryTransformOps.transform(query, values, new ExprTransformApplyElementTransform(values));
    }

    /** Runs a SELECT query and keeps all rows. */
    public static RowSetRewindable select(Query query, DatasetGraph dataset) {
        return run(query, dataset, exec -> exec.select().rewindable());
    }

    /** Runs an ASK query. */
    public static boolean ask(Query query, DatasetGraph dataset) {
        return run(query, dataset, QueryExec::ask);
    }

    /** Runs a CONSTRUCT or DESCRIBE query. */
    public static Graph graph(Query query, DatasetGraph dataset) {
        return run(query, dataset, exec -> query.isDescribeType() ? exec.describe() : exec.construct());
    }

    private static <T> T run(Query query, DatasetGraph dataset, Function<QueryExec, T> use) {
        try (QueryExec exec = EngineMends.in(QueryExec.dataset(dataset).query(query)).timeout(TIME_LIMIT_SECONDS, TimeUnit.SECONDS).build()) {
            return use.apply(exec);
        }
    }

    /** Rows as SPARQL 1.1 CSV, with LF line ends so that files compare equal everywhere. */
    public static String csv(RowSet rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RowSetWriter writer = RowSetWriterRegistry.getFactory(ResultSetLang.RS_CSV).create(ResultSetLang.RS_CSV);
        writer.write(out, rows, new Context());
        return out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    /** The bindings of a SELECT query as a list. */
    public static List<Binding> rows(Query query, DatasetGraph dataset) {
        List<Binding> rows = new ArrayList<>();
        select(query, dataset).forEachRemaining(rows::add);
        return rows;
    }
}
