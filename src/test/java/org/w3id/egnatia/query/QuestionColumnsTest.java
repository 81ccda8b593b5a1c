package org.w3id.egnatia.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.OpWalker;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpGraph;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.aggregate.AggCount;
import org.apache.jena.sparql.expr.aggregate.AggCountDistinct;
import org.apache.jena.sparql.expr.aggregate.AggCountVar;
import org.apache.jena.sparql.expr.aggregate.AggCountVarDistinct;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcat;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcatDistinct;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.P_Seq;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.vocab.Namespaces;

/** The convention of {@code queries/README.md} on the columns of questions, read off the algebra of each. */
class QuestionColumnsTest {

    private static final Set<Node> NAMES = Set.of(RDFS.label.asNode(), SKOS.prefLabel.asNode(), DCTerms.title.asNode());
    private static final Set<Node> KINDS = terms("relationKind", "eventKind", "measure", "series", "statementKind");
    private static final Set<Node> DAYS = terms("date", "startedOn", "endedOn", "attestedOn",
            "periodStart", "periodEnd");
    private static final Set<Node> EXACTNESS =
            terms("datePrecision", "startPrecision", "endPrecision", "periodPrecision", "dayNumber");
    private static final Node EVIDENCE = NodeFactory.createURI(Namespaces.DEF + "evidence");
    /** Names of parameters that addresses of answers have for themselves. */
    private static final Set<String> TAKEN =
            Set.of("sort", "filter", "page", "version", "result", "as-of", "lang", "format", "evidence", "view",
            "compared-with");

    /** A triple of the pattern; of a path only its last step, whose subject is then not known. */
    private record Step(Optional<Node> subject, Node property, Node object) {
    }

    private static Set<Node> terms(String... names) {
        return Stream.of(names).map(name -> NodeFactory.createURI(Namespaces.DEF + name)).collect(Collectors.toSet());
    }

    private static List<SavedQuery> questions() {
        return ShippedData.release().queries().questions();
    }

    @TestFactory
    Stream<DynamicTest> whatNamesAThingHasItsIriBesideIt() {
        return each((id, query) -> assertEquals(Set.of(), namesWithoutIri(query),
                id + ": names without the column of their IRI"));
    }

    @TestFactory
    Stream<DynamicTest> aRowLeadsToTheFactsThatItStates() {
        return each((id, query) -> {
            List<String> columns = query.getResultVars();
            if (columns.contains("fact") && !columns.contains("factIri")) {
                assertEquals(columns.size() - 1, columns.indexOf("fact"), id + ": the column fact is the last");
            }
            assertTrue(factsAreShown(query), id + ": no column leads to the facts that the rows state");
        });
    }

    @TestFactory
    Stream<DynamicTest> aDaySaysHowExactlyItIsKnown() {
        return each((id, query) -> assertEquals(Set.of(), daysWithoutPrecision(query),
                id + ": days without their precision"));
    }

    @TestFactory
    Stream<DynamicTest> companionsStandBehindWhatTheyBelongTo() {
        return each((id, query) -> {
            List<String> columns = query.getResultVars();
            for (String column : columns) {
                for (String ending : List.of("Iri", "Fact", "Precision", "Qualifier")) {
                    if (column.endsWith(ending)
                            && columns.contains(column.substring(0, column.length() - ending.length()))) {
                        String base = column.substring(0, column.length() - ending.length());
                        assertTrue(columns.subList(columns.indexOf(base) + 1, columns.indexOf(column)).stream()
                                .allMatch(between -> between.startsWith(base)),
                                id + ": " + column + " does not stand behind " + base);
                    }
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> everyNameInAnAnswerLeadsOn() {
        return each((id, query) -> {
            List<ResultColumn> columns = ResultColumn.of(query.getProjectVars());
            for (Binding row : QueryRunner.rows(query, ShippedData.release().dataset())) {
                for (ResultColumn column : columns) {
                    boolean named = column.iri().isEmpty() || row.get(column.value()) == null
                            || row.get(column.iri().get()) != null;
                    assertTrue(named, id + ": " + column.value() + " has no IRI in " + row);
                    assertTrue(!column.isFact() || id.equals("CQ-77") || row.get(column.value()) != null,
                            id + ": no fact in " + row);
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> whatIsLeftAsideIsAColumn() {
        return each((id, query) -> assertTrue(query.getResultVars().containsAll(ShippedData.release().queries()
                .find(id).orElseThrow().aside()), id));
    }

    /** Facts share evidence, so a fact and its evidence may stand in different graphs. */
    @TestFactory
    Stream<DynamicTest> noGraphIsAskedForAFactTogetherWithItsEvidence() {
        return each((id, query) -> assertEquals(Set.of(), evidenceInTheGraphOfItsFact(query), id));
    }

    @Test
    void noParameterHasANameThatAddressesOfAnswersUse() {
        for (SavedQuery question : questions()) {
            question.parameters().forEach(parameter ->
                    assertTrue(!TAKEN.contains(parameter.name()), question.id() + ": " + parameter.name()));
        }
    }

    @Test
    void theConventionIsReadOffTheAlgebra() {
        String prefixes = "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX egn: <" + Namespaces.DEF + "> ";
        assertEquals(Set.of("name"),
                namesWithoutIri(QueryRunner.parse(prefixes + "SELECT ?name { ?a rdfs:label ?name }")));
        assertEquals(Set.of("name"),
                namesWithoutIri(QueryRunner.parse(prefixes
                        + "SELECT ?name { OPTIONAL { ?a egn:seat/rdfs:label ?name } }")));
        assertEquals(Set.of("names"),
                namesWithoutIri(QueryRunner.parse(prefixes
                        + "SELECT (GROUP_CONCAT(?n) AS ?names) { ?a rdfs:label ?n }")));
        assertEquals(Set.of("name"),
                namesWithoutIri(QueryRunner.parse(prefixes
                        + "SELECT ?name (?b AS ?nameIri) { ?a rdfs:label ?name . ?b egn:seat ?a }")));
        assertEquals(Set.of(),
                namesWithoutIri(QueryRunner.parse(prefixes + "SELECT ?name (?a AS ?nameIri) { ?a rdfs:label ?name }")));
        assertEquals(Set.of("day"),
                daysWithoutPrecision(QueryRunner.parse(prefixes + "SELECT ?day { ?a egn:date ?day }")));
        assertEquals(1,
                evidenceInTheGraphOfItsFact(QueryRunner.parse(prefixes
                        + "SELECT * { GRAPH ?g { ?a egn:evidence/egn:source ?s } }")).size());
        assertEquals(0,
                evidenceInTheGraphOfItsFact(QueryRunner.parse(prefixes
                        + "SELECT * { GRAPH ?g { ?a egn:evidence ?e } GRAPH ?h { ?e egn:source ?s } }")).size());
        assertEquals(false, factsAreShown(QueryRunner.parse(prefixes + "SELECT ?kind { ?a egn:eventKind ?kind }")));
        assertEquals(true,
                factsAreShown(QueryRunner.parse(prefixes + "SELECT ?kind (?a AS ?fact) { ?a egn:eventKind ?kind }")));
    }

    /**
     * Columns that hold a name, by a pattern or as a list of names, and have no column of IRIs bound to what is named.
     */
    private static Set<String> namesWithoutIri(Query query) {
        List<Step> steps = steps(query);
        Set<String> found = new TreeSet<>();
        for (Var column : query.getProjectVars()) {
            Var name = source(query, column);
            List<Step> naming = steps.stream().filter(step -> NAMES.contains(step.property())
                    && step.object().equals(name)).toList();
            if (naming.isEmpty() || column.getVarName().matches("precision|.*Precision")) {
                continue;
            }
            int next = query.getProjectVars().indexOf(column) + 1;
            boolean named = next < query.getProjectVars().size()
                    && query.getProjectVars().get(next).getVarName().equals(column.getVarName() + "Iri")
                    && naming.stream().allMatch(step -> step.subject()
                            .filter(subject -> subject.equals(node(query, query.getProjectVars().get(next))))
                            .isPresent());
            if (!named) {
                found.add(column.getVarName());
            }
        }
        return found;
    }

    private static Set<String> daysWithoutPrecision(Query query) {
        List<Step> steps = steps(query);
        List<String> columns = query.getResultVars();
        Set<String> found = new TreeSet<>();
        for (Var column : query.getProjectVars()) {
            List<Step> dating = steps.stream().filter(step -> DAYS.contains(step.property())
                    && step.object().equals(source(query, column))).toList();
            boolean exact = !dating.isEmpty() && dating.stream().allMatch(day -> steps.stream()
                    .anyMatch(step -> EXACTNESS.contains(step.property())
                    && step.subject().equals(day.subject()) && (step.object().isURI()
                            || step.property().getURI().endsWith("dayNumber"))));
            if (!dating.isEmpty() && !exact && !columns.contains(column.getVarName() + "Precision")
                    && !columns.subList(columns.indexOf(column.getVarName()), columns.size()).contains("precision")) {
                found.add(column.getVarName());
            }
        }
        return found;
    }

    /**
     * True if some column is the node of a fact of the pattern; of numbers that count facts, or cells made of many,
     * there is none.
     */
    private static boolean factsAreShown(Query query) {
        Set<Node> facts = steps(query).stream().filter(step -> KINDS.contains(step.property()))
                .flatMap(step -> step.subject().stream()).collect(Collectors.toSet());
        Set<Node> shown = query.getProjectVars().stream().map(column -> node(query, column))
                .collect(Collectors.toSet());
        // A fact whose node reaches a column by way of COALESCE.
        shown.addAll(query.getProjectVars().stream().filter(column -> column.getVarName().matches("fact|.*Fact"))
                .toList());
        return facts.isEmpty() || facts.stream().anyMatch(shown::contains)
                || query.getResultVars().stream().anyMatch(column -> column.matches("fact|.*Fact"))
                || isSummary(query);
    }

    private static boolean isSummary(Query query) {
        List<Aggregator> aggregators = new ArrayList<>();
        collect(query, aggregators);
        return aggregators.stream().anyMatch(a -> a instanceof AggCount || a instanceof AggCountDistinct
                || a instanceof AggCountVar || a instanceof AggCountVarDistinct)
                || query.hasGroupBy() && query.getProjectVars().stream().noneMatch(column -> column.getVarName()
                        .equals("source"));
    }

    private static void collect(Query query, Collection<Aggregator> found) {
        query.getAggregators().stream().map(ExprAggregator::getAggregator).forEach(found::add);
        org.apache.jena.sparql.syntax.ElementWalker.walk(query.getQueryPattern(),
                new org.apache.jena.sparql.syntax.ElementVisitorBase() {
            @Override
            public void visit(org.apache.jena.sparql.syntax.ElementSubQuery inner) {
                collect(inner.getQuery(), found);
            }
        });
    }

    /** The variable of the pattern behind a column: itself, what it renames, or what its list is made of. */
    private static Var source(Query query, Var column) {
        Expr expression = query.getProject().getExpr(column);
        if (expression == null) {
            return column;
        } else if (expression.isVariable()) {
            return expression.asVar();
        } else if (expression instanceof ExprAggregator aggregate
                && (aggregate.getAggregator() instanceof AggGroupConcat
                        || aggregate.getAggregator() instanceof AggGroupConcatDistinct)) {
            Set<Var> mentioned = new HashSet<>(aggregate.getAggregator().getExprList().getVarsMentioned());
            return mentioned.size() == 1 ? mentioned.iterator().next() : column;
        }
        return column;
    }

    private static Node node(Query query, Var column) {
        Expr expression = query.getProject().getExpr(column);
        return expression != null && expression.isConstant() ? expression.getConstant().asNode()
                : source(query, column);
    }

    private static Set<Node> evidenceInTheGraphOfItsFact(Query query) {
        Set<Node> found = new HashSet<>();
        OpWalker.walk(Algebra.compile(query), new OpVisitorBase() {
            @Override
            public void visit(OpGraph graph) {
                List<Step> steps = steps(graph.getSubOp());
                Set<Node> evidence = steps.stream().filter(step -> step.property().equals(EVIDENCE)).map(Step::object)
                        .collect(Collectors.toSet());
                steps.stream().filter(step -> step.subject().filter(evidence::contains).isPresent()).map(Step::object)
                        .forEach(found::add);
                OpWalker.walk(graph.getSubOp(), new OpVisitorBase() {
                    @Override
                    public void visit(OpPath path) {
                        Path way = path.getTriplePath().getPath();
                        boolean isLong = way instanceof P_Seq;
                        while (way instanceof P_Seq sequence) {
                            way = sequence.getLeft();
                        }
                        if (isLong && way instanceof P_Link link && link.getNode().equals(EVIDENCE)) {
                            found.add(path.getTriplePath().getObject());
                        }
                    }
                });
            }
        });
        return found;
    }

    private static List<Step> steps(Query query) {
        return steps(Algebra.compile(query));
    }

    private static List<Step> steps(Op op) {
        List<Step> steps = new ArrayList<>();
        OpWalker.walk(op, new OpVisitorBase() {
            @Override
            public void visit(OpBGP pattern) {
                pattern.getPattern().forEach(triple -> steps
                        .add(new Step(Optional.of(triple.getSubject()), triple.getPredicate(), triple.getObject())));
            }

            @Override
            public void visit(OpPath path) {
                last(path.getTriplePath().getPath()).ifPresent(property ->
                        steps.add(new Step(Optional.empty(), property, path.getTriplePath().getObject())));
            }
        });
        return steps;
    }

    private static Optional<Node> last(Path path) {
        Path end = path;
        while (end instanceof P_Seq sequence) {
            end = sequence.getRight();
        }
        return end instanceof P_Link link ? Optional.of(link.getNode()) : Optional.empty();
    }

    private interface Claim {
        void holds(String id, Query query);
    }

    private static Stream<DynamicTest> each(Claim claim) {
        Map<String, Query> queries = new LinkedHashMap<>();
        questions().forEach(question -> queries.put(question.id(), QueryRunner.parse(question.text())));
        return queries.entrySet().stream().map(entry ->
                DynamicTest.dynamicTest(entry.getKey(), () -> claim.holds(entry.getKey(), entry.getValue())));
    }
}
