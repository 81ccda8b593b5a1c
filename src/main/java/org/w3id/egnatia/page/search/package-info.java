/**
 * Search over everything that has a page: pages of results from the index of names that a release has.
 *
 * <p>Uses {@code page}, {@code page.ask}, {@code page.dossier}, {@code page.fact}, {@code phrase}, {@code query},
 * {@code release}, {@code release.names}, {@code spelling}, {@code vocab}; of libraries {@code org.apache.jena}.
 */
package org.w3id.egnatia.page.search;
