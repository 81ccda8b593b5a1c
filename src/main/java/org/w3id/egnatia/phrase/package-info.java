/**
 * Questions in words: which saved question a phrase asks, and which values it gives to the parameters of it.
 *
 * <p>Uses {@code query}, {@code release}, {@code release.names}, {@code spelling}, {@code vocab}; of libraries
 * {@code org.apache.jena}.
 */
package org.w3id.egnatia.phrase;
