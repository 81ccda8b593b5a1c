package org.w3id.egnatia.serve.http;

/**
 * The client has the answer already: its ETag is the one that the key of the answer gives. Told at the door, before the
 * resource is asked; only the answer itself ever gave the client that tag.
 *
 * @param representation what it would be, without its bytes
 * @param notes          what the log is told
 */
public record NotModified(Representation representation, Notes notes) implements Answer {
}
