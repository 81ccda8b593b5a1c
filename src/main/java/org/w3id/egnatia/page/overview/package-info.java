/**
 * What looks over all kinds of pages: the home page, the map of the region and the index of figures, which chart an address
 * names, and which page shows a thing.
 *
 * <p>Depends on the other parts of {@code page} and what those depend on; none of them depends on it.
 */
package org.w3id.egnatia.page.overview;
