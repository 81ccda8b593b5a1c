package org.w3id.egnatia.serve;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.eclipse.jetty.http.BadMessageException;

/**
 * Refuses addresses of pages and files whose query cannot be read, or is so long that no answer could repeat it in its headers.
 * The endpoint, whose queries are long, looks for itself.
 */
final class ReadableAddresses extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private static final int MAX_QUERY = 4_096;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String query = request.getQueryString();
        if (query == null || SparqlFront.isEndpoint(request)) {
            chain.doFilter(request, response);
        } else if (query.length() > MAX_QUERY) {
            Answers.error(response, HttpServletResponse.SC_REQUEST_URI_TOO_LONG, "The address is too long.");
        } else if (isReadable(request)) {
            chain.doFilter(request, response);
        } else {
            Answers.error(response, HttpServletResponse.SC_BAD_REQUEST, "The address has percent signs that encode no UTF-8 text.");
        }
    }

    private static boolean isReadable(HttpServletRequest request) {
        try {
            request.getParameterMap();
            return true;
        } catch (BadMessageException e) {
            return false;
        }
    }
}
