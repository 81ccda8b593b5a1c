/**
 * Completion: what fits where the cursor stands in a query that need not be finished, with how often it occurs and what
 * it means.
 *
 * <p>Uses {@code describe}, {@code page}, {@code release}, {@code release.names}, {@code spelling}, {@code vocab}; of
 * libraries {@code org.apache.jena}.
 */
package org.w3id.egnatia.page.complete;
