package org.w3id.egnatia.serve.http;

/**
 * The engine behind answers: what is asked for is well formed.
 *
 * @param path   the address at which the engine knows its service
 * @param target what is asked for
 */
public record PassedOn(String path, Target target) implements Answer {
}
