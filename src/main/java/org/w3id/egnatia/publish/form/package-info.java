/**
 * How the files of a release are written: RDF block by block, tables with their metadata from one definition, the map
 * and the network. Equal triples give equal bytes, and no more than a part is in memory at a time.
 *
 * <p>Uses {@code describe}, {@code load}, {@code query}, {@code release},
 * {@code spelling}, {@code vocab}; of libraries {@code org.apache.jena}.
 */
package org.w3id.egnatia.publish.form;
