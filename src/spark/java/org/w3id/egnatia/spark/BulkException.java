package org.w3id.egnatia.spark;

/** What keeps bulk work from being done, in one sentence for whoever asked for it. */
final class BulkException extends RuntimeException {

    private static final long serialVersionUID = 1;

    BulkException(String message) {
        super(message);
    }
}
