/**
 * A text document as its readers go through it: section by section and line by line, with what rests on each.
 *
 * <p>Uses {@code page}, {@code page.ask}, {@code page.fact}, {@code page.thing}, {@code vocab}; of libraries
 * {@code org.apache.jena}.
 */
package org.w3id.egnatia.page.document;
