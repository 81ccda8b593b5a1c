package org.w3id.egnatia.page.ask;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.w3id.egnatia.page.Things;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.query.QueryParameter;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * A parameter of a question as a field of its form.
 *
 * @param parameter the parameter
 * @param value     the value that is used, as it is written in addresses
 * @param options   the things to choose from, where it is a thing
 * @param problem   why the value cannot be used, in one sentence
 */
public record Field(QueryParameter parameter, String value, List<Option> options, Optional<String> problem) {

    /** A few things are a list to choose from, many are searched for by typing. */
    private static final int FEW = 40;

    /** A thing that can be chosen. */
    public record Option(String code, String label) {
    }

    static Field of(QueryParameter parameter, String value, Optional<String> problem, View view) {
        return new Field(parameter, value, options(parameter, view), problem);
    }

    private static List<Option> options(QueryParameter parameter, View view) {
        String namespace = Namespaces.all().get(parameter.type());
        if (namespace == null) {
            return List.of();
        }
        Things things = view.site().things();
        Stream<Node> all = parameter.name().equals("partner") ? things.having(RDF.type.asNode(), Egn.WesternBalkansPartner).stream()
                : things.confirmed().find(Node.ANY, RDF.type.asNode(), Node.ANY).mapWith(Triple::getSubject).toList().stream();
        return all.filter(thing -> thing.isURI() && thing.getURI().startsWith(namespace)).map(Node::getURI).distinct()
                .map(iri -> new Option(iri.substring(namespace.length()), view.name(NodeFactory.createURI(iri))))
                .sorted(Comparator.comparing(Option::label)).toList();
    }

    /** Type of the input element. */
    public String inputType() {
        return switch (parameter.type()) {
            case "date" -> "date";
            case "integer" -> "number";
            default -> "text";
        };
    }

    /** True if the value is chosen from a list. */
    public boolean isChoice() {
        return !options.isEmpty() && options.size() <= FEW && (value.isEmpty() || options.stream().anyMatch(o -> o.code().equals(value)));
    }

    /** The name of the thing that the value stands for. */
    public Optional<String> label() {
        return options.stream().filter(option -> option.code().equals(value)).map(Option::label).findFirst();
    }
}
