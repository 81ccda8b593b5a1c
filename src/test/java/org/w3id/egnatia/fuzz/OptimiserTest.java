package org.w3id.egnatia.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.Plan;
import org.apache.jena.sparql.engine.QueryEngineFactory;
import org.apache.jena.sparql.engine.QueryEngineRegistry;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.ref.QueryEngineRef;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.expr.ExprException;
import org.apache.jena.sparql.util.Context;
import org.w3id.egnatia.query.EngineMends;
import org.w3id.egnatia.query.KeptParts;
import org.w3id.egnatia.query.QueryException;
import org.w3id.egnatia.query.QueryRunner;
import org.w3id.egnatia.release.store.FrozenGraph;
import org.w3id.egnatia.release.store.TermTable;
import org.w3id.egnatia.serve.guard.Allowance;
import org.w3id.egnatia.serve.guard.GuardedQuery;
import org.w3id.egnatia.serve.guard.OverLimitException;
import org.w3id.egnatia.serve.guard.WatchedDataset;

/**
 * Proves that what the engine does to a query for speed does not change its answer: it has the same rows without the
 * optimiser, by ARQ's own joins over a graph of Jena's, with what is the same on all days kept apart, and by the
 * reference engine of ARQ, which works the algebra out table by table as the standard defines it.
 */
class OptimiserTest {

    private static final int ROWS = 20_000;
    private static final Duration LIMIT = Duration.ofSeconds(3);
    /** Which rows or values these choose, or in which order, the standard leaves open (SPARQL 1.1, 15 and 18.5.1). */
    private static final Pattern CHOOSES = Pattern.compile("LIMIT [1-9]|OFFSET|REDUCED|SAMPLE|GROUP_CONCAT");

    private enum How {
        FROZEN, OPTIMISED, KEPT, PLAIN, REFERENCE
    }

    private static final DatasetGraph DATA = data();
    private static final DatasetGraph FROZEN = frozen(DATA);
    /** Any of these stands for a day. */
    private static final Set<Node> TERMS = DATA.stream().flatMap(quad -> Stream.of(quad.getSubject(), quad.getObject()))
            .collect(Collectors.toSet());

    private static DatasetGraph data() {
        DatasetGraph data = DatasetGraphFactory.create();
        RDFParser.fromString("""
                PREFIX : <http://example.org/>
                :a :p :b , "x" , 1 . :b :p :c ; :q "Србија"@sr-Cyrl , 2.5 .
                :c :q :a , "2020-10-22"^^<http://www.w3.org/2001/XMLSchema#date> .
                :a :r [ :p true ] .
                :g { :a :p :c . :c :p "y" . }
                """, Lang.TRIG).parse(data);
        return data;
    }

    /** The same as it is served: its patterns are joined by numbers. */
    private static DatasetGraph frozen(DatasetGraph data) {
        Set<Node> all = new HashSet<>();
        data.find().forEachRemaining(quad -> all.addAll(List.of(quad.getSubject(), quad.getPredicate(),
                quad.getObject())));
        TermTable terms = TermTable.of(all);
        DatasetGraph frozen = DatasetGraphFactory.create(FrozenGraph.of(data.getDefaultGraph(), terms));
        data.listGraphNodes().forEachRemaining(name -> frozen.addGraph(name,
                FrozenGraph.of(data.getGraph(name), terms)));
        return frozen;
    }

    @Property(seed = "20261125")
    void inWhateverWayItIsAnsweredTheRowsAreTheSame(@ForAll("selects") String text) {
        Query query;
        try {
            query = QueryRunner.parse(text);
        } catch (QueryException e) {
            return;
        }
        if (CHOOSES.matcher(text).find()) {
            return;
        }
        Optional<Map<String, Integer>> optimised = rows(query, How.FROZEN);
        for (How other : hasEmptyOptional(query) ? List.of(How.OPTIMISED, How.KEPT, How.PLAIN)
                : List.of(How.OPTIMISED, How.KEPT, How.PLAIN, How.REFERENCE)) {
            Optional<Map<String, Integer>> rows = optimised.isEmpty() ? optimised : rows(query, other);
            if (rows.isPresent()) {
                assertEquals(rows, optimised, () -> other + ": " + text);
            }
        }
    }

    /**
     * The reference engine of Jena 5.6 drops a row where what is optional has nothing but a condition that is not true;
     * a left join keeps it (SPARQL 1.1, section 18.5).
     */
    private static boolean hasEmptyOptional(Query query) {
        boolean[] found = {false};
        Walker.walk(Algebra.compile(query), new OpVisitorBase() {
            @Override
            public void visit(OpLeftJoin join) {
                found[0] |= join.getExprs() != null && OpVars.visibleVars(join.getRight()).isEmpty();
            }
        });
        return found[0];
    }

    /** Each row with how often it comes; empty if there are too many to compare. */
    private static Optional<Map<String, Integer>> rows(Query query, How how) {
        Map<String, Integer> rows = new TreeMap<>();
        int count = 0;
        Allowance allowance = Allowance.of(LIMIT);
        DatasetGraph data = new WatchedDataset(how == How.FROZEN || how == How.KEPT ? FROZEN : DATA, allowance);
        try (QueryExec exec = how == How.REFERENCE ? reference(query, data)
                : GuardedQuery.of(query, data, allowance)) {
            if (how == How.PLAIN) {
                exec.getContext().set(ARQConstants.sysOptimizerFactory, EngineMends.PLAIN);
            }
            if (how == How.KEPT) {
                exec.getContext().set(ARQConstants.sysOptimizerFactory, KeptParts.apart(TERMS));
            }
            RowSet found = exec.select();
            while (found.hasNext()) {
                rows.merge(text(found.getResultVars(), found.next()), 1, Integer::sum);
                if (++count > ROWS) {
                    return Optional.empty();
                }
            }
            return Optional.of(rows);
        } catch (QueryCancelledException | OverLimitException e) {
            return Optional.empty();
        } catch (ExprException e) {
            // The reference engine lets an error of a condition out of a left join (TableJoin); others must not.
            if (how == How.REFERENCE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static QueryExec reference(Query query, DatasetGraph data) {
        QueryEngineRegistry engines = new QueryEngineRegistry();
        engines.add(new Reference());
        return EngineMends.in(QueryExec.dataset(data).query(query)).set(ARQConstants.registryQueryEngines, engines)
                .timeout(LIMIT.toMillis()).build();
    }

    private static final class Reference implements QueryEngineFactory {

        @Override
        public boolean accept(Query query, DatasetGraph dataset, Context context) {
            return true;
        }

        @Override
        public Plan create(Query query, DatasetGraph dataset, Binding input, Context context) {
            return create(EngineMends.plain(Algebra.compile(query)), dataset, input, context);
        }

        @Override
        public boolean accept(Op op, DatasetGraph dataset, Context context) {
            return true;
        }

        @Override
        public Plan create(Op op, DatasetGraph dataset, Binding input, Context context) {
            return QueryEngineRef.getFactory().create(op, dataset, input, context);
        }
    }

    /** A row, without regard to the order of its variables and to those of the engine's own, which no answer has. */
    private static String text(List<Var> variables, Binding row) {
        Map<String, String> values = new TreeMap<>();
        variables.stream().filter(row::contains).forEach(variable -> values.put(variable.getName(),
                row.get(variable).isBlank() ? "_:" : row.get(variable).toString()));
        return values.toString();
    }

    @Provide
    Arbitrary<String> selects() {
        return new QueryGrammar(List.of("<http://example.org/a>", "<http://example.org/b>", "<http://example.org/c>"),
                List.of("<http://example.org/p>", "<http://example.org/q>", "<http://example.org/r>"),
                List.of("<http://example.org/g>")).wholeSelect();
    }
}
