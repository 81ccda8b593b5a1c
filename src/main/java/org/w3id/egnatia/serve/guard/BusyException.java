package org.w3id.egnatia.serve.guard;

/** There is no place for a query or a page now; there will be one soon. */
public final class BusyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean clientOverShare;

    private BusyException(String sentence, boolean clientOverShare) {
        super(sentence, null, false, false);
        this.clientOverShare = clientOverShare;
    }

    static BusyException full() {
        return new BusyException("Too many queries are running; ask again in a few seconds.", false);
    }

    static BusyException tooManyPages() {
        return new BusyException("Too many pages are being made; ask again in a few seconds.", false);
    }

    static BusyException clientOverShare() {
        return new BusyException("Too many of your queries are running; ask again when one has ended.", true);
    }

    /** True if it is this client who has too many; false if all together have. */
    public boolean isClientOverShare() {
        return clientOverShare;
    }
}
