/**
 * The resources of the site, a small class each, and the list of their addresses: pages, documents about things,
 * questions, charts, dumps, the catalogue, what crawlers ask for, the files of the program, and Fuseki's own web UI.
 *
 * <p>Uses {@code advise}, {@code describe}, {@code load}, {@code page}, {@code page.ask}, {@code page.assessment},
 * {@code page.complete}, {@code page.dossier}, {@code page.feed}, {@code page.figure}, {@code page.matrix},
 * {@code page.overview}, {@code page.partner}, {@code page.reconcile}, {@code page.report}, {@code page.search},
 * {@code page.thing}, {@code page.tie}, {@code print}, {@code publish}, {@code publish.change}, {@code query},
 * {@code release}, {@code release.names}, {@code serve.guard}, {@code serve.http}, {@code serve.live},
 * {@code serve.sparql}, {@code vocab}; of libraries {@code org.apache.jena}.
 */
package org.w3id.egnatia.serve.site;
