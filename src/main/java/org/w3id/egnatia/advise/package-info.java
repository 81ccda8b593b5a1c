/**
 * What an answer does not say by itself: why it is empty, which of the query's names and values the data does not have
 * and what was meant by them, and what is left out. Found by looking at the query and by asking parts of it.
 *
 * <p>Uses {@code describe}, {@code load}, {@code query}, {@code release}, {@code release.names}, {@code spelling},
 * {@code vocab}; of libraries {@code org.apache.jena}.
 */
package org.w3id.egnatia.advise;
