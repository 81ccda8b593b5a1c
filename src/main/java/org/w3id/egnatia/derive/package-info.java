/**
 * Derivation: the CONSTRUCT queries of {@code queries/derive/}, in the order of their names, each into a graph of its
 * own, so that every derived triple can be traced to its rule.
 *
 * <p>Uses {@code query}; of libraries {@code org.apache.jena}.
 */
package org.w3id.egnatia.derive;
