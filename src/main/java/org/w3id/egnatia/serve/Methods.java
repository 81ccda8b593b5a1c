package org.w3id.egnatia.serve;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/**
 * The methods that are answered: GET and HEAD everywhere, POST at the endpoint, and OPTIONS, which says so. Every other
 * one is refused with the list of those that are answered (RFC 9110, section 15.5.6).
 */
final class Methods extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private static final List<String> READING = List.of("GET", "HEAD", "OPTIONS");
    private static final List<String> ASKING = List.of("GET", "HEAD", "POST", "OPTIONS");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        List<String> answered = SparqlFront.isEndpoint(request) ? ASKING : READING;
        String method = request.getMethod();
        if (method.equals("OPTIONS")) {
            response.setHeader("Allow", String.join(", ", answered));
            response.setHeader("Access-Control-Allow-Methods", String.join(", ", answered));
            response.setHeader("Access-Control-Allow-Headers", "Accept, Content-Type, If-None-Match");
            response.setHeader("Access-Control-Max-Age", "86400");
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else if (answered.contains(method)) {
            chain.doFilter(request, response);
        } else {
            response.setHeader("Allow", String.join(", ", answered));
            Answers.error(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED,
                    "This address answers " + String.join(", ", answered) + "; it cannot be written to.");
        }
    }
}
