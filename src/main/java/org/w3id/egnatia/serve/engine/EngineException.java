package org.w3id.egnatia.serve.engine;

/** The engine does not answer, or not as it should. */
public final class EngineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With a sentence for the client, which tells nothing of where the engine is. */
    EngineException(String message, Throwable cause) {
        super(message, cause);
    }
}
