/**
 * Files to graphs: reads the Turtle files, tables and SPARQL files that people edit, strictly, with line and column
 * kept.
 *
 * <p>Uses {@code spelling}, {@code vocab}; of libraries {@code org.apache.jena}, {@code org.eclipse.rdf4j},
 * {@code org.apache.commons.csv}.
 */
package org.w3id.egnatia.load;
