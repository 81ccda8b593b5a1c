package org.w3id.egnatia.serve.operation;

/** Where the server writes down what it does. A line comes without its end; no call may wait for a slow disk. */
public interface Journal {

    /** For servers that nobody listens to. */
    Journal SILENT = new Journal() {
        @Override
        public void request(String line) {
            // Nobody listens.
        }

        @Override
        public boolean keepsRequests() {
            return false;
        }

        @Override
        public void event(String line) {
            // Nobody listens.
        }

        @Override
        public void finding(String line) {
            // Nobody listens.
        }
    };

    /** A request that was answered. */
    void request(String line);

    /** False if the lines of requests go nowhere, so that nobody needs to write any. */
    default boolean keepsRequests() {
        return true;
    }

    /** Something that concerns the operator, such as a reload. */
    void event(String line);

    /** A fault of the data, as {@code file:line:col: severity [rule] focus: message}. */
    void finding(String line);

    /** How many lines were dropped, because they came faster than they could be written. */
    default long dropped() {
        return 0;
    }
}
