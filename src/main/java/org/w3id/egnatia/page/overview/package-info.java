/**
 * What looks over all kinds of pages: the home page, the map of the region and the index of figures, which chart an
 * address names, and which page shows a thing.
 *
 * <p>Uses {@code describe}, {@code page}, {@code page.ask}, {@code page.chart}, {@code page.document},
 * {@code page.dossier}, {@code page.fact}, {@code page.figure},
 * {@code page.instrument}, {@code page.partner}, {@code page.search}, {@code page.thing},
 * {@code query}, {@code release}, {@code vocab}; of libraries {@code org.apache.jena}.
 */
package org.w3id.egnatia.page.overview;
