/**
 * A partner as analysts look at it: status, negotiations, agreements and conventions through their phases, money,
 * figures, and what each source says.
 *
 * <p>Uses {@code page}, {@code page.ask}, {@code page.assessment}, {@code page.chart}, {@code page.fact},
 * {@code page.figure}, {@code page.thing}, {@code query}, {@code vocab}; of libraries {@code org.apache.jena}.
 */
package org.w3id.egnatia.page.partner;
