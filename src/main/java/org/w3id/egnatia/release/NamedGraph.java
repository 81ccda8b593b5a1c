package org.w3id.egnatia.release;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;

/**
 * A named graph of a release.
 *
 * @param name  its name
 * @param place where its triples stand besides
 * @param graph its triples
 */
record NamedGraph<G extends Graph>(Node name, Place place, G graph) {
}
