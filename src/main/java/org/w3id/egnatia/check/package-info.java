/**
 * The gates that contributed files pass before they become a release.
 *
 * <p>Depends on {@code load}, {@code query}, {@code release} and {@code vocab}.
 */
package org.w3id.egnatia.check;
