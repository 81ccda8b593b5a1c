/**
 * Writing a release down: dumps whose bytes depend on the data alone, and the folder that holds them.
 *
 * <p>Depends on {@code release} and {@code vocab}.
 */
package org.w3id.egnatia.publish;
