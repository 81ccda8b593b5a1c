package org.w3id.egnatia.serve.http;

import java.util.List;

/**
 * An answer without a body.
 *
 * @param headers what it says
 */
public record NoContent(List<Field> headers) implements Answer {
}
