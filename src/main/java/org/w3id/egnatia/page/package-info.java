/**
 * HTML views: for each page a model, made from a release, and a template in {@code src/main/jte} that shows it.
 *
 * <p>Depends on {@code release}, {@code query} and {@code vocab}; knows nothing of HTTP.
 */
package org.w3id.egnatia.page;
