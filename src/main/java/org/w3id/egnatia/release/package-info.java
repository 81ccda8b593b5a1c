/**
 * The release: one immutable value with all graphs, its digest and its metadata, which everything downstream reads.
 *
 * <p>Uses {@code derive}, {@code load}, {@code query}, {@code release.names}, {@code release.store},
 * {@code vocab}; of libraries {@code org.apache.jena}.
 */
package org.w3id.egnatia.release;
