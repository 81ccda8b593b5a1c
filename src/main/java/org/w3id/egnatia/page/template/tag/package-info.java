/**
 * The parts of pages that several templates show, as JTE makes them from {@code src/main/jte/tag}.
 *
 * <p>Uses {@code advise}, {@code describe}, {@code load}, {@code page}, {@code page.ask}, {@code page.assessment},
 * {@code page.chart}, {@code page.document}, {@code page.dossier}, {@code page.fact}, {@code page.figure},
 * {@code page.instrument}, {@code page.overview}, {@code page.partner}, {@code page.report}, {@code page.search},
 * {@code page.thing}, {@code page.tie}, {@code publish}, {@code query}, {@code release}, {@code release.names},
 * {@code vocab}; of libraries {@code gg.jte}, {@code org.apache.jena}.
 */
package org.w3id.egnatia.page.template.tag;
