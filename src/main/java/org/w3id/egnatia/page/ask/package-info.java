/**
 * Asking: the library of questions, a question as a form with its answer, the SPARQL workbench, and answers as tables,
 * spreadsheets and citations.
 *
 * <p>Uses {@code advise}, {@code describe}, {@code load}, {@code page}, {@code page.chart}, {@code page.fact},
 * {@code page.feed}, {@code publish}, {@code query}, {@code release}, {@code release.names}, {@code spelling},
 * {@code vocab}; of libraries {@code com.github.benmanes.caffeine}, {@code org.apache.jena},
 * {@code org.dhatim.fastexcel}.
 */
package org.w3id.egnatia.page.ask;
