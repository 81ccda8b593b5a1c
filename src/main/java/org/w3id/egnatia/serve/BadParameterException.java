package org.w3id.egnatia.serve;

/** A parameter of an address that cannot be read. The message is one sentence for the reader. */
final class BadParameterException extends Exception {
    private static final long serialVersionUID = 1L;

    BadParameterException(String message) {
        super(message);
    }
}
