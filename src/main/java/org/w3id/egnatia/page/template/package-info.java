/**
 * The templates of pages, as JTE makes them from {@code src/main/jte}.
 *
 * <p>Uses {@code advise}, {@code check}, {@code describe}, {@code load}, {@code page}, {@code page.ask},
 * {@code page.assessment}, {@code page.document}, {@code page.dossier}, {@code page.fact}, {@code page.figure},
 * {@code page.instrument}, {@code page.matrix}, {@code page.overview}, {@code page.partner},
 * {@code page.reconcile}, {@code page.report}, {@code page.search}, {@code page.template.tag}, {@code page.thing},
 * {@code page.tie}, {@code phrase}, {@code publish}, {@code publish.change}, {@code query}, {@code release},
 * {@code release.names}, {@code vocab}; of libraries {@code gg.jte}, {@code org.apache.jena}.
 */
package org.w3id.egnatia.page.template;
