/**
 * The command line: parse, call one operation, print. Only here does anything print or exit.
 *
 * <p>Uses {@code advise}, {@code check}, {@code describe}, {@code load}, {@code mcp}, {@code page}, {@code publish},
 * {@code publish.change}, {@code publish.push},
 * {@code publish.site}, {@code query}, {@code release}, {@code road}, {@code serve},
 * {@code serve.engine}, {@code serve.operation}, {@code spelling}, {@code vocab}, {@code watch};
 * of libraries {@code org.apache.jena}, {@code picocli},
 * {@code sun.misc}.
 */
package org.w3id.egnatia.cli;
