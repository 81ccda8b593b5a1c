package org.w3id.egnatia.publish.form;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * The relations of a graph as a network: what holds or is held as nodes, and an edge from each holder of a relation to
 * each counterpart.
 */
public final class Network {

    private static final String GRAPHML = "http://graphml.graphdrawing.org/xmlns";
    private static final String GEXF = "http://gexf.net/1.3";
    private static final List<String> NODE_COLUMNS = List.of("label", "kind");
    private static final List<String> EDGE_COLUMNS =
            List.of("label", "kind", "state", "instrument", "startedOn", "endedOn");

    private final Map<String, Map<String, String>> nodes = new TreeMap<>();
    private final List<Edge> edges = new ArrayList<>();

    /** A tie from one node to another. */
    private record Edge(String id, String from, String to, Map<String, String> values) {
    }

    private Network() {
    }

    /** The network of a graph. */
    public static Network of(Graph graph) {
        Network network = new Network();
        graph.find(Node.ANY, RDF.type.asNode(), Egn.Relation).mapWith(Triple::getSubject).toList().stream()
                .sorted(Comparator.comparing(Node::getURI)).forEach(relation -> network.add(graph, relation));
        return network;
    }

    private void add(Graph graph, Node relation) {
        List<Node> holders = values(graph, relation, Egn.holder);
        List<Node> counterparts = values(graph, relation, Egn.counterpart);
        boolean isOne = holders.size() * counterparts.size() == 1;
        for (Node from : holders) {
            for (Node to : counterparts) {
                Map<String, String> says = new LinkedHashMap<>();
                says.put("label", Table.english(graph, relation));
                says.put("kind", name(graph, relation, Egn.relationKind));
                says.put("state", name(graph, relation, Egn.state));
                says.put("instrument", name(graph, relation, Egn.underInstrument));
                says.put("startedOn", text(graph, relation, Egn.startedOn));
                says.put("endedOn", text(graph, relation, Egn.endedOn));
                says.values().removeIf(String::isEmpty);
                edges.add(new Edge(relation.getURI() + (isOne ? "" : '#' + Namespaces.code(from) + '-'
                        + Namespaces.code(to)), node(graph, from), node(graph, to), says));
            }
        }
    }

    private String node(Graph graph, Node thing) {
        nodes.computeIfAbsent(thing.getURI(), iri -> {
            Map<String, String> says = new LinkedHashMap<>();
            says.put("label", Table.english(graph, thing));
            says.put("kind", thing.getURI().replaceFirst("^.*/([^/]+)/[^/]+$", "$1"));
            says.values().removeIf(String::isEmpty);
            return says;
        });
        return thing.getURI();
    }

    private static List<Node> values(Graph graph, Node thing, Node property) {
        return graph.find(thing, property, Node.ANY).mapWith(Triple::getObject).toList().stream()
                .filter(Node::isURI).sorted(Comparator.comparing(Node::getURI)).toList();
    }

    private static String name(Graph graph, Node thing, Node property) {
        return values(graph, thing, property).stream().findFirst().map(value -> Table.english(graph, value)).orElse("");
    }

    private static String text(Graph graph, Node thing, Node property) {
        return graph.find(thing, property, Node.ANY).mapWith(t -> t.getObject().getLiteralLexicalForm()).toList()
                .stream().min(Comparator.naturalOrder()).orElse("");
    }

    private static void document(OutputStream out, XmlText.Content content) throws IOException {
        XmlText.write(out, xml -> {
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            content.to(xml);
            xml.writeEndDocument();
            xml.writeCharacters("\n");
        });
    }

    private static void open(XMLStreamWriter xml, String element, String... attributes) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement(element);
        attributes(xml, attributes);
    }

    private static void empty(XMLStreamWriter xml, String element, String... attributes) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeEmptyElement(element);
        attributes(xml, attributes);
    }

    private static void attributes(XMLStreamWriter xml, String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute(attributes[i], attributes[i + 1]);
        }
    }

    /** Writes GraphML 1.0. */
    public void graphMl(OutputStream out) throws IOException {
        document(out, xml -> {
            xml.writeStartElement("graphml");
            xml.writeDefaultNamespace(GRAPHML);
            keys(xml, "node", NODE_COLUMNS, (column, number) -> new String[] {"id", "n" + number, "for", "node",
                "attr.name", column, "attr.type", "string"});
            keys(xml, "edge", EDGE_COLUMNS, (column, number) -> new String[] {"id", "e" + number, "for", "edge",
                "attr.name", column, "attr.type", "string"});
            open(xml, "graph", "edgedefault", "directed");
            for (Map.Entry<String, Map<String, String>> node : nodes.entrySet()) {
                open(xml, "node", "id", node.getKey());
                data(xml, "n", NODE_COLUMNS, node.getValue());
                xml.writeEndElement();
            }
            for (Edge edge : edges) {
                open(xml, "edge", "id", edge.id(), "source", edge.from(), "target", edge.to());
                data(xml, "e", EDGE_COLUMNS, edge.values());
                xml.writeEndElement();
            }
        });
    }

    private static void keys(XMLStreamWriter xml, String element, List<String> columns,
            BiFunction<String, Integer, String[]> attributes) throws XMLStreamException {
        for (int i = 0; i < columns.size(); i++) {
            empty(xml, element.equals("attribute") ? element : "key", attributes.apply(columns.get(i), i));
        }
    }

    private static void data(XMLStreamWriter xml, String prefix, List<String> columns, Map<String, String> values)
            throws XMLStreamException {
        for (int i = 0; i < columns.size(); i++) {
            if (values.containsKey(columns.get(i))) {
                open(xml, "data", "key", prefix + i);
                xml.writeCharacters(values.get(columns.get(i)));
                xml.writeEndElement();
            }
        }
    }

    /**
     * Writes GEXF 1.3.
     *
     * @param issued when the data was issued, if that is known
     */
    public void gexf(Optional<LocalDate> issued, OutputStream out) throws IOException {
        document(out, xml -> {
            xml.writeStartElement("gexf");
            xml.writeDefaultNamespace(GEXF);
            xml.writeAttribute("version", "1.3");
            if (issued.isPresent()) {
                open(xml, "meta", "lastmodifieddate", issued.get().toString());
                xml.writeEndElement();
            }
            open(xml, "graph", "defaultedgetype", "directed", "mode", "static");
            columns(xml, "node", NODE_COLUMNS);
            columns(xml, "edge", EDGE_COLUMNS);
            open(xml, "nodes");
            for (Map.Entry<String, Map<String, String>> node : nodes.entrySet()) {
                open(xml, "node", "id", node.getKey(), "label", node.getValue().getOrDefault("label", node.getKey()));
                values(xml, NODE_COLUMNS, node.getValue());
                xml.writeEndElement();
            }
            xml.writeEndElement();
            open(xml, "edges");
            for (Edge edge : edges) {
                open(xml, "edge", "id", edge.id(), "source", edge.from(), "target", edge.to(), "label",
                        edge.values().getOrDefault("label", ""));
                values(xml, EDGE_COLUMNS, edge.values());
                xml.writeEndElement();
            }
        });
    }

    private static void columns(XMLStreamWriter xml, String of, List<String> columns) throws XMLStreamException {
        open(xml, "attributes", "class", of);
        keys(xml, "attribute", columns, (column, number) -> new String[] {"id", Integer.toString(number), "title",
            column, "type", "string"});
        xml.writeEndElement();
    }

    private static void values(XMLStreamWriter xml, List<String> columns, Map<String, String> values)
            throws XMLStreamException {
        open(xml, "attvalues");
        for (int i = 0; i < columns.size(); i++) {
            if (values.containsKey(columns.get(i))) {
                empty(xml, "attvalue", "for", Integer.toString(i), "value", values.get(columns.get(i)));
            }
        }
        xml.writeEndElement();
    }
}
