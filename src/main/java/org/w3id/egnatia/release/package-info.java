/**
 * The release: one immutable value with all graphs, its digest and its metadata, which everything downstream reads.
 *
 * <p>Depends on {@code load}, {@code derive}, {@code query} and {@code vocab}, and on {@code release.names} below it.
 */
package org.w3id.egnatia.release;
