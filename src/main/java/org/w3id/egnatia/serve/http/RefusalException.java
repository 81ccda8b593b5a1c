package org.w3id.egnatia.serve.http;

/** There is no answer; the refusal says why. */
public final class RefusalException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    /** For a refusal. */
    public RefusalException(Refusal refusal) {
        super(refusal.sentence(), null, false, false);
        this.refusal = refusal;
    }

    /** Why. */
    public Refusal refusal() {
        return refusal;
    }
}
