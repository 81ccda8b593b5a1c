/**
 * The server: the SPARQL endpoint, the pages, the dumps and Fuseki's own web UI, over HTTP.
 *
 * <p>Only here are Fuseki and Jetty seen. Depends on every room but {@code cli} and {@code derive}.
 */
package org.w3id.egnatia.serve;
