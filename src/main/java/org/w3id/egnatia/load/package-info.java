/**
 * Files to graphs: reads the Turtle and SPARQL files that people edit, strictly, with line and column kept.
 *
 * <p>Uses {@code vocab}; of libraries {@code org.apache.jena}, {@code org.eclipse.rdf4j}.
 */
package org.w3id.egnatia.load;
