/**
 * Pages that bring together what several questions answer, for those who prepare a meeting or write a report: two
 * partners or two days side by side, a day, a policy area, a briefing of a partner.
 *
 * <p>Uses {@code page}, {@code page.ask}, {@code page.assessment}, {@code page.chart}, {@code page.fact},
 * {@code page.figure}, {@code page.matrix}, {@code page.partner}, {@code vocab}; of libraries {@code org.apache.jena}.
 */
package org.w3id.egnatia.page.dossier;
