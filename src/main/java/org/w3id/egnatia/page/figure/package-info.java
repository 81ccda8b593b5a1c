/**
 * Figures as charts: series, what each counts, and the pages and files that show them.
 *
 * <p>Uses {@code page}, {@code page.ask}, {@code page.chart}, {@code page.fact}, {@code release}, {@code vocab}; of
 * libraries {@code org.apache.jena}.
 */
package org.w3id.egnatia.page.figure;
