/**
 * Writing a release down: dumps whose bytes depend on the data alone, and the folder that holds them.
 *
 * <p>Uses {@code describe}, {@code release}, {@code vocab}; of libraries {@code org.apache.jena}.
 */
package org.w3id.egnatia.publish;
