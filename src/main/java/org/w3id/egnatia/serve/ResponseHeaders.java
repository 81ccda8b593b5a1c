package org.w3id.egnatia.serve;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Headers of every answer: nothing from third parties, no guessing of types, reading from every origin without
 * credentials.
 */
final class ResponseHeaders extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private static final String POLICY = "Content-Security-Policy";
    /** Fuseki's UI draws with inline style. */
    private static final String FOR_UI = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /** Names to values. */
    static final Map<String, String> EVERYWHERE = Map.of(
            POLICY, "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "Permissions-Policy", "geolocation=(), camera=(), microphone=()",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Access-Control-Allow-Origin", "*");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        EVERYWHERE.forEach(response::setHeader);
        if (request.getRequestURI().startsWith(FusekiUi.PATH + "/")) {
            response.setHeader(POLICY, FOR_UI);
        }
        chain.doFilter(request, new WithoutProduct(response));
    }

    /** The product and its version, which Fuseki tells everybody, are nobody's business. */
    private static final class WithoutProduct extends HttpServletResponseWrapper {
        private static final Set<String> UNSAID = Set.of("server", "fuseki-request-id");

        WithoutProduct(HttpServletResponse response) {
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
}
