package org.w3id.egnatia.advise;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.E_Lang;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.egnatia.release.Release;

/**
 * Names that come in several languages, where a query does not say which it wants: a thing stands in a row for each,
 * and what is counted counts as often.
 */
final class LanguageAdvice {

    private static final Set<Node> NAMES = Set.of(RDFS.label.asNode(), SKOS.prefLabel.asNode());
    private static final Var TAG = Var.alloc("egnatiaTag");
    private static final int SHOWN = 3;

    private final Release release;

    LanguageAdvice(Release release) {
        this.release = release;
    }

    /** One advice for each variable of names. */
    List<Advice> of(Query query, Uses uses, QueryTokens tokens, Prober prober) {
        List<Advice> all = new ArrayList<>();
        if (!query.isSelectType() || uses.readsOtherGraphs()) {
            return all;
        }
        DatasetGraph dataset = release.dataset();
        List<Var> names = uses.patterns().stream().map(pattern -> pattern.getObject()).filter(Var::isVar)
                .map(Var::alloc).distinct().filter(name -> !Collections.disjoint(uses.propertiesOf(name), NAMES))
                .toList();
        for (Var name : names) {
            if (uses.expressions().stream().anyMatch(expression -> isOfLanguage(expression, name))) {
                continue;
            }
            List<String> tags = prober.rows(tags(query, name), dataset).stream().filter(row -> row.contains(TAG))
                    .map(row -> row.get(TAG).getLiteralLexicalForm()).toList();
            if (tags.size() > 1) {
                String shown = tags.stream().map(tag -> tag.isEmpty() ? "none" : tag).collect(Collectors.joining(", "));
                String condition = "FILTER (LANG(" + name + ") = \"en\")";
                all.add(new Advice(Advice.Kind.MISLEADING, "The names in " + name + " are in several languages ("
                        + shown + " …): a thing stands once for each, and what is counted counts as often.",
                        name.toString(), tokens.ofVariable(name.getName()),
                        List.of(new Advice.Instead(condition, "names in English", tokens.withFirst(condition)))));
            }
        }
        return all;
    }

    /** Whether an expression tells by a name, or by its language, which one is wanted. */
    private static boolean isOfLanguage(Expr expression, Var name) {
        return !expression.isVariable() && expression.getVarsMentioned().contains(name);
    }

    private static Query tags(Query query, Var name) {
        Query probe = QueryFactory.make();
        probe.setQuerySelectType();
        probe.setQueryPattern(query.getQueryPattern());
        probe.addResultVar(TAG, new E_Lang(new ExprVar(name)));
        probe.setDistinct(true);
        probe.setLimit(SHOWN);
        probe.resetResultVars();
        return probe;
    }
}
