/**
 * HTML views: for each page a model, made from a release, and a template in {@code src/main/jte} that shows it.
 *
 * <p>Knows nothing of HTTP.
 *
 * <p>Uses {@code describe}, {@code page.chart}, {@code publish}, {@code query}, {@code release}, {@code vocab}; of
 * libraries {@code gg.jte}, {@code org.apache.jena}.
 */
package org.w3id.egnatia.page;
