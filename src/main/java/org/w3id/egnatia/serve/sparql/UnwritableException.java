package org.w3id.egnatia.serve.sparql;

/** An answer has something that its form cannot hold; the message is for the client. */
final class UnwritableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnwritableException(String sentence) {
        super(sentence);
    }
}
