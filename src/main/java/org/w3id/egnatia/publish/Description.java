package org.w3id.egnatia.publish;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;

/**
 * What is answered at the address of one of our IRIs.
 *
 * @param subject   the thing
 * @param graph     its triples, in a fixed order
 * @param query     a SPARQL query that constructs exactly these triples from the endpoint's dataset
 * @param confirmed false if only unconfirmed facts speak of the thing
 */
public record Description(Node subject, Graph graph, String query, boolean confirmed) {
}
