/**
 * Saved queries: their text, their header, their parameters, their expected answers, and running them on a dataset;
 * and the contract of parameters, which holds for saved queries, pages and the command line alike.
 *
 * <p>Depends on {@code load}, {@code spelling} and {@code vocab}.
 */
package org.w3id.egnatia.query;
