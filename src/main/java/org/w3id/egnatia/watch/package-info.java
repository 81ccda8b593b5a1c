/**
 * What publishers brought out: answers of watched sources, fetched or recorded, are compared with the identifiers that
 * a release holds, and candidates are laid into a folder for people. Nothing here writes facts, and neither the server
 * nor the build uses it.
 *
 * <p>Uses {@code release}, {@code release.names}, {@code spelling}, {@code vocab}; of libraries
 * {@code org.apache.commons.csv}, {@code org.apache.jena}, {@code org.jsoup}.
 */
package org.w3id.egnatia.watch;
