/**
 * The server, put together: its settings, and the rooms of which it is made. {@code http} is HTTP in general,
 * {@code guard} what limits queries, {@code container} Jetty, {@code live} the release in service,
 * {@code sparql} the endpoint, {@code site} the resources of the site, {@code operation} what the operator sees.
 *
 * <p>Uses {@code page}, {@code page.ask}, {@code page.matrix}, {@code publish}, {@code query}, {@code release},
 * {@code road}, {@code serve.container}, {@code serve.engine}, {@code serve.guard}, {@code serve.http},
 * {@code serve.live}, {@code serve.operation}, {@code serve.site}, {@code serve.sparql}, {@code vocab}; of libraries
 * {@code io.micrometer}, {@code org.apache.jena}.
 */
package org.w3id.egnatia.serve;
