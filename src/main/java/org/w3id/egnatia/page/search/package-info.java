/**
 * Search over everything that has a page: a small index of names, made once for each release, and the pages of results.
 *
 * <p>Depends on {@code page} and what that depends on.
 */
package org.w3id.egnatia.page.search;
