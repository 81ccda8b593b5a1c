/**
 * Tables of the six partners against agreements, conventions, instruments and bodies: what stands between the two on a
 * day, and on what evidence.
 *
 * <p>Uses {@code page}, {@code page.ask}, {@code page.fact}, {@code vocab}; of libraries {@code org.apache.jena}.
 */
package org.w3id.egnatia.page.matrix;
