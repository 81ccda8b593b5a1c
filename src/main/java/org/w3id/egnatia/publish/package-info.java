/**
 * Writing releases down: files whose bytes depend on the data alone, each with what it is for, and the folder that
 * holds the versions.
 *
 * <p>Uses {@code describe}, {@code load}, {@code publish.change},
 * {@code publish.form}, {@code publish.panel}, {@code query}, {@code release}, {@code vocab}; of
 * libraries {@code io.airlift}, {@code org.apache.jena}.
 */
package org.w3id.egnatia.publish;
