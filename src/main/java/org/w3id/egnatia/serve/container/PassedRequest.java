package org.w3id.egnatia.serve.container;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Map;
import org.w3id.egnatia.serve.http.PassedOn;

/**
 * A request as the engine's dispatcher is to see it, so that it finds the operation: a query by GET, at the address of
 * the service. The operation itself takes the request as a value.
 */
final class PassedRequest extends HttpServletRequestWrapper {

    private static final String QUERY = "query";

    private final PassedOn passed;

    PassedRequest(HttpServletRequest request, PassedOn passed) {
        super(request);
        this.passed = passed;
    }

    @Override
    public String getRequestURI() {
        return passed.path();
    }

    @Override
    public String getServletPath() {
        return passed.path();
    }

    @Override
    public String getPathInfo() {
        return null;
    }

    @Override
    public String getMethod() {
        return "GET";
    }

    @Override
    public String getContentType() {
        return null;
    }

    @Override
    public String getQueryString() {
        return QUERY + "=";
    }

    @Override
    public String getParameter(String name) {
        return name.equals(QUERY) ? "" : null;
    }

    @Override
    public String[] getParameterValues(String name) {
        return name.equals(QUERY) ? new String[] {""} : null;
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Map.of(QUERY, new String[] {""});
    }
}
