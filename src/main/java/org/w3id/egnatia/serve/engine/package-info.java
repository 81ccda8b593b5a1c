/**
 * An engine of others to which queries go: asked by the SPARQL 1.1 Protocol within the bounds of a query, and believed
 * only as long as it says that it has the release that is served.
 *
 * <p>Uses {@code query}, {@code release}, {@code serve.guard}, {@code vocab}; of libraries {@code org.apache.jena}.
 */
package org.w3id.egnatia.serve.engine;
