package org.w3id.egnatia.serve.http;

/** What is answered to a request, as a value. {@link Sender} makes of it what goes over the wire. */
public sealed interface Answer permits Representation, NotModified, Redirect, Refusal, NoContent, Admitted {
}
