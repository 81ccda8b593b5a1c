/**
 * The servlet container: Jetty and Fuseki, and what stands between a connection and a request as a value. Clients that
 * send or take too slowly are cut off here, bodies have their limit, requests their number.
 *
 * <p>Only here are Jetty, servlets and Fuseki seen.
 *
 * <p>Uses {@code serve.guard}, {@code serve.http}; of libraries {@code jakarta.servlet}, {@code org.apache.jena},
 * {@code org.apache.jena.fuseki}, {@code org.eclipse.jetty}, {@code org.slf4j}.
 */
package org.w3id.egnatia.serve.container;
