/**
 * From a page in XHTML to a tagged PDF that can be passed on.
 *
 * <p>Knows nothing of the data and of HTTP, and loads nothing but its own fonts.
 *
 * <p>Uses nothing of ours; of libraries {@code com.openhtmltopdf}, {@code org.apache.pdfbox}.
 */
package org.w3id.egnatia.print;
