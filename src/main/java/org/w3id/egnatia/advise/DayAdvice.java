package org.w3id.egnatia.advise;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.E_Bound;
import org.apache.jena.sparql.expr.E_Coalesce;
import org.apache.jena.sparql.expr.E_Equals;
import org.apache.jena.sparql.expr.E_GreaterThan;
import org.apache.jena.sparql.expr.E_GreaterThanOrEqual;
import org.apache.jena.sparql.expr.E_LessThan;
import org.apache.jena.sparql.expr.E_LessThanOrEqual;
import org.apache.jena.sparql.expr.E_LogicalAnd;
import org.apache.jena.sparql.expr.E_LogicalNot;
import org.apache.jena.sparql.expr.E_NotEquals;
import org.apache.jena.sparql.expr.E_Now;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementFilter;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.vocabulary.RDF;
import org.w3id.egnatia.advise.Advice.Instead;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * Looks for what a question on ties and days silently gets wrong: a day that is compared with a time, ties that are
 * explicitly none among others, and ties that are told for a day before any source states them.
 */
final class DayAdvice {

    private static final Node NONE = NodeFactory.createURI(Namespaces.VOC + "knowledge/explicitly-none");
    private static final Node RELATION = NodeFactory.createURI(Namespaces.DEF + "Relation");
    /** What tells whether a tie is one. */
    private static final List<Node> STATES = List.of(Egn.status, Egn.state, Egn.knowledge);
    private static final Set<Node> OF_TIES = Set.of(Egn.relationKind, Egn.holder, Egn.counterpart,
            Egn.underInstrument);
    private static final Pattern NOW = Pattern.compile("(?i)(?<!date\\()\\bNOW\\s*\\(\\s*\\)");
    private static final Var TOLD = Var.alloc("egnatiaTold");
    /** So many are counted. */
    private static final int COUNTED = 100;

    private final Graph graph;
    private final Release release;

    DayAdvice(Release release) {
        this.release = release;
        this.graph = release.defaultGraph();
    }

    /** Days that are compared with a time, which is an error and no comparison. */
    Optional<Advice> ofNow(Uses uses, QueryTokens tokens) {
        return uses.expressions().stream().filter(DayAdvice::isComparison).map(ExprFunction2.class::cast)
                .flatMap(two -> Stream.of(List.of(two.getArg1(), two.getArg2()), List.of(two.getArg2(),
                        two.getArg1())))
                .filter(sides -> isNow(sides.get(1), uses) && isDay(sides.get(0), uses)).findFirst()
                .map(sides -> new Advice(Advice.Kind.DATATYPE, sides.get(0) + " is a day (xsd:date) and NOW() a time:"
                        + " to compare them is an error, by which a filter drops the row, and “||” has only its other"
                        + " side. Today is xsd:date(NOW()).", "NOW()", tokens.ofText("NOW()", "NOW"),
                        List.of(new Instead("xsd:date(NOW())", "today",
                                tokens.withPattern(NOW, "xsd:date(NOW())")))));
    }

    private static boolean isComparison(Expr expression) {
        return expression instanceof E_LessThan || expression instanceof E_LessThanOrEqual
                || expression instanceof E_GreaterThan || expression instanceof E_GreaterThanOrEqual
                || expression instanceof E_Equals || expression instanceof E_NotEquals;
    }

    private static boolean isNow(Expr expression, Uses uses) {
        return expression instanceof E_Now || expression.isVariable()
                && uses.bound(expression.asVar()).filter(E_Now.class::isInstance).isPresent();
    }

    private boolean isDay(Expr expression, Uses uses) {
        if (expression instanceof E_Coalesce choice) {
            return choice.getArgs().stream().anyMatch(one -> isDay(one, uses));
        }
        return expression.isVariable() && (uses.propertiesOf(expression.asVar()).stream().anyMatch(this::hasDays)
                || uses.bound(expression.asVar()).filter(bound -> isDay(bound, uses)).isPresent());
    }

    private boolean hasDays(Node property) {
        return graph.stream(Node.ANY, property, Node.ANY).findFirst().filter(triple -> triple.getObject().isLiteral()
                && triple.getObject().getLiteralDatatype().equals(XSDDatatype.XSDdate)).isPresent();
    }

    /** Ties in an answer that are explicitly none, where the query does not ask for their status. */
    List<Advice> ofNone(Query query, Uses uses, QueryTokens tokens, Prober prober) {
        List<Advice> all = new ArrayList<>();
        if (uses.readsOtherGraphs() || uses.names().keySet().stream().anyMatch(STATES::contains)) {
            return all;
        }
        for (Var tie : ties(query)) {
            List<Binding> found = prober.rows(with(query, Triple.create(tie, Egn.state, NONE), Optional.empty(),
                    List.of(tie)), release.dataset());
            if (!found.isEmpty()) {
                String left = "FILTER NOT EXISTS { " + tie + " egn:state knowledge:explicitly-none }";
                all.add(new Advice(Advice.Kind.MISLEADING, "Among what the answer finds as " + tie + ", "
                        + count(found) + " that there is no tie, such as " + tokens.written(found.get(0).get(tie))
                        + ": “none” is a fact of its own, and a pattern without egn:status finds it, too.",
                        tie.toString(), tokens.ofVariable(tie.getName()),
                        List.of(new Instead(left, "", tokens.withFirst(left)))));
            }
        }
        return all;
    }

    /** The variables of relations that every row has. */
    private static Set<Var> ties(Query query) {
        Set<Var> found = new LinkedHashSet<>();
        if (query.getQueryPattern() instanceof ElementGroup group) {
            group.getElements().stream().filter(ElementPathBlock.class::isInstance).map(ElementPathBlock.class::cast)
                    .forEach(block -> block.patternElts().forEachRemaining(pattern -> {
                        Node property = pattern.getPredicate();
                        if (property != null && Var.isVar(pattern.getSubject()) && (OF_TIES.contains(property)
                                || property.equals(RDF.type.asNode()) && pattern.getObject().equals(RELATION))) {
                            found.add(Var.alloc(pattern.getSubject()));
                        }
                    }));
        }
        return found;
    }

    /** Ties without a beginning that are kept for a day, though no source states them by then. */
    List<Advice> ofUnbound(Query query, Uses uses, QueryTokens tokens, Prober prober) {
        List<Advice> all = new ArrayList<>();
        if (uses.readsOtherGraphs() || uses.names().containsKey(Egn.toldFrom)
                || !(query.getQueryPattern() instanceof ElementGroup)) {
            return all;
        }
        for (Var since : unbound(uses)) {
            Optional<TriplePath> begins = uses.patterns().stream().filter(pattern ->
                    Egn.startedOn.equals(pattern.getPredicate()) && pattern.getObject().equals(since)
                            && Var.isVar(pattern.getSubject())).findFirst();
            Optional<Expr> day = uses.expressions().stream().flatMap(expression -> notAfter(since, expression)
                    .stream()).findFirst();
            if (begins.isPresent() && day.isPresent()) {
                Var tie = Var.alloc(begins.get().getSubject());
                Expr later = new E_LogicalAnd(new E_LogicalNot(new E_Bound(new ExprVar(since))),
                        new E_GreaterThan(new ExprVar(TOLD), day.get()));
                List<Binding> found = prober.rows(with(query, Triple.create(tie, Egn.toldFrom, TOLD),
                        Optional.of(later), List.of(tie, TOLD)), release.dataset());
                if (!found.isEmpty()) {
                    all.add(new Advice(Advice.Kind.MISLEADING, "Among what the answer finds as " + tie + ", "
                            + tie(found) + " without a beginning, which no source states by the day, such as "
                            + tokens.written(found.get(0).get(tie)) + ", told from "
                            + found.get(0).get(TOLD).getLiteralLexicalForm() + " on (egn:toldFrom): nobody can say that"
                            + " it held before. Write " + tie + " egn:startedOn|egn:toldFrom " + since
                            + ", without OPTIONAL and without !BOUND.", since.toString(),
                            tokens.ofVariable(since.getName()), List.of(new Instead(tie
                            + " egn:startedOn|egn:toldFrom " + since, "", Optional.empty()))));
                }
            }
        }
        return all;
    }

    /** The variables of which a condition lets through that they have no value. */
    private static Set<Var> unbound(Uses uses) {
        Set<Var> found = new LinkedHashSet<>();
        uses.expressions().forEach(expression -> {
            if (expression instanceof E_LogicalNot not && not.getArg() instanceof E_Bound bound
                    && bound.getArg().isVariable()
                    && uses.propertiesOf(bound.getArg().asVar()).contains(Egn.startedOn)) {
                found.add(bound.getArg().asVar());
            }
        });
        return found;
    }

    /** With what an expression compares a variable that must not be later. */
    private static Optional<Expr> notAfter(Var since, Expr expression) {
        if (expression instanceof E_LessThanOrEqual || expression instanceof E_LessThan) {
            ExprFunction2 two = (ExprFunction2) expression;
            return two.getArg1().equals(new ExprVar(since)) ? Optional.of(two.getArg2()) : Optional.empty();
        } else if (expression instanceof E_GreaterThanOrEqual || expression instanceof E_GreaterThan) {
            ExprFunction2 two = (ExprFunction2) expression;
            return two.getArg2().equals(new ExprVar(since)) ? Optional.of(two.getArg1()) : Optional.empty();
        }
        return Optional.empty();
    }

    private static String tie(List<Binding> found) {
        return found.size() == 1 ? "one tie is" : (found.size() == COUNTED ? "at least " : "") + found.size()
                + " ties are";
    }

    private static String count(List<Binding> found) {
        return found.size() == 1 ? "one says" : (found.size() == COUNTED ? "at least " : "") + found.size() + " say";
    }

    /** The query for what its rows have in a pattern more, which stands first so that few rows are looked at. */
    private static Query with(Query query, Triple more, Optional<Expr> filter, List<Var> variables) {
        ElementGroup group = new ElementGroup();
        ElementPathBlock first = new ElementPathBlock();
        first.addTriple(more);
        group.addElement(first);
        List<Element> elements = ((ElementGroup) query.getQueryPattern()).getElements();
        elements.forEach(group::addElement);
        filter.map(ElementFilter::new).ifPresent(group::addElement);
        Query probe = QueryFactory.make();
        probe.setQuerySelectType();
        probe.setQueryPattern(group);
        variables.forEach(probe::addResultVar);
        probe.setDistinct(true);
        probe.setLimit(COUNTED);
        probe.resetResultVars();
        return probe;
    }
}
