package org.w3id.egnatia.release;

import java.util.List;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.w3id.egnatia.query.QueryLibrary;
import org.w3id.egnatia.query.SavedQuery;
import org.w3id.egnatia.vocab.Namespaces;

/** Saved queries as RDF: SHACL's executables, with the terms that SIB's sparql-examples add to them. */
public final class QuestionGraph {

    /** From a query to the endpoint that answers it. */
    public static final Node TARGET = schema("target");
    private static final Node ENDPOINT = NodeFactory.createURI(Namespaces.BASE + "sparql");

    private QuestionGraph() {
    }

    /**
     * Describes queries.
     *
     * @param graphName the graph in which they are described, which declares their prefixes
     */
    static Graph of(List<SavedQuery> queries, Node graphName) {
        Graph graph = GraphMemFactory.createGraphMem2();
        Namespaces.all().forEach((prefix, namespace) -> {
            Node declaration = NodeFactory.createURI(graphName.getURI() + "#" + prefix);
            graph.add(Triple.create(graphName, shacl("declare"), declaration));
            graph.add(Triple.create(declaration, shacl("prefix"), NodeFactory.createLiteralString(prefix)));
            graph.add(Triple.create(declaration, shacl("namespace"),
                    NodeFactory.createLiteralDT(namespace, XSDDatatype.XSDanyURI)));
        });
        queries.forEach(query -> describe(query, graphName, graph));
        return graph;
    }

    private static void describe(SavedQuery query, Node graphName, Graph graph) {
        Node node = NodeFactory.createURI(query.iri());
        boolean constructs = query.group().equals(QueryLibrary.DERIVE);
        graph.add(Triple.create(node, RDF.type.asNode(), shacl("SPARQLExecutable")));
        graph.add(Triple.create(node, RDF.type.asNode(),
                shacl(constructs ? "SPARQLConstructExecutable" : "SPARQLSelectExecutable")));
        graph.add(Triple.create(node, RDFS.label.asNode(), text(query.title())));
        String question = query.header().getOrDefault("question", query.header("why"));
        if (!question.isEmpty()) {
            graph.add(Triple.create(node, RDFS.comment.asNode(), text(question)));
        }
        graph.add(Triple.create(node, shacl(constructs ? "construct" : "select"),
                NodeFactory.createLiteralString(query.text())));
        graph.add(Triple.create(node, shacl("prefixes"), graphName));
        graph.add(Triple.create(node, schema("keywords"), text(query.group())));
        graph.add(Triple.create(node, TARGET, ENDPOINT));
    }

    private static Node text(String english) {
        return NodeFactory.createLiteralLang(english, "en");
    }

    private static Node shacl(String local) {
        return NodeFactory.createURI("http://www.w3.org/ns/shacl#" + local);
    }

    private static Node schema(String local) {
        return NodeFactory.createURI("https://schema.org/" + local);
    }
}
