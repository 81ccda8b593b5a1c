/**
 * The server: the SPARQL endpoint, the pages, the dumps and Fuseki's own web UI, over HTTP.
 *
 * <p>Uses {@code check}, {@code describe}, {@code load}, {@code page}, {@code page.ask}, {@code page.figure},
 * {@code page.matrix}, {@code page.overview}, {@code page.report}, {@code page.search}, {@code page.thing},
 * {@code publish}, {@code query}, {@code release}, {@code serve.guard}, {@code vocab}; of libraries
 * {@code com.github.benmanes.caffeine}, {@code jakarta.servlet}, {@code org.apache.jena},
 * {@code org.apache.jena.fuseki}, {@code org.eclipse.jetty}, {@code org.slf4j}.
 */
package org.w3id.egnatia.serve;
