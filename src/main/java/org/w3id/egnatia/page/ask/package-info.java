/**
 * Asking: the library of questions, a question as a form with its answer, the SPARQL workbench, and answers as tables,
 * spreadsheets and citations.
 *
 * <p>Depends on {@code page} and what that depends on.
 */
package org.w3id.egnatia.page.ask;
