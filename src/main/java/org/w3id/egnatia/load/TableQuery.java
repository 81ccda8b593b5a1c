package org.w3id.egnatia.load;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunction0;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementBind;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.ElementFilter;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementMinus;
import org.apache.jena.sparql.syntax.ElementNamedGraph;
import org.apache.jena.sparql.syntax.ElementOptional;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.sparql.syntax.ElementService;
import org.apache.jena.sparql.syntax.ElementSubQuery;
import org.apache.jena.sparql.syntax.ElementUnion;
import org.apache.jena.vocabulary.RDF;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * What a table's query says: a SPARQL 1.1 CONSTRUCT whose WHERE part works on one row, as Tarql runs it. The safe
 * subset: {@code BIND}, {@code FILTER}, {@code VALUES} and {@code apf:strSplit}, which takes a cell apart; nothing that
 * looks elsewhere, and nothing that answers otherwise the next time.
 *
 * @param template the triples of each row
 * @param steps    what binds variables, in order
 * @param filters  what drops a row
 * @param from     for each variable the columns that it comes from, the telling one first
 */
record TableQuery(List<Triple> template, List<Step> steps, List<Expr> filters, Map<Var, List<String>> from) {

    /** ARQ's property function that gives the parts of a text, which Tarql knows as well. */
    static final String SPLIT = "http://jena.apache.org/ARQ/property#strSplit";

    private static final String XSD = "http://www.w3.org/2001/XMLSchema#";

    /** One part of the WHERE pattern. */
    sealed interface Step {

        /** {@code BIND (expression AS ?variable)}. */
        record Bind(Var variable, Expr expression) implements Step {
        }

        /** {@code VALUES}. */
        record Values(List<Var> variables, List<Binding> rows) implements Step {
        }

        /** {@code ?part apf:strSplit (?text "separator")}. */
        record Split(Var part, Var text, String separator) implements Step {
        }
    }

    /** Parses and judges the query of a table; empty if there is a finding, in the query or in the table's header. */
    static Optional<TableQuery> read(String path, String text, String rowPath, CsvRows table, FindingList findings) {
        List<Finding> found = new ArrayList<>();
        Reader reader = new Reader(path, text, found, table.columns());
        Optional<TableQuery> query = reader.read();
        if (query.isPresent()) {
            reader.unused(rowPath, table);
        }
        found.forEach(findings::add);
        return found.stream().noneMatch(Finding::isError) ? query : Optional.empty();
    }

    private static final class Reader {

        private final String path;
        private final String text;
        private final Lines lines;
        private final List<Finding> findings;
        private final Collection<String> columns;
        private final List<Step> steps = new ArrayList<>();
        private final List<Expr> filters = new ArrayList<>();
        private final Map<Var, List<String>> from = new LinkedHashMap<>();
        private final Set<Var> mentioned = new HashSet<>();

        Reader(String path, String text, List<Finding> findings, Collection<String> columns) {
            this.path = path;
            this.text = text;
            this.lines = new Lines(text);
            this.findings = findings;
            this.columns = columns;
            columns.forEach(name -> from.put(Var.alloc(name), List.of(name)));
            from.put(Var.alloc(CsvRows.LINE), List.of());
        }

        Optional<TableQuery> read() {
            Query query;
            try {
                query = QueryFactory.create(text, Syntax.syntaxSPARQL_11);
            } catch (QueryParseException e) {
                add(new Position(Math.max(e.getLine(), 0), Math.max(e.getColumn(), 0)),
                        "the query cannot be read: " + plain(e));
                return Optional.empty();
            } catch (QueryException e) {
                add(Position.NONE, "the query cannot be read: " + plain(e));
                return Optional.empty();
            }
            form(query);
            prefixes(query);
            if (!query.isConstructType()) {
                return Optional.empty();
            }
            where(query.getQueryPattern());
            List<Triple> template = query.getConstructTemplate().getTriples();
            template.forEach(this::template);
            return Optional.of(new TableQuery(template, steps, filters, from));
        }

        void unused(String rowPath, CsvRows table) {
            for (int i = 0; i < table.columns().size(); i++) {
                String column = table.columns().get(i);
                if (!mentioned.contains(Var.alloc(column))) {
                    findings.add(new Finding(rowPath, table.header().get(i), Severity.ERROR, "table-columns", "",
                            "the column '" + column
                            + "' is not used by the query, so what stands in it would be lost; use ?" + column
                            + " there, or remove the column"));
                }
            }
        }

        private void form(Query query) {
            refuse(!query.isConstructType(), "(?i)\\b(SELECT|ASK|DESCRIBE)\\b",
                    "a table's query is a CONSTRUCT, which says what triples a row gives");
            refuse(query.hasDatasetDescription(), "(?i)\\bFROM\\b",
                    "FROM has no meaning here: the rows are all there is; remove it");
            refuse(query.explicitlySetBaseURI(), "(?i)\\bBASE\\b",
                    "BASE is not allowed, because IRIs then mean something only together with it");
            refuse(query.hasGroupBy() || query.hasAggregators() || query.hasHaving(), "(?i)\\b(GROUP|HAVING)\\b",
                    "rows are not grouped here: each gives its own triples");
            refuse(query.hasOrderBy() || query.hasLimit() || query.hasOffset(), "(?i)\\b(ORDER|LIMIT|OFFSET)\\b",
                    "ORDER, LIMIT and OFFSET have no meaning here: each row gives its own triples");
            refuse(query.hasValues(), "(?i)\\bVALUES\\b", "write VALUES inside the WHERE part");
        }

        private void refuse(boolean isThere, String word, String message) {
            if (isThere) {
                add(placeOf(word), message);
            }
        }

        private void prefixes(Query query) {
            query.getPrefixMapping().getNsPrefixMap().forEach((prefix, namespace) -> {
                boolean own = namespace.equals("http://jena.apache.org/ARQ/property#");
                (own ? Optional.<Fault>empty() : IriRules.namespaceFault(prefix, namespace))
                .ifPresent(fault -> findings.add(
                        new Finding(path, placeOf("(?i)\\bPREFIX\\s+" + Pattern.quote(prefix) + ":"), fault.severity(),
                                fault.rule(), "", fault.message())));
            });
        }

        private void where(Element pattern) {
            List<Element> elements = pattern instanceof ElementGroup group ? group.getElements() : List.of(pattern);
            for (Element element : elements) {
                if (element instanceof ElementBind bind) {
                    expression(bind.getExpr());
                    define(bind.getVar(), sources(bind.getExpr().getVarsMentioned()));
                    steps.add(new Step.Bind(bind.getVar(), bind.getExpr()));
                } else if (element instanceof ElementFilter filter) {
                    filters.add(filter.getExpr());
                } else if (element instanceof ElementData data) {
                    values(data);
                } else if (element instanceof ElementPathBlock block) {
                    split(block);
                } else {
                    Optional<String> word = wordOf(element);
                    add(placeOf("(?i)\\b" + word.orElse("GROUP") + "\\b"),
                            "only BIND, FILTER, VALUES and apf:strSplit work on a row; leave out "
                            + word.orElse("the inner braces"));
                }
            }
            filters.forEach(this::expression);
        }

        /** The word with which a part of a pattern begins; empty for a group in braces. */
        private static Optional<String> wordOf(Element element) {
            return element instanceof ElementOptional ? Optional.of("OPTIONAL")
                    : element instanceof ElementMinus ? Optional.of("MINUS")
                    : element instanceof ElementUnion ? Optional.of("UNION")
                    : element instanceof ElementNamedGraph ? Optional.of("GRAPH")
                    : element instanceof ElementService ? Optional.of("SERVICE")
                    : element instanceof ElementSubQuery ? Optional.of("SELECT") : Optional.empty();
        }

        private void values(ElementData data) {
            List<Var> known = data.getVars().stream().filter(from::containsKey).toList();
            known.forEach(mentioned::add);
            List<String> origins = sources(known);
            data.getVars().stream().filter(v -> !from.containsKey(v)).forEach(v -> from.put(v, origins));
            steps.add(new Step.Values(data.getVars(), data.getRows()));
        }

        /** The one triple pattern that there may be, with its list of two written as SPARQL writes lists. */
        private void split(ElementPathBlock block) {
            List<TriplePath> triples = block.getPattern().getList();
            for (TriplePath triple : triples) {
                boolean ofList = triple.isTriple() && (triple.getPredicate().equals(RDF.first.asNode())
                        || triple.getPredicate().equals(RDF.rest.asNode()));
                if (ofList) {
                    continue;
                }
                if (!triple.isTriple() || !triple.getPredicate().isURI()
                        || !triple.getPredicate().getURI().equals(SPLIT)) {
                    add(placeOf("(?i)\\bWHERE\\b"), "a table has no graph to look for triples in; WHERE works on the "
                            + "row with BIND, "
                            + "FILTER, VALUES and ?part apf:strSplit (?cell \" \")");
                    return;
                }
                Optional<Node> cell = object(triples, triple.getObject(), RDF.first.asNode());
                Optional<Node> separator = object(triples, triple.getObject(), RDF.rest.asNode())
                        .flatMap(rest -> object(triples, rest, RDF.first.asNode())).filter(Node::isLiteral);
                if (!Var.isVar(triple.getSubject()) || cell.isEmpty() || !Var.isVar(cell.get())
                        || separator.isEmpty()) {
                    add(placeOf("strSplit"), "write it as ?part apf:strSplit (?cell \" \")");
                    return;
                }
                Var whole = Var.alloc(cell.get());
                use(whole);
                define(Var.alloc(triple.getSubject()), sources(List.of(whole)));
                steps.add(new Step.Split(Var.alloc(triple.getSubject()), whole, separator.get()
                        .getLiteralLexicalForm()));
            }
        }

        private static Optional<Node> object(List<TriplePath> triples, Node subject, Node predicate) {
            return triples.stream().filter(t -> t.getSubject().equals(subject) && predicate.equals(t.getPredicate()))
                    .map(TriplePath::getObject).findFirst();
        }

        private void define(Var variable, List<String> origins) {
            if (from.containsKey(variable)) {
                add(placeOf("[?$]" + variable.getName() + "\\b"), "?" + variable.getName()
                        + " is there already; give what is bound another name");
            }
            from.put(variable, origins);
        }

        private List<String> sources(Collection<Var> variables) {
            Set<String> origins = new LinkedHashSet<>();
            variables.forEach(v -> origins.addAll(from.getOrDefault(v, List.of())));
            return List.copyOf(origins);
        }

        private void template(Triple triple) {
            for (Node node : List.of(triple.getSubject(), triple.getPredicate(), triple.getObject())) {
                if (node.isBlank()) {
                    add(placeOf("_:|\\["), "a blank node cannot be cited; give it an IRI");
                } else if (Var.isVar(node)) {
                    use(Var.alloc(node));
                } else if (node.isURI()) {
                    IriRules.faultOf(node.getURI()).ifPresent(f -> findings.add(new Finding(path,
                            placeOf("<" + Pattern.quote(node.getURI()) + ">"), f.severity(), f.rule(),
                            Namespaces.shorten(node.getURI()), f.message())));
                } else if (node.isLiteral()) {
                    constant(node);
                }
            }
        }

        /** A literal that stands in the template is judged here, once, and not at each row. */
        private void constant(Node literal) {
            String lexical = literal.getLiteralLexicalForm();
            List<Fault> faults = new ArrayList<>(LiteralRules.ofText(lexical));
            if (literal.getLiteralLanguage().isEmpty()) {
                LiteralRules.ofDatatype(lexical, literal.getLiteralDatatypeURI()).ifPresent(faults::add);
            } else {
                LiteralRules.ofLanguage(literal.getLiteralLanguage()).ifPresent(faults::add);
            }
            faults.forEach(f ->
                    findings.add(new Finding(path, placeOf("[\"']" + Pattern.quote(lexical) + "[\"']"), f.severity(),
                    f.rule(), "", f.message())));
        }

        private void use(Var variable) {
            mentioned.add(variable);
            if (!from.containsKey(variable)) {
                add(placeOf("[?$]" + variable.getName() + "\\b"), "there is no column '" + variable.getName()
                        + "' in the table"
                        + nearest(variable.getName()));
                from.put(variable, List.of());
            }
        }

        private String nearest(String name) {
            return columns.stream().filter(c -> c.startsWith(name) || name.startsWith(c) || c.equalsIgnoreCase(name)
                            || sorted(c).equals(sorted(name))).findFirst()
                    .map(c -> "; did you mean ?" + c + "?").orElse("; its columns are " + String.join(", ", columns));
        }

        private static String sorted(String name) {
            return name.chars().sorted().collect(StringBuilder::new, StringBuilder::appendCodePoint,
                    StringBuilder::append).toString();
        }

        private void expression(Expr expression) {
            expression.getVarsMentioned().forEach(this::use);
            unsafe(expression);
        }

        private void unsafe(Expr expression) {
            if (expression instanceof ExprAggregator || expression instanceof ExprFunctionOp) {
                add(placeOf("(?i)\\bEXISTS\\b"), "EXISTS and aggregates look beyond the row; leave them out");
            } else if (expression instanceof ExprFunction function && isChanging(function)) {
                String word = function.getFunctionSymbol().getSymbol();
                add(placeOf("(?i)\\b" + Pattern.quote(word) + "\\s*\\("), word.toUpperCase(Locale.ROOT)
                        + "() answers otherwise each time, and the same table must give the same graph; leave it out");
            } else if (expression instanceof E_Function call && !call.getFunctionIRI().startsWith(XSD)) {
                add(placeOf(Pattern.quote(call.getFunctionIRI().replaceFirst("^.*[#/:]", ""))),
                        "<" + call.getFunctionIRI()
                        + "> is no function of SPARQL 1.1; use those, and the casts of XML Schema");
            } else if (expression instanceof ExprFunction function) {
                function.getArgs().forEach(this::unsafe);
            }
        }

        /** NOW, RAND, UUID and STRUUID take nothing; BNODE makes another node for each solution. */
        private static boolean isChanging(ExprFunction function) {
            return function instanceof ExprFunction0
                    || function.getFunctionSymbol().getSymbol().equalsIgnoreCase("bnode");
        }

        private Position placeOf(String regex) {
            Matcher found = Pattern.compile("(?m)^#.*$|" + regex).matcher(text);
            while (found.find()) {
                if (!found.group().startsWith("#")) {
                    return lines.at(found.start());
                }
            }
            return Position.NONE;
        }

        private static String plain(QueryException e) {
            return e.getMessage().lines().findFirst().orElse("")
                    .replaceFirst("^(Lexical error at|Encountered) (.*) at line.*$", "$2 cannot stand here")
                    .replaceFirst("^Line \\d+, column \\d+: ", "");
        }

        private void add(Position at, String message) {
            findings.add(new Finding(path, at, Severity.ERROR, "table-query", "", message));
        }
    }
}
