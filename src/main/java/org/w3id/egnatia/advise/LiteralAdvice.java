package org.w3id.egnatia.advise;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.datatypes.xsd.impl.RDFLangString;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;
import org.w3id.egnatia.advise.Advice.Instead;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.release.names.Entry;
import org.w3id.egnatia.release.names.FoundName;
import org.w3id.egnatia.release.names.Hit;
import org.w3id.egnatia.spelling.EditDistance;
import org.w3id.egnatia.spelling.Folding;

/** Looks for literals of a query that no value is equal to, or can be compared with. */
final class LiteralAdvice {

    private static final int MOST = 3;
    /** So many values tell of which types there are. */
    private static final int SAMPLE = 200;
    /** A text of fewer letters is like too many others. */
    private static final int LEAST_LETTERS = 4;
    private static final int LONGEST_SHOWN = 80;

    private final Graph graph;
    private final Release release;

    LiteralAdvice(Release release) {
        this.release = release;
        this.graph = release.defaultGraph();
    }

    List<Advice> of(Uses uses, QueryTokens tokens, Set<Node> told) {
        List<Advice> advices = new ArrayList<>();
        for (Uses.Compared compared : uses.compared()) {
            if (compared.isEqual() && compared.properties().stream()
                    .anyMatch(property -> graph.contains(Node.ANY, property, compared.literal()))) {
                continue;
            }
            List<Node> all = compared.properties().stream().flatMap(property ->
                    graph.find(Node.ANY, property, Node.ANY).mapWith(Triple::getObject).toList().stream())
                    .distinct().toList();
            List<Node> values = all.stream().filter(Node::isLiteral).toList();
            Optional<Advice> advice = values.isEmpty() && !all.isEmpty() ? noTexts(compared, all, tokens)
                    : !compared.isEqual() ? incomparable(compared, values, tokens)
                    : compared.properties().isEmpty() ? nowhere(compared, tokens) : unequal(compared, values, tokens);
            advice.ifPresent(found -> {
                told.add(compared.literal());
                advices.add(found);
            });
        }
        return advices;
    }

    /** A text in the place of a thing that has a name of its own, such as a concept. */
    private Optional<Advice> noTexts(Uses.Compared compared, List<Node> values, QueryTokens tokens) {
        Node literal = compared.literal();
        Set<Node> things = new HashSet<>(values);
        List<Instead> instead = release.names().search(literal.getLiteralLexicalForm(), "en").stream()
                .map(Hit::thing).filter(things::contains).limit(MOST)
                .map(thing -> instead(literal, thing, tokens)).toList();
        return Optional.of(new Advice(Advice.Kind.DATATYPE, "The values of " + names(compared.properties(), tokens)
                + " are things, such as " + tokens.written(values.get(0)) + ", and none is the text "
                + shown(literal, tokens) + ".", tokens.written(literal), tokens.position(literal), instead));
    }

    /** A literal of which no value is more or less, since they are of another type. */
    private static Optional<Advice> incomparable(Uses.Compared compared, List<Node> values, QueryTokens tokens) {
        Node literal = compared.literal();
        if (values.isEmpty() || values.stream().limit(SAMPLE).anyMatch(value -> canCompare(literal, value))) {
            return Optional.empty();
        }
        return Optional.of(datatype(literal, compared, values, tokens));
    }

    private static boolean canCompare(Node a, Node b) {
        try {
            NodeValue.compare(NodeValue.makeNode(a), NodeValue.makeNode(b));
            return true;
        } catch (ExprEvalException e) {
            return false;
        }
    }

    private static Advice datatype(Node literal, Uses.Compared compared, List<Node> values, QueryTokens tokens) {
        Node value = values.get(0);
        List<Instead> instead = cast(literal.getLiteralLexicalForm(), value.getLiteralDatatype()).stream()
                .map(cast -> instead(literal, cast, tokens)).toList();
        return new Advice(Advice.Kind.DATATYPE, shown(literal, tokens) + " is " + type(literal, tokens)
                + ", and the values of " + names(compared.properties(), tokens) + " are "
                + types(values, tokens) + ", such as " + shown(value, tokens) + ": they are neither equal nor more or"
                + " less.", tokens.written(literal), tokens.position(literal), instead);
    }

    /** The same writing as a value of a type; of a year, its first day. */
    private static Optional<Node> cast(String text, RDFDatatype type) {
        if (type.equals(RDFLangString.rdfLangString)) {
            return Optional.empty();
        } else if (type.equals(XSDDatatype.XSDdate) && text.matches("\\d{4}(?:-\\d\\d)?")) {
            return Optional.of(NodeFactory.createLiteralDT(text + (text.length() == 4 ? "-01-01" : "-01"), type));
        } else if (type.equals(XSDDatatype.XSDdate) && text.matches("\\d{4}-\\d\\d-\\d\\dT.*")) {
            return Optional.of(NodeFactory.createLiteralDT(text.substring(0, text.indexOf('T')), type));
        }
        return type.isValid(text) ? Optional.of(NodeFactory.createLiteralDT(text, type)) : Optional.empty();
    }

    /** A literal in a pattern without a known property. */
    private Optional<Advice> nowhere(Uses.Compared compared, QueryTokens tokens) {
        Node literal = compared.literal();
        if (graph.contains(Node.ANY, Node.ANY, literal)) {
            return Optional.empty();
        }
        List<Node> same = ofNames(literal.getLiteralLexicalForm(), true);
        return Optional.of(same.isEmpty() ? unknown(literal, "No thing has the value ", List.of(), tokens)
                : otherLanguage(literal, "", same, tokens));
    }

    private Optional<Advice> unequal(Uses.Compared compared, List<Node> values, QueryTokens tokens) {
        Node literal = compared.literal();
        if (values.isEmpty() || values.stream().anyMatch(value -> isEqual(literal, value, compared.isTerm()))) {
            return Optional.empty();
        }
        String text = literal.getLiteralLexicalForm();
        String properties = names(compared.properties(), tokens);
        List<Node> same = values.stream().filter(value -> value.getLiteralLexicalForm().equals(text))
                .sorted(Comparator.comparing(Node::getLiteralLanguage)).toList();
        boolean isText = isText(literal);
        if (!same.isEmpty()) {
            return Optional.of(isText && isText(same.get(0)) ? otherLanguage(literal, properties, same, tokens)
                    : datatype(literal, compared, same, tokens));
        } else if (values.stream().limit(SAMPLE).noneMatch(value -> isText(value) == isText && (isText
                || canCompare(literal, value)))) {
            return Optional.of(datatype(literal, compared, values, tokens));
        } else if (!isText) {
            // A number or a day that is not there is an answer and no slip.
            return Optional.empty();
        }
        return Optional.of(elsewhere(literal, compared.properties(), tokens).orElseGet(() ->
                unknown(literal, "No value of " + properties + " is ", alike(literal, values), tokens)));
    }

    /** A text that is the value of another property. */
    private Optional<Advice> elsewhere(Node literal, Set<Node> properties, QueryTokens tokens) {
        List<Node> others = graph.find(Node.ANY, Node.ANY, literal).mapWith(Triple::getPredicate).toList().stream()
                .distinct().sorted(Comparator.comparing(Node::getURI)).limit(MOST).toList();
        if (others.isEmpty()) {
            return Optional.empty();
        }
        List<Instead> instead = properties.size() > 1 ? List.of() : others.stream().map(other ->
                instead(properties.iterator().next(), other, tokens)).toList();
        return Optional.of(new Advice(Advice.Kind.UNKNOWN_VALUE, "No value of " + names(properties, tokens) + " is "
                + shown(literal, tokens) + "; it is a value of " + names(new LinkedHashSet<>(others), tokens) + ".",
                tokens.written(literal), tokens.position(literal), instead));
    }

    private static boolean isEqual(Node literal, Node value, boolean isTerm) {
        if (literal.equals(value)) {
            return true;
        }
        try {
            return !isTerm && NodeValue.sameValueAs(NodeValue.makeNode(literal), NodeValue.makeNode(value));
        } catch (ExprEvalException e) {
            return false;
        }
    }

    private static boolean isText(Node literal) {
        return !literal.getLiteralLanguage().isEmpty() || XSDDatatype.XSDstring.equals(literal.getLiteralDatatype());
    }

    private Advice otherLanguage(Node literal, String properties, List<Node> same, QueryTokens tokens) {
        String languages = same.stream().map(Node::getLiteralLanguage).distinct()
                .map(tag -> tag.isEmpty() ? "without a language" : "@" + tag).collect(Collectors.joining(", "));
        String where = properties.isEmpty() ? "" : " as a value of " + properties;
        String sentence = literal.getLiteralLanguage().isEmpty()
                ? shown(literal, tokens) + " without a language does not occur" + where + "; the same text does, as "
                + languages + ". A text with a language is another one than the same text without."
                : shown(literal, tokens) + " does not occur" + where + "; the same text does, as " + languages + ".";
        List<Node> ordered = same.stream().sorted(Comparator.comparing((Node node) ->
                !node.getLiteralLanguage().equals("en")).thenComparing(Node::getLiteralLanguage)).toList();
        return new Advice(Advice.Kind.LANGUAGE, sentence, tokens.written(literal), tokens.position(literal),
                ordered.stream().limit(MOST).map(node -> instead(literal, node, tokens)).toList());
    }

    private Advice unknown(Node literal, String what, List<Node> alike, QueryTokens tokens) {
        List<Node> meant = alike.isEmpty() ? ofNames(literal.getLiteralLexicalForm(), false) : alike;
        return new Advice(Advice.Kind.UNKNOWN_VALUE, what + shown(literal, tokens) + ".", tokens.written(literal),
                tokens.position(literal), meant.stream().limit(MOST).map(node -> instead(literal, node, tokens))
                .toList());
    }

    /** Values that read the same in another script or with other capitals, else those a few letters away. */
    private static List<Node> alike(Node literal, List<Node> values) {
        String asked = String.join(" ", Folding.words(literal.getLiteralLexicalForm()));
        if (asked.length() < LEAST_LETTERS) {
            return List.of();
        }
        Map<String, List<Node>> byText = values.stream().filter(LiteralAdvice::isText).collect(Collectors.groupingBy(
                value -> String.join(" ", Folding.words(value.getLiteralLexicalForm())), TreeMap::new,
                Collectors.toList()));
        Optional<String> near = byText.containsKey(asked) ? Optional.of(asked)
                : EditDistance.nearest(asked, byText.keySet());
        return near.map(byText::get).orElse(List.of()).stream().sorted(Comparator.comparing((Node node) ->
                !node.getLiteralLanguage().equals("en")).thenComparing(Node::getLiteralLanguage)).toList();
    }

    /** Names of things, of every kind that names are told by, that are a text or are found by it. */
    private List<Node> ofNames(String text, boolean exactly) {
        Set<Node> found = new LinkedHashSet<>();
        release.names().search(text, "en").stream().limit(SAMPLE)
                .map(hit -> release.names().entry(hit.thing()).map(Entry::names).orElse(List.of()))
                .forEach(names -> names.stream()
                        .filter(name -> exactly ? name.text().equals(text) : name.kind() == FoundName.Kind.LABEL
                        && name.language().equals("en"))
                        .filter(name -> name.kind() != FoundName.Kind.IDENTIFIER)
                        .map(LiteralAdvice::node).filter(node -> graph.contains(Node.ANY, Node.ANY, node))
                        .forEach(found::add));
        return List.copyOf(found);
    }

    private static Node node(FoundName name) {
        return name.language().isEmpty() ? NodeFactory.createLiteralString(name.text())
                : NodeFactory.createLiteralLang(name.text(), name.language());
    }

    private static Instead instead(Node literal, Node other, QueryTokens tokens) {
        String written = tokens.written(other);
        return new Instead(written, "", tokens.with(literal, written));
    }

    private static String type(Node literal, QueryTokens tokens) {
        return literal.getLiteralLanguage().isEmpty() ? tokens.written(NodeFactory.createURI(literal
                .getLiteralDatatypeURI())) : "a text in a language";
    }

    private static String types(List<Node> values, QueryTokens tokens) {
        return values.stream().limit(SAMPLE).map(value -> type(value, tokens)).distinct().sorted()
                .collect(Collectors.joining(" or "));
    }

    private static String names(Set<Node> properties, QueryTokens tokens) {
        return properties.stream().map(tokens::written).collect(Collectors.joining(" or "));
    }

    private static String shown(Node literal, QueryTokens tokens) {
        String written = tokens.written(literal);
        return written.length() > LONGEST_SHOWN ? written.substring(0, LONGEST_SHOWN) + "…" : written;
    }
}
