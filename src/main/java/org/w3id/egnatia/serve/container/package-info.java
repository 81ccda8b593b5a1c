/**
 * The HTTP server: Jetty, and what stands between a connection and a request as a value. Clients that send or take too
 * slowly are cut off here, bodies have their limit, requests their number.
 *
 * <p>Only here is Jetty seen.
 *
 * <p>Uses {@code serve.guard}, {@code serve.http}; of libraries {@code org.eclipse.jetty}.
 */
package org.w3id.egnatia.serve.container;
