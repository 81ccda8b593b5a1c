/**
 * The guard before and around the query engine: what a query may ask, and what it may use up.
 *
 * <p>A query passes {@link org.w3id.egnatia.serve.guard.QueryText} before it is parsed and {@link
 * org.w3id.egnatia.serve.guard.QueryShape} after; it runs by {@link org.w3id.egnatia.serve.guard.GuardedQuery} under
 * an {@link org.w3id.egnatia.serve.guard.Allowance}, admitted by the {@link
 * org.w3id.egnatia.serve.guard.AdmissionQueue}, and a {@link org.w3id.egnatia.serve.guard.Watchdog} looks after it.
 * Knows nothing of HTTP.
 *
 * <p>Uses {@code query}, {@code release.store}; of libraries {@code org.apache.jena}, {@code org.slf4j}.
 */
package org.w3id.egnatia.serve.guard;
