/**
 * An agreement, convention, act or other instrument as readers look for it: where it stands on a day, for whom, since
 * when, and where its official text is.
 *
 * <p>Uses {@code page}, {@code page.ask}, {@code page.chart}, {@code page.fact}, {@code page.partner},
 * {@code page.thing}, {@code vocab}; of libraries {@code org.apache.jena}.
 */
package org.w3id.egnatia.page.instrument;
