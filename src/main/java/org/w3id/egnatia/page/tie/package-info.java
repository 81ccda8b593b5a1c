/**
 * How two things are tied: the shortest ways from one to the other over relations and links, step by step, each with
 * its evidence.
 *
 * <p>Uses {@code page}, {@code page.ask}, {@code page.fact}, {@code query}, {@code release}, {@code vocab};
 * of libraries {@code org.apache.jena}.
 */
package org.w3id.egnatia.page.tie;
