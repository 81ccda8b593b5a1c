/**
 * Reconciliation: which things of the graph the names in somebody's table mean, by the Reconciliation Service API 0.2
 * of the W3C Entity Reconciliation Community Group, as OpenRefine speaks it: candidates with scores, suggestions,
 * previews and the values of properties. Knows no HTTP.
 *
 * <p>Uses {@code describe}, {@code page}, {@code query}, {@code release}, {@code release.names}, {@code spelling},
 * {@code vocab}; of libraries {@code org.apache.jena}.
 */
package org.w3id.egnatia.page.reconcile;
