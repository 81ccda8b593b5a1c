/**
 * What is dated, for those who follow it: as an Atom feed, as a JSON Feed and as a calendar.
 *
 * <p>Uses {@code page.fact}; of libraries {@code biweekly}, {@code com.github.mangstadt.vinnie.io},
 * {@code org.apache.jena}.
 */
package org.w3id.egnatia.page.feed;
