package org.w3id.egnatia.query;

import java.util.HashSet;
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

/**
 * Slips with variables that a query survives and its answer does not: one that never gets a value, parts that share
 * none.
 */
public final class VariableSlips {

    private VariableSlips() {
    }

    /** The selected variables that never get a value, each with the one that was meant, where one is alike. */
    public static Map<Var, Optional<Var>> unbound(Query query) {
        Map<Var, Optional<Var>> open = new LinkedHashMap<>();
        if (!query.isSelectType() || query.isQueryResultStar() || query.getQueryPattern() == null) {
            return open;
        }
        Set<Var> bound = new LinkedHashSet<>(PatternVars.vars(query.getQueryPattern()));
        if (query.getValuesVariables() != null) {
            bound.addAll(query.getValuesVariables());
        }
        VarExprList grouped = query.getGroupBy();
        VarExprList selected = query.getProject();
        selected.getVars().stream()
                .filter(v -> !selected.hasExpr(v) && !bound.contains(v) && !grouped.contains(v))
                .forEach(v -> open.put(v, bound.stream().filter(b -> isClose(b.getName(), v.getName())).findFirst()));
        return open;
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
     * A variable of each part of a group that multiplies the rows of the others: the triple patterns of the group are
     * joined where they share a variable, and two or more parts remain, none of them about one named thing. Empty if
     * all hang together.
     */
    public static List<Var> apart(ElementGroup group) {
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
        return firstOfPart.size() > 1 ? List.copyOf(firstOfPart.values()) : List.of();
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
}
