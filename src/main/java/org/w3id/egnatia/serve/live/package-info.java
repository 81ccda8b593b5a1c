/**
 * The release in service: which one, since when, under which address, by which build of the program. A request reads it
 * once.
 *
 * <p>Uses {@code load}, {@code page}, {@code publish}, {@code query}, {@code release}, {@code serve.guard},
 * {@code serve.http}; of libraries {@code org.apache.jena}.
 */
package org.w3id.egnatia.serve.live;
