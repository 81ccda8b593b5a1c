/**
 * Pages about things: what each of our IRIs shows when it is opened in a browser.
 *
 * <p>Uses {@code describe}, {@code page}, {@code page.fact}, {@code page.figure}, {@code page.report},
 * {@code page.tie}, {@code publish}, {@code query}, {@code release}, {@code vocab};
 * of libraries {@code org.apache.jena}.
 */
package org.w3id.egnatia.page.thing;
