/**
 * The site as files: every page and every form of it, made by asking the server's own routes in this process, with
 * relative links, so that it works from any static host, from a sub-path and from disk.
 *
 * <p>Uses {@code describe}, {@code page}, {@code page.ask}, {@code page.report}, {@code publish},
 * {@code publish.form}, {@code query}, {@code release}, {@code release.names}, {@code serve}, {@code serve.http},
 * {@code spelling}, {@code vocab}; of libraries {@code org.apache.jena}, {@code org.jsoup}.
 */
package org.w3id.egnatia.publish.site;
