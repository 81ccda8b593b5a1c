/**
 * What changed between two versions: line by line as RDF Patch, and in words by thing, partner, topic and kind.
 *
 * <p>Uses {@code spelling}, {@code vocab}; of libraries {@code org.apache.jena}.
 */
package org.w3id.egnatia.publish.change;
