/**
 * From a page in XHTML to a tagged PDF that can be passed on, or to a picture.
 *
 * <p>Knows nothing of the data and of HTTP, and loads nothing but its own fonts.
 *
 * <p>Uses no other package; of libraries {@code com.openhtmltopdf}, {@code org.apache.pdfbox}, {@code org.w3c.dom}.
 */
package org.w3id.egnatia.print;
