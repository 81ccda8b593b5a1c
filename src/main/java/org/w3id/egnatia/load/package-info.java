/**
 * Files to graphs: reads the Turtle and SPARQL files that people edit, strictly, with line and column kept.
 *
 * <p>Depends on Jena and RDF4J and on {@code vocab}; on no other room.
 */
package org.w3id.egnatia.load;
