package org.w3id.egnatia.serve.http;

/**
 * An answer that is let in by rules of its own, and takes no place of a page while it is made.
 *
 * @param answer the answer
 */
public record Admitted(Answer answer) implements Answer {
}
