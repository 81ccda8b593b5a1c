package org.w3id.egnatia.serve;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.eclipse.jetty.http.BadMessageException;

/**
 * What stands before the endpoint: HEAD, the bare address, and requests that are not well formed.
 *
 * <p>Everything that reaches {@link SparqlEndpoint} behind it is a GET or POST with a query.
 */
final class SparqlFront extends HttpFilter {
    private static final long serialVersionUID = 1L;

    /** Address of the endpoint. */
    static final String PATH = "/sparql";

    private final transient CurrentRelease current;
    private final transient SparqlPages pages;

    SparqlFront(CurrentRelease current, SparqlPages pages) {
        this.current = current;
        this.pages = pages;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!isEndpoint(request)) {
            chain.doFilter(request, response);
            return;
        }
        String method = request.getMethod();
        String queryString = request.getQueryString();
        if (request.getHeader("Content-Encoding") != null) {
            Answers.error(response, HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE, "Send the query without Content-Encoding.");
        } else if (queryString != null && !isWellEncoded(queryString)) {
            Answers.error(response, HttpServletResponse.SC_BAD_REQUEST, "The address has percent signs that encode no UTF-8 text.");
        } else if (method.equals("POST") && !hasReadableForm(request)) {
            Answers.error(response, HttpServletResponse.SC_BAD_REQUEST, "The form has percent signs that encode no UTF-8 text, or too many fields.");
        } else if (method.equals("POST") && hasQueryAsBody(request)) {
            byte[] body = request.getInputStream().readAllBytes();
            if (isUtf8(body)) {
                chain.doFilter(new ReadRequest(new Forwarded(request, PATH), body), response);
            } else {
                Answers.error(response, HttpServletResponse.SC_BAD_REQUEST, "The query is not in UTF-8.");
            }
        } else if (!method.equals("POST") && (queryString == null || queryString.isEmpty())) {
            describe(request, response);
        } else if (SparqlPages.isWanted(request)) {
            pages.answer(request, response);
        } else {
            chain.doFilter(new Forwarded(request, PATH), new UncountedErrors(response));
        }
    }

    /** True for the addresses of the endpoint, which are its own and the one below Fuseki's UI. */
    static boolean isEndpoint(HttpServletRequest request) {
        String path = request.getRequestURI();
        String endpoint = path.startsWith(FusekiUi.PATH + PATH) ? path.substring(FusekiUi.PATH.length()) : path;
        return endpoint.equals(PATH) || endpoint.equals(PATH + "/");
    }

    /** The bare address: a description of the service in RDF, or the workbench, by Accept (SPARQL 1.1 Service Description). */
    private void describe(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Vary", Answers.BY_ACCEPT);
        List<String> offered = List.of("text/turtle", "text/html", "application/ld+json", "application/rdf+xml", "application/n-triples");
        Optional<String> type = Accept.of(request).choose(offered);
        if (type.isEmpty()) {
            Answers.error(response, HttpServletResponse.SC_NOT_ACCEPTABLE, "The description of this service can be had as " + String.join(", ", offered) + ".");
            return;
        }
        if (type.get().equals("text/html")) {
            pages.answer(request, response);
            return;
        }
        RDFFormat format = switch (type.get()) {
            case "application/ld+json" -> RDFFormat.JSONLD_PLAIN;
            case "application/rdf+xml" -> RDFFormat.RDFXML_PLAIN;
            case "application/n-triples" -> RDFFormat.NTRIPLES_UTF8;
            default -> RDFFormat.TURTLE_BLOCKS;
        };
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RDFWriter.source(ServiceDescription.of(current.get(), current.site().links().absolute(""))).format(format).output(out);
        Answers.send(request, response, ResultForms.contentType(type.get()), out.toByteArray(), Answers.REVALIDATE);
    }

    private static boolean hasReadableForm(HttpServletRequest request) {
        try {
            request.getParameterMap();
            return true;
        } catch (BadMessageException e) {
            return false;
        }
    }

    private static boolean isWellEncoded(String queryString) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < queryString.length(); i++) {
            char c = queryString.charAt(i);
            if (c == '%') {
                String hex = queryString.substring(Math.min(i + 1, queryString.length()), Math.min(i + 3, queryString.length()));
                if (!hex.matches("[0-9A-Fa-f]{2}")) {
                    return false;
                }
                bytes.write(Integer.parseInt(hex.toLowerCase(Locale.ROOT), 16));
                i += 2;
            } else if (c < 0x80) {
                bytes.write(c);
            }
        }
        return isUtf8(bytes.toByteArray());
    }

    private static boolean hasQueryAsBody(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("application/sparql-query");
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** The request as the endpoint is to see it: at its own address, and HEAD as GET, whose body the server drops. */
    private static final class Forwarded extends HttpServletRequestWrapper {
        private final String path;

        Forwarded(HttpServletRequest request, String path) {
            super(request);
            this.path = path;
        }

        @Override
        public String getRequestURI() {
            return path;
        }

        @Override
        public String getServletPath() {
            return path;
        }

        @Override
        public String getPathInfo() {
            return null;
        }

        @Override
        public String getMethod() {
            return super.getMethod().equals("HEAD") ? "GET" : super.getMethod();
        }
    }
}
