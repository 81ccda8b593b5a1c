package org.w3id.egnatia.serve.container;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.util.Locale;
import java.util.Set;

/**
 * A response that does not tell the product and its version, which Fuseki tells everybody and which are nobody's
 * business.
 */
final class ProductlessResponse extends HttpServletResponseWrapper {

    private static final Set<String> UNSAID = Set.of("server", "fuseki-request-id");

    ProductlessResponse(HttpServletResponse response) {
        super(response);
    }

    @Override
    public void setHeader(String name, String value) {
        if (!UNSAID.contains(name.toLowerCase(Locale.ROOT))) {
            super.setHeader(name, value);
        }
    }

    @Override
    public void addHeader(String name, String value) {
        if (!UNSAID.contains(name.toLowerCase(Locale.ROOT))) {
            super.addHeader(name, value);
        }
    }
}
