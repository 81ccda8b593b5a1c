package org.w3id.egnatia.check;

import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.core.VarExprList;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.sparql.syntax.PatternVars;
import org.apache.jena.vocabulary.RDF;
import org.w3id.egnatia.load.Finding;
import org.w3id.egnatia.load.Position;
import org.w3id.egnatia.load.Severity;
import org.w3id.egnatia.query.SavedQuery;

/**
 * Slips with variables that a query survives and its answer does not: one that never gets a value, parts that share
 * none.
 */
final class QueryVariables {

    private QueryVariables() {
    }

    static void examine(SavedQuery query, Query parsed, List<Finding> findings) {
        if (parsed.getQueryPattern() == null) {
            return;
        }
        unbound(query, parsed, findings);
        if (parsed.getQueryPattern() instanceof ElementGroup group) {
            crossProduct(query, group, findings);
        }
    }

    private static void unbound(SavedQuery query, Query parsed, List<Finding> findings) {
        Set<Var> bound = new LinkedHashSet<>(PatternVars.vars(parsed.getQueryPattern()));
        if (parsed.getValuesVariables() != null) {
            bound.addAll(parsed.getValuesVariables());
        }
        if (!parsed.isSelectType() || parsed.isQueryResultStar()) {
            return;
        }
        VarExprList selected = parsed.getProject();
        List<Var> open = selected.getVars().stream().filter(v -> !selected.hasExpr(v) && !bound.contains(v))
                .limit(QueryRules.SHOWN).toList();
        for (Var variable : open) {
            Optional<Var> meant = bound.stream().filter(v -> isClose(v.getName(), variable.getName())).findFirst();
            findings.add(new Finding(query.file(), place(query, variable, 0), Severity.WARNING,
                    "query-unbound", query.id(),
                    "?" + variable.getName() + " never gets a value"
                    + meant.map(v -> " (did you mean ?" + v.getName() + "?)")
                            .orElse("; bind it or leave it out")));
        }
    }

    /** The same letters in another order, or one letter more, less or other. */
    private static boolean isClose(String a, String b) {
        boolean sameLetters = a.length() == b.length()
                && a.chars().sorted().boxed().toList().equals(b.chars().sorted().boxed().toList());
        int same = 0;
        while (same < Math.min(a.length(), b.length()) && a.charAt(same) == b.charAt(same)) {
            same++;
        }
        String restA = a.substring(same);
        String restB = b.substring(same);
        return sameLetters || tail(restA, 1).equals(restB) || tail(restB, 1).equals(restA)
                || tail(restA, 1).equals(tail(restB, 1));
    }

    private static String tail(String text, int from) {
        return text.substring(Math.min(from, text.length()));
    }

    /**
     * The triple patterns of the outermost group, joined where they share a variable; two parts that remain, neither of
     * them about one named thing, multiply each other's rows.
     */
    private static void crossProduct(SavedQuery query, ElementGroup group, List<Finding> findings) {
        Map<Var, Var> joined = new LinkedHashMap<>();
        Set<Var> anchored = new HashSet<>();
        for (Element element : group.getElements()) {
            if (element instanceof ElementPathBlock block) {
                for (TriplePath path : block.getPattern()) {
                    ElementPathBlock one = new ElementPathBlock();
                    one.addTriplePath(path);
                    Set<Var> variables = new LinkedHashSet<>(PatternVars.vars(one));
                    join(joined, variables);
                    anchored.addAll(isAnchored(path) ? variables : Set.of());
                }
            } else {
                Set<Var> variables = mentioned(element);
                join(joined, variables);
                anchored.addAll(variables);
            }
        }
        Set<Var> anchoredParts = anchored.stream().map(variable -> part(joined, variable)).collect(Collectors.toSet());
        Map<Var, Var> firstOfPart = new LinkedHashMap<>();
        joined.keySet().forEach(variable -> firstOfPart.putIfAbsent(part(joined, variable), variable));
        firstOfPart.keySet().removeAll(anchoredParts);
        if (firstOfPart.size() > 1) {
            Iterator<Var> firsts = firstOfPart.values().iterator();
            Var first = firsts.next();
            Var second = firsts.next();
            findings.add(new Finding(query.file(), place(query, second, query.text().indexOf('{')), Severity.WARNING,
                    "query-cross-product", query.id(),
                    "the patterns with ?" + first.getName() + " and ?" + second.getName()
                            + " share no variable, so every row of the one meets every row of the other; join them"));
        }
    }

    /** A pattern about one named thing has few answers; to set them beside others may be what is wanted. */
    private static boolean isAnchored(TriplePath path) {
        boolean isType = RDF.type.asNode().equals(path.getPredicate());
        return path.getSubject().isConcrete() || path.getObject().isConcrete() && !isType;
    }

    /** Makes one part of the variables and of all that they were joined with; each leads towards one of its part. */
    private static void join(Map<Var, Var> joined, Set<Var> added) {
        Var common = null;
        for (Var variable : added) {
            joined.putIfAbsent(variable, variable);
            Var part = part(joined, variable);
            common = common == null ? part : common;
            joined.put(part, common);
        }
    }

    /** The variable that stands for a part; what leads to it is shortened on the way. */
    private static Var part(Map<Var, Var> joined, Var variable) {
        Var at = variable;
        while (!joined.get(at).equals(at)) {
            joined.put(at, joined.get(joined.get(at)));
            at = joined.get(at);
        }
        return at;
    }

    /**
     * Every variable that an element names, in expressions and inner patterns too: each can join what stands outside.
     */
    private static Set<Var> mentioned(Element element) {
        Set<Var> found = new LinkedHashSet<>();
        Matcher names = Pattern.compile("[?$]([A-Za-z_]\\w*)").matcher(element.toString());
        while (names.find()) {
            found.add(Var.alloc(names.group(1)));
        }
        return found;
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
