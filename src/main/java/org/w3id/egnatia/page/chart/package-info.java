/**
 * Charts and maps: a model of numbers, dates or outlines goes in, a picture as SVG and a table of the same values come
 * out.
 *
 * <p>Pictures carry their colours as presentation attributes, so that a file stands alone, and class names by which a
 * page's style sheet puts its own colours in their place.
 *
 * <p>Uses nothing but the Java library.
 */
package org.w3id.egnatia.page.chart;
