/**
 * Saved queries: their text, their header, their parameters, their expected answers, and running them on a dataset;
 * and the contract of parameters, which holds for saved queries, pages and the command line alike.
 *
 * <p>Uses {@code load}, {@code release.store}, {@code spelling}, {@code vocab}; of libraries
 * {@code com.github.benmanes.caffeine}, {@code org.apache.jena}.
 */
package org.w3id.egnatia.query;
