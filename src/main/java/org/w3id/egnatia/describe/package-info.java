/**
 * What is said of one thing, for all forms: its own triples, the facts that name it with their evidence, and the names
 * of its neighbours, on a day, page by page; and how that is written as RDF and as a table. A web page and a file of
 * the same thing are made of the same description.
 *
 * <p>Uses {@code query}, {@code release}, {@code vocab}; of libraries {@code org.apache.jena}.
 */
package org.w3id.egnatia.describe;
