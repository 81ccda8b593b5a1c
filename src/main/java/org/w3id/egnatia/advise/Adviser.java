package org.w3id.egnatia.advise;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.compose.Union;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.w3id.egnatia.advise.Advice.Instead;
import org.w3id.egnatia.describe.TermUse;
import org.w3id.egnatia.load.GraphKind;
import org.w3id.egnatia.load.Position;
import org.w3id.egnatia.query.QueryException;
import org.w3id.egnatia.query.QueryRunner;
import org.w3id.egnatia.query.SyntaxProblem;
import org.w3id.egnatia.query.VariableSlips;
import org.w3id.egnatia.release.Release;

/**
 * Looks into queries and their answers: which names and values a query has that the data does not, what left an answer
 * empty, and what no answer holds. Made once for a release; may be used by several threads.
 */
public final class Adviser {

    /** What an empty answer means, and what it does not. */
    private static final String EMPTY = "No row means that this version of the data records nothing that fits. It does"
            + " not mean that there is nothing: what nobody has researched is in no row, and a recorded “no” is a fact"
            + " of its own, with the state of knowledge “explicitly none”.";

    private static final String UNCONFIRMED = "<" + GraphKind.UNCONFIRMED.graphName("").getURI() + ">";

    private final Release release;
    private final TermUse usage;
    private final NameAdvice names;
    private final LiteralAdvice literals;
    private final DayAdvice days;
    private final LanguageAdvice languages;
    private final DatasetGraph withUnconfirmed;

    /** That of a release, with how its terms are used. */
    public Adviser(Release release, TermUse usage) {
        this.release = release;
        this.usage = usage;
        names = new NameAdvice(release, usage);
        literals = new LiteralAdvice(release);
        days = new DayAdvice(release);
        languages = new LanguageAdvice(release);
        withUnconfirmed = DatasetGraphFactory.wrap(new Union(release.defaultGraph(), release.unconfirmed()));
    }

    /** Why a text is no query; empty if something else is wrong with it. */
    public static Optional<Advice> ofSyntax(QueryException error) {
        return error.syntax().map(problem -> new Advice(Advice.Kind.SYNTAX, sentence(problem), "",
                problem.isPlaced() ? new Position(problem.line(), problem.column()) : Position.NONE, List.of()));
    }

    private static String sentence(SyntaxProblem problem) {
        String sentence = problem.sentence();
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1) + ".";
    }

    /**
     * What is to be said of an answer, the most telling first. Of an empty answer there is always something.
     *
     * @param query  as it was run
     * @param text   of the query, as it was written
     * @param rows   how many rows or triples the answer has; 1 or 0 for the answer to ASK
     * @param prober asks parts of the query
     */
    public List<Advice> of(Query query, String text, long rows, Prober prober) {
        QueryTokens tokens = new QueryTokens(text, query.getPrefixMapping());
        Uses uses = Uses.of(query);
        Set<Node> told = new HashSet<>();
        List<Advice> all = new ArrayList<>(names.of(uses, tokens, told));
        all.addAll(literals.of(uses, tokens, told));
        days.ofNow(uses, tokens).ifPresent(all::add);
        unbound(query, tokens, all);
        apart(query, tokens, all);
        if (rows == 0 || rows == 1 && isCountOfNothing(query, prober)) {
            silence(query, tokens, uses, told, prober, all);
        } else {
            all.addAll(misleading(query, tokens, uses, prober));
            leftOut(uses, tokens).ifPresent(all::add);
        }
        return all.stream().map(Adviser::sound).distinct().toList();
    }

    /** Only such suggestions as are queries. */
    private static Advice sound(Advice advice) {
        List<Instead> instead = advice.instead().stream().map(one -> one.query().filter(query -> !isQuery(query))
                .isPresent() ? new Instead(one.text(), one.meaning(), Optional.empty()) : one).toList();
        return new Advice(advice.kind(), advice.sentence(), advice.subject(), advice.position(), instead);
    }

    private static boolean isQuery(String text) {
        try {
            QueryRunner.parseAsked(text);
            return true;
        } catch (QueryException e) {
            return false;
        }
    }

    private static void unbound(Query query, QueryTokens tokens, List<Advice> all) {
        VariableSlips.unbound(query).forEach((variable, meant) -> all.add(new Advice(Advice.Kind.UNBOUND,
                "?" + variable.getName() + " never gets a value.", "?" + variable.getName(),
                tokens.ofVariable(variable.getName()), meant.stream().filter(other -> other.getName().length() > 1)
                        .map(other ->
                new Instead("?" + other.getName(), "", Optional.of(tokens.withVariable(variable.getName(),
                other.getName())))).toList())));
    }

    private static void apart(Query query, QueryTokens tokens, List<Advice> all) {
        if (query.getQueryPattern() instanceof ElementGroup group) {
            List<Var> parts = VariableSlips.apart(group);
            if (!parts.isEmpty()) {
                String names = parts.stream().map(part -> "?" + part.getName()).collect(Collectors.joining(" and "));
                all.add(new Advice(Advice.Kind.CROSS_PRODUCT, "The patterns with " + names + " share no variable, so"
                        + " every row of the one meets every row of the other; join them by a variable.",
                        "?" + parts.get(1).getName(), tokens.ofVariable(parts.get(1).getName()), List.of()));
            }
        }
    }

    /** A count over no rows is a row. */
    private boolean isCountOfNothing(Query query, Prober prober) {
        if (!query.isSelectType() || !query.hasAggregators() || !query.getGroupBy().isEmpty()) {
            return false;
        }
        Query probe = QueryFactory.make();
        probe.setQuerySelectType();
        probe.setQueryPattern(query.getQueryPattern());
        probe.setQueryResultStar(true);
        probe.setLimit(1);
        probe.resetResultVars();
        try {
            return prober.rows(probe, release.dataset()).isEmpty();
        } catch (QueryCancelledException e) {
            return false;
        }
    }

    private List<Advice> misleading(Query query, QueryTokens tokens, Uses uses, Prober prober) {
        List<Advice> found = new ArrayList<>();
        try {
            found.addAll(days.ofNone(query, uses, tokens, prober));
            found.addAll(days.ofUnbound(query, uses, tokens, prober));
            found.addAll(languages.of(query, uses, tokens, prober));
        } catch (QueryCancelledException e) {
            found.add(Advice.of(Advice.Kind.TIME, "Whether the answer has ties that are explicitly none or told"
                    + " for a day before a source states them, or names in several languages, was not looked into: it"
                    + " takes too long."));
        }
        return found;
    }

    private void silence(Query query, QueryTokens tokens, Uses uses, Set<Node> told, Prober prober, List<Advice> all) {
        if (query.getQueryPattern() != null) {
            Silence silence = new Silence(query, release.dataset(), prober, tokens, usage);
            Optional<List<Advice>> after = silence.afterPattern();
            all.addAll(after.orElseGet(() -> silence.advice(told)));
            if (after.isEmpty() && !uses.readsOtherGraphs() && silence.hasRowsIn(withUnconfirmed)) {
                all.add(Advice.of(Advice.Kind.LEFT_OUT, "With the unconfirmed facts, which no answer holds unless it"
                        + " is asked for, there are rows. They are in the graphs below " + UNCONFIRMED
                        + ": ask for them with GRAPH."));
            }
        }
        all.add(Advice.of(Advice.Kind.LEFT_OUT, EMPTY));
    }

    /** The unconfirmed things of the classes that a query names. */
    private Optional<Advice> leftOut(Uses uses, QueryTokens tokens) {
        Map<String, Integer> counts = new TreeMap<>();
        if (!uses.readsOtherGraphs()) {
            uses.names().forEach((name, role) -> {
                if (role == Uses.Role.CLASS) {
                    int count = unconfirmed(name);
                    if (count > 0) {
                        counts.put(tokens.written(name), count);
                    }
                }
            });
        }
        return counts.isEmpty() ? Optional.empty() : Optional.of(Advice.of(Advice.Kind.LEFT_OUT,
                "Unconfirmed facts are left out: " + counts.entrySet().stream()
                .map(count -> count.getValue() + " of " + count.getKey()).collect(Collectors.joining(", "))
                + ". They are in the graphs below " + UNCONFIRMED + "."));
    }

    private int unconfirmed(Node type) {
        Set<Node> below = new LinkedHashSet<>(List.of(type));
        List<Node> next = new ArrayList<>(below);
        while (!next.isEmpty()) {
            Node one = next.remove(0);
            release.defaultGraph().find(Node.ANY, RDFS.subClassOf.asNode(), one).mapWith(Triple::getSubject).toList()
                    .stream().filter(below::add).forEach(next::add);
        }
        return (int) below.stream().flatMap(one -> release.unconfirmed().find(Node.ANY, RDF.type.asNode(), one)
                .mapWith(Triple::getSubject).toList().stream()).distinct().count();
    }
}
