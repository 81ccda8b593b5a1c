package org.w3id.egnatia.query;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.query.Syntax;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.algebra.optimize.RewriteFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.QueryExecBuilder;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetRewindable;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.syntaxtransform.ElementTransform;
import org.apache.jena.sparql.syntax.syntaxtransform.ElementTransformCopyBase;
import org.apache.jena.sparql.syntax.syntaxtransform.ExprTransformApplyElementTransform;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sparql.util.PrefixMapping2;
import org.w3id.egnatia.vocab.Namespaces;

/** Parses and runs queries in process: SPARQL 1.1 as standardised, without ARQ's extensions. */
public final class QueryRunner {

    /** No saved query needs longer than this on the data we publish. */
    private static final long TIME_LIMIT_SECONDS = 60;

    /**
     * A declaration at the beginning of a query, after blanks and comments. What has a backslash is left to the parser,
     * to which it may mean the end of a line.
     */
    private static final Pattern DECLARED = Pattern.compile(
            "\\G(?:[ \\t\\n\\r]|#[^\\n\\r\\\\]*[\\n\\r])*+PREFIX[ \\t\\n\\r]+([\\w-]+):[ \\t\\n\\r]*<([^>\\\\]*)>",
            Pattern.CASE_INSENSITIVE);

    private static final PrefixMapping OURS = PrefixMapping.Factory.create().setNsPrefixes(Namespaces.all()).lock();

    private QueryRunner() {
    }

    /**
     * Parses a query.
     *
     * @throws QueryException with place and reason in plain words if it is no SPARQL 1.1 query
     */
    public static Query parse(String text) {
        return parse(text, 0, new Query());
    }

    /**
     * Parses a query that somebody asks here, where {@linkplain Namespaces#all() our prefixes} stand for what they mean
     * without being declared. What is declared goes before them.
     *
     * @throws QueryException with place and reason in plain words if it is no SPARQL 1.1 query
     */
    public static Query parseAsked(String text) {
        Query query = new Query();
        // Looked at after those of the query, and shared by all.
        query.setPrefixMapping(new PrefixMapping2(OURS));
        Matcher declared = DECLARED.matcher(text);
        int begin = 0;
        while (declared.find() && declared.group(2).equals(Namespaces.all().get(declared.group(1)))) {
            query.setPrefix(declared.group(1), declared.group(2));
            begin = declared.end();
        }
        return parse(text, begin, query);
    }

    /** Parses the rest of a query whose beginning was read, which takes the parser longer than most of a lookup. */
    private static Query parse(String text, int begin, Query query) {
        try {
            return QueryFactory.parse(query, blank(text.substring(0, begin)) + text.substring(begin), null,
                    Syntax.syntaxSPARQL_11);
        } catch (QueryParseException e) {
            throw new QueryException(SyntaxWords.of(e, text));
        } catch (org.apache.jena.query.QueryException e) {
            throw new QueryException(SyntaxWords.of(e));
        }
    }

    /** The same lines without what stands in them, and of the last one as many blanks, so that places stay. */
    private static String blank(String text) {
        int last = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1;
        return text.substring(0, last).chars().filter(c -> c == '\n' || c == '\r')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                + text.substring(last).replaceAll("\\S", " ");
    }

    /**
     * Parses a saved query and puts values in the place of its parameters' own.
     *
     * @throws QueryException if the query does not parse
     */
    public static Query parse(SavedQuery saved, ParameterValues values) {
        Map<String, Node> nodes = new HashMap<>();
        saved.parameters().forEach(parameter -> values.node(parameter.name())
                .ifPresent(node -> nodes.put(parameter.name(), node)));
        return bind(saved.parsed(), nodes);
    }

    /**
     * Parses a query and puts values in the place of those that its {@code VALUES} blocks of one variable have.
     *
     * @param values name of the variable to value, of whoever has read them by their contract
     * @throws QueryException if the query does not parse
     */
    public static Query parse(String text, Map<String, Node> values) {
        return bind(parse(text), values);
    }

    /** The values that variables have in blocks {@code VALUES} of one variable and one row. */
    static Map<String, Node> values(Query query, List<String> names) {
        Map<String, Node> values = new HashMap<>();
        ElementTransform look = new ElementTransformCopyBase() {
            @Override
            public Element transform(ElementData data) {
                String name = data.getVars().size() == 1 ? data.getVars().get(0).getVarName() : "";
                if (names.contains(name) && data.getRows().size() == 1 && data.getRows().get(0).contains(name)) {
                    values.put(name, data.getRows().get(0).get(name));
                }
                return data;
            }
        };
        QueryTransformOps.transform(query, look, new ExprTransformApplyElementTransform(look));
        return values;
    }

    /** A copy of a query with values. */
    static Query bind(Query query, Map<String, Node> values) {
        ElementTransform bound = new ElementTransformCopyBase() {
            @Override
            public Element transform(ElementData data) {
                Node value = data.getVars().size() == 1 ? values.get(data.getVars().get(0).getVarName()) : null;
                if (value == null) {
                    return data;
                }
                ElementData replaced = new ElementData();
                replaced.add(data.getVars().get(0));
                replaced.add(BindingFactory.binding(data.getVars().get(0), value));
                return replaced;
            }
        };
        return QueryTransformOps.transform(query, bound, new ExprTransformApplyElementTransform(bound));
    }

    /** Runs a SELECT query and keeps all rows. */
    public static RowSetRewindable select(Query query, DatasetGraph dataset) {
        return run(query, dataset, exec -> exec.select().rewindable());
    }

    /**
     * Runs a saved question and keeps all rows. Of a question with a day, what does not depend on the day is kept by a
     * dataset that never changes.
     *
     * @throws QueryException if the question does not parse
     */
    public static RowSetRewindable select(SavedQuery question, ParameterValues values, DatasetGraph dataset) {
        Optional<RewriteFactory> plan = KeptParts.plan(question, values, dataset);
        return plan.isEmpty() ? select(parse(question, values), dataset)
                : run(EngineMends.in(QueryExec.dataset(dataset).query(question.parsed()))
                .set(ARQConstants.sysOptimizerFactory, plan.get()), exec -> exec.select().rewindable());
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
        return run(EngineMends.in(QueryExec.dataset(dataset).query(query)), use);
    }

    private static <T> T run(QueryExecBuilder query, Function<QueryExec, T> use) {
        try (QueryExec exec = query.timeout(TIME_LIMIT_SECONDS, TimeUnit.SECONDS).build()) {
            return use.apply(exec);
        }
    }

    /** Rows as SPARQL 1.1 CSV, with LF line ends so that files compare equal everywhere. */
    public static String csv(RowSet rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new CsvResults().write(out, rows, new Context());
        return out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    /** The bindings of a SELECT query as a list. */
    public static List<Binding> rows(Query query, DatasetGraph dataset) {
        List<Binding> rows = new ArrayList<>();
        select(query, dataset).forEachRemaining(rows::add);
        return rows;
    }
}
