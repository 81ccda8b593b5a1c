package org.w3id.egnatia.check;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.w3id.egnatia.load.Finding;
import org.w3id.egnatia.load.Position;
import org.w3id.egnatia.load.Severity;
import org.w3id.egnatia.query.SavedQuery;
import org.w3id.egnatia.query.VariableSlips;

/** Tells of {@linkplain VariableSlips slips with variables} in the files of queries. */
final class QueryVariables {

    private QueryVariables() {
    }

    static void examine(SavedQuery query, Query parsed, List<Finding> findings) {
        VariableSlips.unbound(parsed).entrySet().stream().limit(QueryRules.SHOWN).forEach(open ->
                findings.add(new Finding(query.file(), place(query, open.getKey(), 0), Severity.WARNING,
                        "query-unbound", query.id(), "?" + open.getKey().getName() + " never gets a value"
                        + open.getValue().map(v -> " (did you mean ?" + v.getName() + "?)")
                        .orElse("; bind it or leave it out"))));
        if (parsed.getQueryPattern() instanceof ElementGroup group) {
            crossProduct(query, VariableSlips.apart(group), findings);
        }
    }

    private static void crossProduct(SavedQuery query, List<Var> apart, List<Finding> findings) {
        if (!apart.isEmpty()) {
            Var first = apart.get(0);
            Var second = apart.get(1);
            findings.add(new Finding(query.file(), place(query, second, query.text().indexOf('{')), Severity.WARNING,
                    "query-cross-product", query.id(),
                    "the patterns with ?" + first.getName() + " and ?" + second.getName()
                            + " share no variable, so every row of the one meets every row of the other; join them"));
        }
    }

    /** Where a variable first stands outside a comment, from an offset on. */
    private static Position place(SavedQuery query, Var variable, int from) {
        Matcher name = Pattern.compile("#[^\\n<>]*$|[?$](" + Pattern.quote(variable.getName()) + ")\\b",
                Pattern.MULTILINE)
                .matcher(query.text());
        boolean found = name.find(Math.max(from, 0));
        while (found && name.group(1) == null) {
            found = name.find();
        }
        return found ? Position.at(query.text(), name.start()) : Position.NONE;
    }
}
