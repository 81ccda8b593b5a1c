package org.w3id.egnatia.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.vocabulary.RDF;
import org.w3id.egnatia.load.Finding;
import org.w3id.egnatia.load.Position;
import org.w3id.egnatia.load.Severity;
import org.w3id.egnatia.load.TurtleFile;
import org.w3id.egnatia.query.QueryException;
import org.w3id.egnatia.query.QueryRunner;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * The rules for shapes: what SHACL (W3C Recommendation, 2017) calls ill-formed, and what a validator passes over in
 * silence, such as a misspelt parameter or a shape that nothing leads to. Each with its line, before a validator that
 * would answer with an exception is asked.
 */
final class ShapeRules {

    static final List<Rule> RULES = List.of(
            Rule.error("bad-shape", Rule.Stage.SHAPE, "Shapes are right by SHACL, and each is reached",
                    "A validator passes over a misspelt parameter in silence.",
                    "Mend the parameter that the finding names.", """
                    # in: ontology/shapes/example.ttl
                    shape:Example a sh:NodeShape ;
                        sh:targetClass egn:Presidency ;
                        sh:nodekind sh:IRI .""", """
                    # in: ontology/shapes/example.ttl
                    shape:Example a sh:NodeShape ;
                        sh:targetClass egn:Presidency ;
                        sh:nodeKind sh:IRI ."""),
            Rule.error("unnamed-shape", Rule.Stage.SHAPE, "A shape that finds something has a name",
                    "A finding is named by its shape.",
                    "Give the shape an IRI and a message.", """
                    # in: ontology/shapes/example.ttl
                    shape:Example a sh:NodeShape ;
                        sh:targetClass egn:Programme ;
                        sh:property [ sh:path egn:celex ; sh:minCount 1 ; sh:message "needs a CELEX number"@en ] .
                    # in: data/example.ttl
                    instrument:example a egn:Programme .""", """
                    # in: ontology/shapes/example.ttl
                    shape:Example a sh:NodeShape ;
                        sh:targetClass egn:Presidency ;
                        sh:nodeKind sh:IRI ."""));

    private static final String SH = "http://www.w3.org/ns/shacl#";
    private static final Set<String> NUMBERS =
            Set.of("minCount", "maxCount", "minLength", "maxLength", "qualifiedMinCount", "qualifiedMaxCount");
    private static final Set<String> FLAGS =
            Set.of("uniqueLang", "closed", "deactivated", "qualifiedValueShapesDisjoint");
    private static final Set<String> LISTS = Set.of("in", "languageIn", "ignoredProperties", "and", "or", "xone");
    private static final Set<String> IRIS = Set.of("class", "datatype", "equals", "disjoint", "lessThan",
            "lessThanOrEquals",
            "targetClass", "targetSubjectsOf", "targetObjectsOf");
    private static final Set<String> INNER = Set.of("property", "node", "not", "qualifiedValueShape");
    private static final Set<String> TARGETS =
            Set.of("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf", "target");
    private static final Set<String> KINDS =
            Set.of("IRI", "Literal", "BlankNode", "BlankNodeOrIRI", "BlankNodeOrLiteral", "IRIOrLiteral");
    private static final Set<String> OTHERS =
            Set.of("path", "inversePath", "alternativePath", "zeroOrMorePath", "oneOrMorePath",
            "zeroOrOnePath", "pattern", "flags", "hasValue", "minInclusive", "maxInclusive", "minExclusive",
            "maxExclusive", "nodeKind",
            "message", "severity", "name", "description", "order", "group", "defaultValue", "targetNode", "target",
            "sparql", "select",
            "ask", "prefixes", "declare", "prefix", "namespace", "NodeShape", "PropertyShape", "PropertyGroup",
            "SPARQLConstraint",
            "SPARQLTarget", "Violation", "Warning", "Info", "PrefixDeclaration", "entailment", "shapesGraph", "this");
    private static final String ATOM = "(?:\\[[^]]*]|\\\\.|[^()\\[\\]\\\\])";
    /** A repeated group of nothing but repeated or optional parts: the time to fail may double with each letter. */
    private static final Pattern REPEATED_REPETITION =
            Pattern.compile("\\((?:\\?:)?(?:" + ATOM + "[+*?])*" + ATOM + "[+*](?:" + ATOM
            + "[+*?])*\\)(?:[+*]|\\{\\d+,)");

    private final TurtleFile file;
    private final Graph graph;
    private final List<Finding> findings = new ArrayList<>();

    private ShapeRules(TurtleFile file) {
        this.file = file;
        this.graph = file.graph();
    }

    static List<Finding> examine(TurtleFile file) {
        ShapeRules rules = new ShapeRules(file);
        file.places().forEach(rules::statement);
        Map<Node, Position> subjects = file.subjects();
        subjects.forEach(rules::idle);
        Set<Node> circling = rules.circling(subjects.keySet());
        circling.stream().limit(QueryRules.SHOWN).forEach(shape -> rules.recursion(shape, subjects.get(shape)));
        return rules.findings;
    }

    private void statement(Triple triple, Position at) {
        term(triple, triple.getPredicate(), at);
        if (triple.getPredicate().equals(RDF.type.asNode())) {
            term(triple, triple.getObject(), at);
        }
        if (!triple.getPredicate().getURI().startsWith(SH)) {
            return;
        }
        String parameter = triple.getPredicate().getURI().substring(SH.length());
        Node value = triple.getObject();
        String fault = null;
        if (NUMBERS.contains(parameter) && !isCount(value)) {
            fault = "needs a whole number from 0, as in 1";
        } else if (FLAGS.contains(parameter) && !(value.isLiteral() && value.getLiteralValue() instanceof Boolean)) {
            fault = "needs true or false";
        } else if (LISTS.contains(parameter) && !isList(value)) {
            fault = "needs a list, as in ( … )";
        } else if (IRIS.contains(parameter) && !value.isURI()) {
            fault = "needs an IRI";
        } else if (parameter.equals("nodeKind") && !(value.isURI() && value.getURI().startsWith(SH)
                && KINDS.contains(value.getURI().substring(SH.length())))) {
            fault = "needs one of " + String.join(", ", KINDS.stream().sorted().map(k -> "sh:" + k).toList());
        } else if (parameter.equals("path") && (value.isLiteral() || value.equals(RDF.nil.asNode()))) {
            fault = "needs a property or a path of properties";
        } else if (INNER.contains(parameter) && graph.find(value, Node.ANY, Node.ANY).toList().isEmpty()) {
            fault = "leads to " + name(value) + ", which this file does not describe";
        } else if (parameter.equals("property") && !graph.contains(value, SHACL.path, Node.ANY)) {
            fault = "leads to " + name(value) + ", which has no sh:path";
        } else if (parameter.equals("pattern")) {
            fault = patternFault(value);
        } else if (parameter.equals("select") || parameter.equals("ask")) {
            fault = queryFault(triple.getSubject(), value);
        } else if (parameter.equals("minCount") && isAbove(value, triple.getSubject())) {
            fault = "asks for more values than sh:maxCount allows, so nothing can conform";
        }
        if (fault != null) {
            add(at, triple.getSubject(), "sh:" + parameter + " " + fault);
        }
    }

    private void term(Triple triple, Node term, Position at) {
        if (!term.isURI() || !term.getURI().startsWith(SH)) {
            return;
        }
        String local = term.getURI().substring(SH.length());
        List<String> known = new ArrayList<>(OTHERS);
        List.of(NUMBERS, FLAGS, LISTS, IRIS, INNER).forEach(known::addAll);
        if (!known.contains(local)) {
            String meant = known.stream().filter(local::equalsIgnoreCase).findFirst()
                    .map(k -> " (did you mean sh:" + k + "?)")
                    .orElse("; a validator passes over it in silence, so remove it");
            add(at, triple.getSubject(), "sh:" + local + " is not in the part of SHACL that is used here" + meant);
        }
    }

    private static boolean isCount(Node value) {
        return value.isLiteral() && value.getLiteralDatatypeURI().equals("http://www.w3.org/2001/XMLSchema#integer")
                && value.getLiteralLexicalForm().matches("\\d{1,9}");
    }

    private boolean isAbove(Node minimum, Node shape) {
        return graph.find(shape, SHACL.maxCount, Node.ANY).toList().stream().map(Triple::getObject)
                .filter(ShapeRules::isCount)
                .anyMatch(max -> Integer.parseInt(minimum.getLiteralLexicalForm())
                        > Integer.parseInt(max.getLiteralLexicalForm()));
    }

    private boolean isList(Node value) {
        return value.equals(RDF.nil.asNode()) || graph.contains(value, RDF.first.asNode(), Node.ANY);
    }

    private static String patternFault(Node value) {
        if (!value.isLiteral()) {
            return "needs a text";
        }
        try {
            String pattern = value.getLiteralLexicalForm();
            Pattern.compile(pattern);
            return REPEATED_REPETITION.matcher(pattern).find()
                    ? "repeats what is itself repeated, so a long text could take for ever; repeat once" : null;
        } catch (PatternSyntaxException e) {
            return "is no regular expression: " + e.getDescription();
        }
    }

    private String queryFault(Node constraint, Node value) {
        if (!value.isLiteral()) {
            return "needs a query as a text";
        }
        StringBuilder text = new StringBuilder();
        for (Triple prefixes : graph.find(constraint, SHACL.prefixes, Node.ANY).toList()) {
            for (Triple declaration : graph.find(prefixes.getObject(), SHACL.declare, Node.ANY).toList()) {
                text.append("PREFIX ").append(text(declaration.getObject(), SHACL.prefix)).append(": <")
                        .append(text(declaration.getObject(), SHACL.namespace)).append("> ");
            }
        }
        try {
            QueryRunner.parse(text + value.getLiteralLexicalForm());
            return QueryRules.callsOther(value.getLiteralLexicalForm())
                    ? "calls another endpoint by SERVICE, which is refused" : null;
        } catch (QueryException e) {
            return "is no SPARQL query: " + e.getMessage();
        }
    }

    private String text(Node subject, Node property) {
        return graph.find(subject, property, Node.ANY).toList().stream().map(Triple::getObject).filter(Node::isLiteral)
                .map(Node::getLiteralLexicalForm).findFirst().orElse("");
    }

    /**
     * What is left when all is taken away again and again from which nothing leads on: circles and what leads to them.
     */
    private Set<Node> circling(Set<Node> subjects) {
        Map<Node, Set<Node>> outer = new HashMap<>();
        Map<Node, Integer> open = new HashMap<>();
        Deque<Node> ends = new ArrayDeque<>();
        for (Node subject : subjects) {
            Set<Node> inner = new HashSet<>(inner(subject));
            inner.retainAll(subjects);
            inner.forEach(node -> outer.computeIfAbsent(node, n -> new HashSet<>()).add(subject));
            open.put(subject, inner.size());
            if (inner.isEmpty()) {
                ends.add(subject);
            }
        }
        while (!ends.isEmpty()) {
            Node end = ends.pop();
            open.remove(end);
            outer.getOrDefault(end, Set.of()).forEach(node -> {
                if (open.merge(node, -1, Integer::sum) == 0) {
                    ends.add(node);
                }
            });
        }
        return open.keySet();
    }

    private void recursion(Node shape, Position at) {
        Set<Node> seen = new HashSet<>();
        List<Node> open = new ArrayList<>(inner(shape));
        while (!open.isEmpty()) {
            Node next = open.remove(open.size() - 1);
            if (next.equals(shape)) {
                add(at, shape, "the shape leads back to itself, which SHACL leaves undefined; say it without "
                        + "the circle");
                return;
            }
            if (seen.add(next)) {
                open.addAll(inner(next));
            }
        }
    }

    private List<Node> inner(Node shape) {
        List<Node> found = new ArrayList<>();
        for (String parameter : List.of("property", "node", "not", "qualifiedValueShape", "and", "or", "xone")) {
            for (Triple triple : graph.find(shape, NodeFactory.createURI(SH + parameter), Node.ANY).toList()) {
                found.add(triple.getObject());
            }
        }
        graph.find(shape, RDF.first.asNode(), Node.ANY).forEachRemaining(t -> found.add(t.getObject()));
        graph.find(shape, RDF.rest.asNode(), Node.ANY).forEachRemaining(t -> found.add(t.getObject()));
        found.removeIf(Node::isLiteral);
        return found;
    }

    private void idle(Node shape, Position at) {
        boolean isShape = graph.contains(shape, RDF.type.asNode(), SHACL.NodeShape)
                || graph.contains(shape, RDF.type.asNode(), SHACL.PropertyShape);
        boolean hasTarget = TARGETS.stream()
                .anyMatch(t -> graph.contains(shape, NodeFactory.createURI(SH + t), Node.ANY));
        if (isShape && !hasTarget && graph.find(Node.ANY, Node.ANY, shape).toList().isEmpty()) {
            add(at, shape, "the shape has no target and no other leads to it, so it checks nothing; give it a target "
                    + "or remove it");
        }
    }

    private static String name(Node node) {
        return node.isURI() ? Namespaces.shorten(node.getURI()) : node.isBlank() ? "a blank node" : "a literal";
    }

    private void add(Position at, Node shape, String message) {
        findings.add(new Finding(file.path(), at, Severity.ERROR, "bad-shape", name(shape), message));
    }
}
