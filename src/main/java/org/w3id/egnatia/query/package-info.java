/**
 * Saved queries: their text, their header, their parameters, their expected answers, and running them on a dataset.
 *
 * <p>Depends on {@code load} and {@code vocab}.
 */
package org.w3id.egnatia.query;
