/**
 * The gates that contributed files pass before they become a release.
 *
 * <p>Uses {@code load}, {@code query}, {@code release}, {@code spelling}, {@code vocab}; of libraries
 * {@code org.apache.jena}.
 */
package org.w3id.egnatia.check;
