/**
 * Publishing into another RDF engine by the Graph Store Protocol, graph by graph, each compared before and after.
 *
 * <p>Uses {@code release}, {@code vocab}; of libraries {@code org.apache.jena}.
 */
package org.w3id.egnatia.publish.push;
