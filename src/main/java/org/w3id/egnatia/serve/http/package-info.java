/**
 * HTTP in general: the list of routes, requests and answers as values, parameters by contract, content negotiation,
 * ETag by key, cache headers, compression, the cache of answers, and the one sender that turns an answer into a
 * response.
 *
 * <p>Knows no server, no servlet, no release and no page.
 *
 * <p>Uses {@code query}, {@code vocab}; of libraries {@code com.github.benmanes.caffeine}, {@code org.apache.jena}.
 */
package org.w3id.egnatia.serve.http;
