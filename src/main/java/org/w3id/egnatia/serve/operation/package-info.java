/**
 * How the server is operated: health, readiness, metrics, the access log, the journal, and reloading the data.
 *
 * <p>Uses {@code load}, {@code release}, {@code road}, {@code serve.container}, {@code serve.guard},
 * {@code serve.http}, {@code serve.live}, {@code serve.sparql}; of libraries {@code io.micrometer},
 * {@code io.prometheus}, {@code org.apache.jena}.
 */
package org.w3id.egnatia.serve.operation;
