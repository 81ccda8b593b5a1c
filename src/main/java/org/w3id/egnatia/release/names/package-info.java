/**
 * The names of a release: an index of everything that has a page or may be the value of a parameter, made once for
 * each release, in which search finds and by which parameters are read.
 *
 * <p>Uses {@code query}, {@code release.store}, {@code spelling}, {@code vocab}; of libraries {@code org.apache.jena}.
 */
package org.w3id.egnatia.release.names;
