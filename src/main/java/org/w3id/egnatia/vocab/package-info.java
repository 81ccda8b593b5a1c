/**
 * Names: the namespaces and the terms of the ontology that the code needs, as constants.
 *
 * <p>Of Jena only the node class is needed. A test compares the constants with {@code ontology/} both ways.
 *
 * <p>Uses no other package; of libraries {@code org.apache.jena}.
 */
package org.w3id.egnatia.vocab;
