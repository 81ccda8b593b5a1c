/**
 * Bulk work on N-Quads that do not fit one machine, by Spark: check, derive, digest, diff and partition. Compiled by
 * the profile {@code spark} only, and never in the shipped jar.
 *
 * <p>Between steps a quad is its line of canonical N-Quads, as a release writes it. Blank nodes are refused, as in a
 * release: no citable data has them, and without them lines are equal where quads are.
 */
package org.w3id.egnatia.spark;
