/**
 * The panel for research: figures and grades as rows of partner and time, with the codes of data sets of others, and
 * what must be known of each variable; read from the graph alone, the same for equal data.
 *
 * <p>Uses {@code publish.form}, {@code query}, {@code release},
 * {@code spelling}, {@code vocab}; of libraries {@code org.apache.jena}.
 */
package org.w3id.egnatia.publish.panel;
