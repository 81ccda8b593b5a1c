package org.w3id.egnatia.advise;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.io.IndentedLineBuffer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.E_Equals;
import org.apache.jena.sparql.expr.E_Str;
import org.apache.jena.sparql.expr.E_StrContains;
import org.apache.jena.sparql.expr.E_StrEndsWith;
import org.apache.jena.sparql.expr.E_StrLowerCase;
import org.apache.jena.sparql.expr.E_StrStartsWith;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.serializer.FormatterElement;
import org.apache.jena.sparql.serializer.SerializationContext;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.ElementFilter;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementMinus;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.sparql.syntax.ElementUnion;
import org.apache.jena.sparql.syntax.PatternVars;
import org.apache.jena.vocabulary.RDF;
import org.w3id.egnatia.advise.Advice.Instead;
import org.w3id.egnatia.describe.TermUse;
import org.w3id.egnatia.load.Position;
import org.w3id.egnatia.vocab.Namespaces;

/** Finds out which part of a query leaves it without rows, by asking the query without one part after the other. */
final class Silence {

    private static final int MOST = 3;
    private static final int MOST_NAMED = 4;
    private static final int SAMPLE = 3;
    private static final int PROPERTIES = 60;
    private static final int SHOWN_PROPERTIES = 8;
    private static final int SHOWN_CLASSES = 2;
    private static final int SHOWN_VALUES = 16;
    private static final int LONGEST_SHOWN = 160;
    /** The question with so many parts is told of as a whole. */
    private static final int MOST_PARTS = 40;

    private final Query query;
    private final DatasetGraph dataset;
    private final Prober prober;
    private final QueryTokens tokens;
    private final TermUse usage;
    private final Without without;

    Silence(Query query, DatasetGraph dataset, Prober prober, QueryTokens tokens, TermUse usage) {
        this.query = query;
        this.dataset = dataset;
        this.prober = prober;
        this.tokens = tokens;
        this.usage = usage;
        this.without = new Without(query.getQueryPattern());
    }

    /**
     * What leaves the query without rows.
     *
     * @param told names and values of which is told already that they do not occur, which explains what names them
     */
    List<Advice> advice(Set<Node> told) {
        List<Object> parts = without.parts();
        if (parts.size() > MOST_PARTS) {
            return List.of();
        }
        List<Advice> all = new ArrayList<>();
        List<Object> tooLong = new ArrayList<>();
        // What only takes rows away is the likelier cause, and to leave out a pattern may take longer.
        for (Object part : Stream.concat(parts.stream().filter(part -> !(part instanceof TriplePath)),
                parts.stream().filter(part -> part instanceof TriplePath)).toList()) {
            try {
                if (all.size() < MOST && hasRows(without.leaving(List.of(part)))) {
                    all.add(inTime(part));
                }
            } catch (QueryCancelledException e) {
                tooLong.add(part);
            }
        }
        if (all.isEmpty() && parts.size() > 1 && tooLong.isEmpty()) {
            together(parts).ifPresent(all::add);
        }
        // What does not occur is reason enough for the part that asks for it.
        all.removeIf(advice -> told.stream().anyMatch(node -> advice.subject().contains(tokens.written(node))));
        // Of a class and a property that do not go together the property says more.
        if (all.stream().anyMatch(advice -> advice.kind() == Advice.Kind.PATTERN && !isOfClass(advice))) {
            all.removeIf(Silence::isOfClass);
        }
        List<Advice> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparing((Advice advice) -> advice.kind() != Advice.Kind.FILTER));
        if (!tooLong.isEmpty() && all.size() < MOST) {
            sorted.add(Advice.of(Advice.Kind.TIME, "Whether there are rows without one of these was not looked into, as"
                    + " it takes too long: " + tooLong.stream().map(this::written).limit(MOST_NAMED)
                    .collect(Collectors.joining("; ")) + (tooLong.size() > MOST_NAMED ? " and "
                    + (tooLong.size() - MOST_NAMED) + " more." : "")));
        }
        return sorted;
    }

    /** True if the pattern is known to have rows in another dataset. */
    boolean hasRowsIn(DatasetGraph other) {
        try {
            return !prober.rows(select(query.getQueryPattern(), List.of(), 1), other).isEmpty();
        } catch (QueryCancelledException e) {
            return false;
        }
    }

    private static boolean isOfClass(Advice advice) {
        return advice.subject().contains(" rdf:type ");
    }

    /** What takes the rows away that the pattern has; empty if it has none. */
    Optional<List<Advice>> afterPattern() {
        // Where nothing comes after the pattern, an empty answer says that the pattern has no rows.
        boolean isLast = (query.isSelectType() || query.isAskType()) && !query.hasHaving() && !query.hasOffset()
                && !query.hasLimit() && !query.hasValues() && !query.hasAggregators();
        try {
            return !isLast && hasRows(query.getQueryPattern()) ? Optional.of(taken()) : Optional.empty();
        } catch (QueryCancelledException e) {
            return Optional.empty();
        }
    }

    private List<Advice> taken() {
        if (query.hasHaving()) {
            return List.of(Advice.of(Advice.Kind.SLICE, "HAVING removes every group: without it there are rows."));
        } else if (query.hasOffset()) {
            return List.of(Advice.of(Advice.Kind.SLICE, "OFFSET " + query.getOffset()
                    + " steps over every row: there are not so many."));
        } else if (query.hasLimit() && query.getLimit() == 0) {
            return List.of(Advice.of(Advice.Kind.SLICE, "LIMIT 0 lets no row through."));
        } else if (query.hasValues()) {
            return List.of(Advice.of(Advice.Kind.SLICE,
                    "No row of the pattern goes with the VALUES at the end of the query."));
        }
        return query.isConstructType() ? List.of(Advice.of(Advice.Kind.SLICE,
                "The pattern has rows, but with none of them the template makes a triple: a variable of it is open, or"
                + " stands where no such term may.")) : List.of();
    }

    private boolean hasRows(Element pattern) {
        return !prober.rows(select(pattern, List.of(), 1), dataset).isEmpty();
    }

    private Query select(Element pattern, List<Var> variables, int limit) {
        Query probe = QueryFactory.make();
        probe.setQuerySelectType();
        if (query.hasDatasetDescription()) {
            query.getGraphURIs().forEach(probe::addGraphURI);
            query.getNamedGraphURIs().forEach(probe::addNamedGraphURI);
        }
        probe.setQueryPattern(pattern);
        if (variables.isEmpty()) {
            probe.setQueryResultStar(true);
        } else {
            variables.forEach(probe::addResultVar);
            probe.setDistinct(true);
        }
        probe.setLimit(limit);
        probe.resetResultVars();
        return probe;
    }

    /** What is said of a part without which there are rows; if it takes too long to say more, only that. */
    private Advice inTime(Object part) {
        try {
            return alone(part);
        } catch (QueryCancelledException e) {
            String text = written(part);
            return new Advice(part instanceof ElementFilter ? Advice.Kind.FILTER : Advice.Kind.PATTERN,
                    "Without " + text + " there are rows.", text, Position.NONE, List.of());
        }
    }

    private Advice alone(Object part) {
        if (part instanceof ElementFilter filter) {
            return filter(filter);
        } else if (part instanceof TriplePath triple) {
            return triple(triple);
        }
        String what = part instanceof ElementMinus ? "MINUS" : part instanceof ElementData ? "VALUES" : "UNION";
        String sentence = part instanceof ElementMinus ? "MINUS removes every row: without it there are rows."
                : "No row goes with " + written(part) + ": without it there are rows.";
        return new Advice(part instanceof ElementMinus ? Advice.Kind.FILTER : Advice.Kind.PATTERN, sentence,
                written(part), tokens.ofText(written(part), what), List.of());
    }

    private Advice filter(ElementFilter filter) {
        Element others = without.leaving(List.of(filter));
        List<Var> variables = filter.getExpr().getVarsMentioned().stream().sorted(Comparator.comparing(Var::getName))
                .toList();
        String values = "";
        if (!variables.isEmpty()) {
            List<Binding> rows = prober.rows(select(others, variables, SAMPLE), dataset);
            values = variables.stream().map(variable -> sample(variable, rows)).flatMap(Optional::stream)
                    .collect(Collectors.joining("; "));
        }
        String text = written(filter);
        return new Advice(Advice.Kind.FILTER, text + " removes every row: without it there are rows"
                + (values.isEmpty() ? "." : ", where " + values + "."), text, tokens.ofText(bare(text), "FILTER"),
                        mended(filter, text));
    }

    private Optional<String> sample(Var variable, List<Binding> rows) {
        List<String> values = rows.stream().map(row -> row.get(variable)).filter(node -> node != null)
                .map(node -> cut(tokens.written(node))).distinct().toList();
        return values.isEmpty() ? Optional.of("?" + variable.getName() + " has no value")
                : Optional.of("?" + variable.getName() + " is " + String.join(", ", values)
                + (rows.size() == SAMPLE ? " …" : ""));
    }

    /** The filter in a form that lets rows through: for the text alone, or in small letters. */
    private List<Instead> mended(ElementFilter filter, String text) {
        List<Instead> found = new ArrayList<>();
        for (Expr other : others(filter.getExpr())) {
            ElementFilter mended = new ElementFilter(other);
            if (hasRows(without.with(filter, mended))) {
                found.add(new Instead(written(mended), "", tokens.withText(bare(text), bare(written(mended)))
                        .or(() -> rebuilt(without.with(filter, mended)))));
            }
        }
        return found;
    }

    /** The expression of a filter, as it may stand in more brackets or in fewer. */
    private static String bare(String filter) {
        return filter.replaceFirst("^FILTER ", "").replaceFirst("^\\( (.*) \\)$", "$1");
    }

    /** The query with another pattern, written anew, with those prefixes that it needs. */
    private Optional<String> rebuilt(Element pattern) {
        Query copy = query.cloneQuery();
        copy.setQueryPattern(pattern);
        Map<String, String> prefixes = new TreeMap<>(copy.getPrefixMapping().getNsPrefixMap());
        String all = copy.serialize().replaceAll("(?m)^PREFIX.*\\R", "");
        StringBuilder text = new StringBuilder();
        prefixes.forEach((prefix, namespace) -> {
            if (Pattern.compile("(?<![\\w:?$-])" + Pattern.quote(prefix) + ":").matcher(all).find()) {
                text.append("PREFIX ").append(prefix).append(": <").append(namespace).append(">\n");
            }
        });
        return Optional.of(text + all.strip() + "\n");
    }

    private static List<Expr> others(Expr filter) {
        if (filter instanceof ExprFunction2 two) {
            Expr left = two.getArg1();
            Expr right = two.getArg2();
            if (two instanceof E_StrContains) {
                return List.of(new E_StrContains(lower(left), lower(right)));
            } else if (two instanceof E_StrStartsWith) {
                return List.of(new E_StrStartsWith(lower(left), lower(right)), new E_StrContains(lower(left),
                        lower(right)));
            } else if (two instanceof E_StrEndsWith) {
                return List.of(new E_StrEndsWith(lower(left), lower(right)), new E_StrContains(lower(left),
                        lower(right)));
            } else if (two instanceof E_Equals && left instanceof ExprVar
                    && right.isConstant()) {
                return List.of(new E_Equals(new E_Str(left), NodeValue.makeString(right.getConstant()
                        .asUnquotedString())));
            }
        }
        return List.of();
    }

    private static Expr lower(Expr expression) {
        if (expression.isConstant()) {
            return NodeValue.makeString(expression.getConstant().asUnquotedString()
                    .toLowerCase(Locale.ROOT));
        }
        return new E_StrLowerCase(expression instanceof ExprVar ? new E_Str(expression) : expression);
    }

    private Advice triple(TriplePath triple) {
        String text = written(triple);
        List<Instead> instead = new ArrayList<>();
        turned(triple).ifPresent(instead::add);
        String sentence = without.parts().size() == 1 ? "Nothing in the data goes with " + text + "."
                : "Nothing that the other patterns find goes with " + text + ".";
        if (triple.getPredicate() != null && triple.getPredicate().isURI()) {
            sentence += instead.isEmpty() ? "" : " The property leads the other way.";
            sentence += said(triple);
        }
        return new Advice(Advice.Kind.PATTERN, sentence, text, tokens.position(property(triple)), instead);
    }

    private static Node property(TriplePath triple) {
        return triple.getPredicate() == null ? triple.getObject() : triple.getPredicate();
    }

    /** The pattern from its object to its subject, where that has rows. */
    private Optional<Instead> turned(TriplePath triple) {
        if (triple.getPredicate() == null || triple.getObject().isLiteral()
                || triple.getPredicate().equals(RDF.type.asNode())) {
            return Optional.empty();
        }
        TriplePath other = new TriplePath(Triple.create(triple.getObject(), triple.getPredicate(),
                triple.getSubject()));
        return hasRows(without.with(triple, other))
                ? Optional.of(new Instead(written(other), "", tokens.withText(written(triple), written(other))
                .or(() -> rebuilt(without.with(triple, other)))))
                : Optional.empty();
    }

    /** Of what the property is said, and what the subjects here have instead. */
    private String said(TriplePath triple) {
        StringBuilder sentence = new StringBuilder();
        Var subject = Var.isVar(triple.getSubject()) ? Var.alloc(triple.getSubject()) : null;
        Element others = without.leaving(List.of(triple));
        if (subject != null && PatternVars.vars(others).contains(subject)) {
            Var property = Var.alloc("egnatiaProperty");
            ElementGroup group = new ElementGroup();
            group.addElement(others);
            ElementPathBlock any = new ElementPathBlock();
            any.addTriplePath(new TriplePath(Triple.create(subject, property, Var.alloc("egnatiaValue"))));
            group.addElement(any);
            Set<String> have = new LinkedHashSet<>();
            prober.rows(select(group, List.of(property), PROPERTIES), dataset).stream()
                    .map(row -> row.get(property)).filter(node -> !node.equals(RDF.type.asNode()))
                            .sorted(Comparator.comparing(node ->
                    -usage.properties().getOrDefault(node, 0)))
                    .map(tokens::written).limit(SHOWN_PROPERTIES).forEach(have::add);
            boolean isHad = have.contains(tokens.written(triple.getPredicate()));
            if (!have.isEmpty() && !isHad) {
                sentence.append(" What they find as ?").append(subject.getName()).append(" has ")
                        .append(String.join(", ", have)).append(have.size() == SHOWN_PROPERTIES ? " and more." : ".");
            }
            if (triple.getObject().isConcrete()) {
                sentence.append(others(triple, subject, others));
            }
        }
        return sentence.append(classes(triple)).toString();
    }

    /** The values that the property has with what the others find, where it is another one that is asked for. */
    private String others(TriplePath triple, Var subject, Element others) {
        Var value = Var.alloc("egnatiaValue");
        ElementGroup group = new ElementGroup();
        group.addElement(others);
        ElementPathBlock any = new ElementPathBlock();
        any.addTriplePath(new TriplePath(Triple.create(subject, triple.getPredicate(), value)));
        group.addElement(any);
        List<String> values = prober.rows(select(group, List.of(value), PROPERTIES), dataset).stream()
                .map(row -> cut(tokens.written(row.get(value)))).sorted().toList();
        return values.isEmpty() ? "" : " What they find as ?" + subject.getName() + " has "
                + tokens.written(triple.getPredicate()) + " with " + values.stream().limit(SHOWN_VALUES)
                .collect(Collectors.joining(", ")) + (values.size() > SHOWN_VALUES ? " and more." : ".");
    }

    /** Of what a property is said: of some of the class that is asked for, or else of which classes. */
    private String classes(TriplePath triple) {
        Node property = triple.getPredicate();
        if (property.equals(RDF.type.asNode())) {
            return "";
        }
        for (Node asked : asked(triple.getSubject())) {
            int things = having(property, asked);
            if (things > 0) {
                return " Of the " + usage.classes().get(asked) + " " + tokens.written(asked) + " " + things
                        + (things == 1 ? " has " : " have ") + tokens.written(property) + ".";
            }
        }
        Map<Node, Integer> counts = new LinkedHashMap<>();
        usage.classes().keySet().forEach(type -> counts.put(type, having(property, type)));
        counts.values().removeIf(things -> things == 0);
        if (counts.keySet().stream().anyMatch(Silence::isOurs)) {
            counts.keySet().removeIf(type -> !isOurs(type));
        }
        String most = counts.entrySet().stream().sorted(Map.Entry.<Node, Integer>comparingByValue().reversed()
                .thenComparing(entry -> usage.classes().get(entry.getKey()))).limit(SHOWN_CLASSES)
                .map(entry -> tokens.written(entry.getKey())).collect(Collectors.joining(", "));
        int others = counts.size() - SHOWN_CLASSES;
        return most.isEmpty() ? "" : " " + tokens.written(property) + " is said of " + most
                + (others > 0 ? " and " + others + " more " + (others == 1 ? "class." : "classes.") : ".");
    }

    /** How many things of a class have a property. */
    private int having(Node property, Node type) {
        return usage.of(type).stream().filter(use -> use.property().equals(property)).mapToInt(TermUse.Use::things)
                .sum();
    }

    /** The classes that the query asks a subject to be of. */
    private List<Node> asked(Node subject) {
        return without.parts().stream().filter(TriplePath.class::isInstance).map(TriplePath.class::cast)
                .filter(other -> RDF.type.asNode().equals(other.getPredicate()) && other.getSubject().equals(subject)
                        && usage.classes().containsKey(other.getObject())).map(TriplePath::getObject).toList();
    }

    private static boolean isOurs(Node type) {
        return type.isURI() && type.getURI().startsWith(Namespaces.DEF);
    }

    /** The part at which nothing is left, when the parts are put together one by one: patterns first, then the rest. */
    private Optional<Advice> together(List<Object> parts) {
        List<Object> ordered = Stream.concat(parts.stream().filter(part -> part instanceof TriplePath),
                parts.stream().filter(part -> !(part instanceof TriplePath))).toList();
        for (int kept = 1; kept <= ordered.size(); kept++) {
            if (!hasRows(without.leaving(ordered.subList(kept, ordered.size())))) {
                Object part = ordered.get(kept - 1);
                String text = written(part);
                String sentence = kept == 1 ? "Nothing in the data goes with " + text + "."
                        : "The parts before it have rows, and with " + text
                        + " there are none. To leave it out alone is not enough: other parts leave nothing, too.";
                Node named = part instanceof TriplePath triple ? property(triple) : Node.ANY;
                return Optional.of(new Advice(part instanceof ElementFilter ? Advice.Kind.FILTER : Advice.Kind.PATTERN,
                        sentence, text, named.isConcrete() ? tokens.position(named) : Position.NONE, List.of()));
            }
        }
        return Optional.empty();
    }

    private String written(Object part) {
        if (part instanceof TriplePath triple) {
            ElementPathBlock block = new ElementPathBlock();
            block.addTriplePath(triple);
            return written(block);
        } else if (part instanceof ElementUnion) {
            return "the branches of UNION";
        }
        IndentedLineBuffer out = new IndentedLineBuffer();
        FormatterElement.format(out, new SerializationContext(query.getPrologue()), (Element) part);
        return cut(out.asString().replaceAll("\\s+", " ").strip());
    }

    private static String cut(String text) {
        return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
    }
}
