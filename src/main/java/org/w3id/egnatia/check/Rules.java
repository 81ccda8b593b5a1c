package org.w3id.egnatia.check;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.w3id.egnatia.load.Severity;
import org.w3id.egnatia.query.QueryLibrary;
import org.w3id.egnatia.query.SavedQuery;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * Every rule that a finding can name: those of the program, which stand beside the code that holds them; those of the
 * shapes, which say of themselves why, how to mend and what is wrong and right
 * ({@code ontology/shapes/annotations.ttl}); and those of the hygiene queries, which say it in their headers.
 */
public final class Rules {

    private final Map<String, Rule> byId = new TreeMap<>();

    private Rules() {
    }

    /**
     * The rules of the program, of shapes and of queries; the shapes and queries are those of one release or workspace.
     */
    public static Rules of(Graph shapes, QueryLibrary queries) {
        Rules rules = new Rules();
        Stream.of(ReadingRules.ALL, TableRules.ALL, FileRules.RULES, FileNames.RULES, OneHome.RULES, UnknownNames.RULES,
                QueryRules.RULES,
                ShapeRules.RULES, LayoutRules.RULES).flatMap(List::stream)
                .forEach(rule -> rules.byId.put(rule.id(), rule));
        shapes.find(Node.ANY, SHACL.message, Node.ANY).filterKeep(t -> t.getSubject().isURI())
                .forEachRemaining(t -> rules.byId.put(local(t.getSubject()), ofShape(t, shapes)));
        queries.group(QueryLibrary.HYGIENE).forEach(query -> rules.byId.put(query.id(), ofQuery(query)));
        return rules;
    }

    /** All of them, in order of their names. */
    public List<Rule> all() {
        return List.copyOf(byId.values());
    }

    /** One rule, if there is one of this name. */
    public Optional<Rule> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The rules by their names. */
    public Map<String, Rule> byId() {
        return Collections.unmodifiableMap(byId);
    }

    /** The name of a shape, which is the name of its rule. */
    static String local(Node shape) {
        return shape.getURI().replaceFirst(".*[/#]", "");
    }

    private static Rule ofShape(Triple message, Graph shapes) {
        Node shape = message.getSubject();
        Severity severity = shapes.contains(shape, SHACL.severity, SHACL.Warning) ? Severity.WARNING
                : shapes.contains(shape, SHACL.severity, SHACL.Info) ? Severity.INFO : Severity.ERROR;
        String style = text(shapes, shape, "style");
        return new Rule(local(shape), Rule.Stage.SHAPE, severity, message.getObject().getLiteralLexicalForm(),
                text(shapes, shape, "why"),
                text(shapes, shape, "mend"), new Example(text(shapes, shape, "wrong")),
                new Example(text(shapes, shape, "right")),
                style.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(style)));
    }

    private static String text(Graph shapes, Node shape, String local) {
        return shapes.find(shape, NodeFactory.createURI(Namespaces.SHAPE + local), Node.ANY)
                .mapWith(t -> t.getObject().getLiteralLexicalForm())
                .toList().stream().sorted().findFirst().orElse("");
    }

    private static Rule ofQuery(SavedQuery query) {
        String style = query.header("style");
        return new Rule(query.id(), Rule.Stage.FACTS, HygieneGate.severity(query), query.title(), query.header("why"),
                query.header("advice"),
                new Example(query.header("wrong")), new Example(query.header("right")),
                style.matches("\\d{1,3}") ? OptionalInt.of(Integer.parseInt(style)) : OptionalInt.empty());
    }
}
