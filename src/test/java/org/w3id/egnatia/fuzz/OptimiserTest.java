package org.w3id.egnatia.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.w3id.egnatia.query.EngineMends;
import org.w3id.egnatia.query.QueryException;
import org.w3id.egnatia.query.QueryRunner;
import org.w3id.egnatia.serve.guard.Allowance;
import org.w3id.egnatia.serve.guard.GuardedQuery;
import org.w3id.egnatia.serve.guard.WatchedDataset;

/** Proves that what the engine does to a query for speed does not change its answer. */
class OptimiserTest {

    private static final int ROWS = 20_000;
    private static final Duration LIMIT = Duration.ofSeconds(3);

    private static final Pattern NO_STEPS = Pattern.compile("\\)[*?]");

    private static final DatasetGraph DATA = data();

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

    @Property(seed = "20261125")
    void withTheOptimiserAndWithoutItTheRowsAreTheSame(@ForAll("selects") String text) {
        // A path of no steps from a term that is nowhere in the graph has an answer, and from a variable of that value
        // it has none (SPARQL 1.1, section 18.4); which of the two is asked depends on what is bound first, in every
        // engine that streams.
        if (NO_STEPS.matcher(text).find()) {
            return;
        }
        Query query;
        try {
            query = QueryRunner.parse(text);
        } catch (QueryException e) {
            return;
        }
        Optional<Map<String, Integer>> plain = rows(query, false);
        Optional<Map<String, Integer>> optimised = rows(query, true);
        if (plain.isPresent() && optimised.isPresent()) {
            assertEquals(plain, optimised, text);
        }
    }

    /** Each row with how often it comes; empty if there are too many to compare. */
    private static Optional<Map<String, Integer>> rows(Query query, boolean optimised) {
        Map<String, Integer> rows = new TreeMap<>();
        int count = 0;
        Allowance allowance = Allowance.of(LIMIT);
        try (QueryExec exec = GuardedQuery.of(query, new WatchedDataset(DATA, allowance), allowance)) {
            if (!optimised) {
                exec.getContext().set(ARQConstants.sysOptimizerFactory, EngineMends.PLAIN);
            }
            RowSet found = exec.select();
            while (found.hasNext()) {
                rows.merge(text(found.getResultVars(), found.next()), 1, Integer::sum);
                if (++count > ROWS) {
                    return Optional.empty();
                }
            }
            return Optional.of(rows);
        } catch (QueryCancelledException e) {
            return Optional.empty();
        }
    }

    /** A row, without regard to the order of its variables and to those of the engine's own, which no answer has. */
    private static String text(List<Var> variables, Binding row) {
        Map<String, String> values = new TreeMap<>();
        variables.stream().filter(row::contains)
                .forEach(variable -> values.put(variable.getName(), row.get(variable).toString()));
        return values.toString();
    }

    @Provide
    Arbitrary<String> selects() {
        return new QueryGrammar(List.of("<http://example.org/a>", "<http://example.org/b>", "<http://example.org/c>"),
                List.of("<http://example.org/p>", "<http://example.org/q>", "<http://example.org/r>"),
                List.of("<http://example.org/g>")).wholeSelect();
    }
}
