/**
 * Tables of the six partners against agreements, conventions, instruments and bodies: what stands between the two on a
 * day, and on what evidence.
 *
 * <p>Depends on {@code page}, {@code release} and {@code vocab}.
 */
package org.w3id.egnatia.page.matrix;
