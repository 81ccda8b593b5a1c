/**
 * Search over everything that has a page: pages of results from the index of names that a release has.
 *
 * <p>Depends on {@code page} and what that depends on.
 */
package org.w3id.egnatia.page.search;
