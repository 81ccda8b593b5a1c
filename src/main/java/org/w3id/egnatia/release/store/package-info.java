/**
 * The graphs of a release as arrays that never change: each term has a number, each triple is three numbers in one
 * {@code long}, each order of looking up is a sorted array. Nothing is locked, and the bytes of a prepared release are
 * nearly what stands in memory.
 *
 * <p>Uses {@code spelling}; of libraries {@code org.apache.jena}.
 */
package org.w3id.egnatia.release.store;
