package org.w3id.egnatia.describe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.P_Seq;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementBind;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementNamedGraph;
import org.apache.jena.sparql.syntax.ElementOptional;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.sparql.syntax.ElementSubQuery;
import org.apache.jena.sparql.syntax.ElementUnion;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * The nodes of which the evidence is that of the values in the rows of a query: those that the pattern gives the values
 * to. In {@code ?figure egn:about ?partner ; egn:value ?n} both values are said by the figure, and what the partner's
 * own node rests on has nothing to do with them. Such a node need not be among the columns: it is asked for beside
 * them, which changes no row.
 *
 * @param nodes   the variables of these nodes; empty if none can be told
 * @param shown   the columns of the query as it was asked
 * @param query   the query that has the nodes as columns, too; the same query where that cannot be
 * @param says    which values each of them says
 * @param why     why no evidence can be given
 */
public record Carriers(List<Var> nodes, List<Var> shown, Query query, Map<Var, Set<Var>> says, Why why) {

    /** Why no evidence can be given, or that it can. */
    public enum Why {
        /** It can be given. */
        CAN,
        /** A row is made of several facts. */
        SUMMED_UP,
        /** Equal rows were made one, and then cut off. */
        CUT,
        /** No node of the pattern says the values. */
        NOBODY
    }

    private static final List<String> FACTS = List.of("relation/", "event/", "figure/", "statement/");

    /** What the pattern of a query tells of its columns. */
    public static Carriers of(Query asked) {
        if (!asked.isSelectType()) {
            return new Carriers(List.of(), List.of(), asked, Map.of(), Why.NOBODY);
        }
        List<Var> shown = List.copyOf(asked.getProjectVars());
        if (EvidenceColumns.nameFacts(shown)) {
            return new Carriers(List.of(), shown, asked, Map.of(), Why.CAN);
        }
        Says says = new Says();
        says.read(asked.getQueryPattern());
        if (asked.hasGroupBy() || asked.hasAggregators()) {
            return new Carriers(List.copyOf(says.speakers(new HashSet<>(says.said.keySet()))), shown, asked,
                    Map.of(), Why.SUMMED_UP);
        }
        Set<Var> values = new LinkedHashSet<>(shown);
        for (Var column : shown) {
            Expr expression = asked.getProject().getExpr(column);
            if (expression != null) {
                values.addAll(expression.getVarsMentioned());
            }
        }
        List<Var> nodes = List.copyOf(says.speakers(values));
        if (nodes.isEmpty()) {
            return new Carriers(nodes, shown, asked, says.values(), Why.NOBODY);
        }
        List<Var> hidden = nodes.stream().filter(node -> !shown.contains(node)).toList();
        if (hidden.isEmpty()) {
            return new Carriers(nodes, shown, asked, says.values(), Why.CAN);
        } else if (asked.isDistinct() && (asked.hasLimit() || asked.hasOffset())) {
            return new Carriers(nodes, shown, asked, says.values(), Why.CUT);
        }
        Query wider = asked.cloneQuery();
        hidden.forEach(wider::addResultVar);
        return new Carriers(nodes, shown, wider, says.values(), Why.CAN);
    }

    /** The query of the facts of which the rows are made, one in each row, with what they say. */
    public Query facts() {
        Query facts = QueryFactory.make();
        facts.setPrefixMapping(query.getPrefixMapping());
        facts.setQuerySelectType();
        facts.setQueryPattern(query.getQueryPattern());
        facts.setDistinct(true);
        Says says = new Says();
        says.read(query.getQueryPattern());
        nodes.forEach(facts::addResultVar);
        says.said.keySet().stream().filter(value -> value.isNamedVar() && !nodes.contains(value))
                .forEach(facts::addResultVar);
        return facts;
    }

    /** The nodes of a row that say its values: the facts, and where there are none, the things that are described. */
    List<Node> of(Binding row) {
        List<Node> facts = nodes.stream().map(row::get).filter(Carriers::isFact).distinct().toList();
        return facts.isEmpty() ? nodes.stream().filter(node -> isDescribed(node, row)).map(row::get)
                .filter(node -> node != null && node.isURI() && node.getURI().startsWith(Namespaces.ID)).distinct()
                .toList() : facts;
    }

    private static boolean isFact(Node node) {
        return node != null && node.isURI() && node.getURI().startsWith(Namespaces.ID)
                && FACTS.stream().anyMatch(node.getURI().substring(Namespaces.ID.length())::startsWith);
    }

    /** What leads from thing to thing is said by a fact and not by either; a thing itself says its name. */
    private boolean isDescribed(Var node, Binding row) {
        return says.getOrDefault(node, Set.of()).stream().anyMatch(value -> !query.getProjectVars().contains(value)
                || row.contains(value) && row.get(value).isLiteral()) || !says.containsKey(node);
    }

    /** Rows by what is shown of them, each with the nodes that say it; equal ones are made one if the query does so. */
    public Map<Binding, List<Node>> byRow(List<Binding> rows) {
        Map<Binding, List<Node>> byRow = new LinkedHashMap<>();
        for (Binding row : rows) {
            byRow.computeIfAbsent(shown(row), one -> new ArrayList<>()).addAll(of(row));
        }
        return byRow;
    }

    /** The rows of the query as it was asked. */
    public List<Binding> asAsked(List<Binding> rows) {
        return isDistinct() ? List.copyOf(byRow(rows).keySet()) : rows.stream().map(this::shown).toList();
    }

    /** Those rows that make the first few of the query as it was asked. */
    public List<Binding> first(List<Binding> rows, int most) {
        Set<Binding> first = isDistinct() ? byRow(rows).keySet().stream().limit(most).collect(Collectors.toSet())
                : Set.of();
        return isDistinct() ? rows.stream().filter(row -> first.contains(shown(row))).toList()
                : rows.stream().limit(most).toList();
    }

    /** True if equal rows are one. */
    public boolean isDistinct() {
        return query.isDistinct();
    }

    /** What a row of the query as it was asked has. */
    Binding shown(Binding row) {
        BindingBuilder builder = Binding.builder();
        shown.stream().filter(row::contains).forEach(column -> builder.add(column, row.get(column)));
        return builder.build();
    }

    /** Which variable is said by which, as triple patterns have it. */
    private static final class Says {

        private final Map<Var, Set<Var>> said = new LinkedHashMap<>();
        private final Set<Var> subjects = new LinkedHashSet<>();
        private final Map<Var, Set<Var>> made = new HashMap<>();

        /** Reads what takes part in the rows: not what only removes some, nor what is counted within. */
        void read(Element element) {
            if (element instanceof ElementGroup group) {
                group.getElements().forEach(this::read);
            } else if (element instanceof ElementUnion union) {
                union.getElements().forEach(this::read);
            } else if (element instanceof ElementOptional optional) {
                read(optional.getOptionalElement());
            } else if (element instanceof ElementNamedGraph graph) {
                read(graph.getElement());
            } else if (element instanceof ElementBind bind) {
                made.computeIfAbsent(bind.getVar(), v -> new LinkedHashSet<>())
                        .addAll(bind.getExpr().getVarsMentioned());
            } else if (element instanceof ElementSubQuery inner && inner.getQuery().isQueryResultStar()
                    && !inner.getQuery().hasGroupBy() && !inner.getQuery().isDistinct()) {
                read(inner.getQuery().getQueryPattern());
            } else if (element instanceof ElementPathBlock block) {
                block.patternElts().forEachRemaining(this::read);
            }
        }

        private void read(TriplePath triple) {
            Node subject = triple.getSubject();
            boolean isForward = triple.isTriple() || isForward(triple.getPath());
            if (subject instanceof Var speaker && speaker.isNamedVar()) {
                subjects.add(speaker);
                if (isForward && triple.getObject() instanceof Var value) {
                    said.computeIfAbsent(value, v -> new LinkedHashSet<>()).add(speaker);
                }
            }
        }

        /** A path whose first step begins at the subject, so that the subject says where it leads. */
        private static boolean isForward(Path path) {
            return path instanceof P_Link || path instanceof P_Seq steps && isForward(steps.getLeft())
                    && isForward(steps.getRight());
        }

        /** The values by the variable that says them. */
        Map<Var, Set<Var>> values() {
            Map<Var, Set<Var>> values = new LinkedHashMap<>();
            said.forEach((value, speakers) -> speakers.forEach(speaker ->
                    values.computeIfAbsent(speaker, s -> new LinkedHashSet<>()).add(value)));
            return values;
        }

        /** The variables that say some values; a value that is a subject of its own and is said by none says itself. */
        Set<Var> speakers(Set<Var> values) {
            Set<Var> all = new LinkedHashSet<>();
            Set<Var> done = new HashSet<>();
            List<Var> open = new ArrayList<>(values);
            while (!open.isEmpty()) {
                Var value = open.remove(open.size() - 1);
                if (!done.add(value)) {
                    continue;
                }
                open.addAll(made.getOrDefault(value, Set.of()));
                Set<Var> speakers = said.getOrDefault(value, Set.of());
                // The name of a concept is said by the concept, and that it is this concept by the fact.
                speakers.forEach(speaker -> open.addAll(said.containsKey(speaker) ? Set.of(speaker) : Set.of()));
                all.addAll(speakers);
                if (speakers.isEmpty() && subjects.contains(value)) {
                    all.add(value);
                }
            }
            List<Var> order = new ArrayList<>(subjects);
            order.retainAll(all);
            return new LinkedHashSet<>(order);
        }
    }
}
