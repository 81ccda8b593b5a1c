/**
 * The SPARQL endpoint: the protocol, the admission of queries with their limits and deadlines, running them, the forms
 * of their results, and what the service says of itself. Knows no page.
 *
 * <p>Uses {@code advise}, {@code query}, {@code release}, {@code serve.engine}, {@code serve.guard},
 * {@code serve.http}, {@code serve.live}, {@code vocab}; of libraries {@code org.apache.jena}, {@code org.slf4j}.
 */
package org.w3id.egnatia.serve.sparql;
