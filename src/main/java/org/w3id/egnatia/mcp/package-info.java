/**
 * Tools for assistants: find, describe, schema, list_questions, ask and query, each answer with its evidence and the
 * version of the data; and the Model Context Protocol over a pair of streams, by which assistants call them.
 *
 * <p>Uses {@code advise}, {@code describe}, {@code page}, {@code page.ask}, {@code query}, {@code release},
 * {@code release.names}, {@code spelling}, {@code vocab}; of libraries {@code io.modelcontextprotocol},
 * {@code org.apache.jena}.
 */
package org.w3id.egnatia.mcp;
