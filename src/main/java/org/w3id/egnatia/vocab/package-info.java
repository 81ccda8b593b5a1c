/**
 * Names: the namespaces and the terms of the ontology that the code needs, as constants.
 *
 * <p>Depends on Jena's node class and on nothing else. A test compares the constants with {@code ontology/} both ways.
 */
package org.w3id.egnatia.vocab;
