package org.w3id.egnatia.serve;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/**
 * A response whose errors have no length set beforehand: Fuseki counts the characters of a message where HTTP counts
 * bytes, so that a message with a letter beyond ASCII would be cut off and end in an error of the server.
 */
final class UncountedErrors extends HttpServletResponseWrapper {

    UncountedErrors(HttpServletResponse response) {
        super(response);
    }

    @Override
    public void setContentLength(int length) {
        if (getStatus() < SC_BAD_REQUEST) {
            super.setContentLength(length);
        }
    }

    @Override
    public void setContentLengthLong(long length) {
        if (getStatus() < SC_BAD_REQUEST) {
            super.setContentLengthLong(length);
        }
    }
}
