package org.w3id.egnatia.cli;

/** The server cannot be started on the wished address. The message is one line for the user. */
final class CannotListenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotListenException(String message) {
        super(message);
    }
}
