package org.w3id.egnatia.serve.sparql;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3id.egnatia.serve.http.Accept;
import org.w3id.egnatia.serve.http.AddressQuery;
import org.w3id.egnatia.serve.http.Cause;
import org.w3id.egnatia.serve.http.Refusal;
import org.w3id.egnatia.serve.http.RefusalException;
import org.w3id.egnatia.serve.http.Request;

/**
 * A query operation as SPARQL 1.1 Protocol has it, section 2.1: by GET, as a form, or as the body itself.
 *
 * @param text     the query
 * @param defaults graphs that the request names as default
 * @param named    graphs that the request names
 * @param form     short name of a form of results, which some clients send instead of an Accept header; may be empty
 * @param accept   value of the header Accept
 * @param seconds  the time that the client gives
 */
record SparqlRequest(String text, List<String> defaults, List<String> named, String form, String accept,
        Optional<Integer> seconds) {

    private static final String QUERY = "application/sparql-query";
    private static final String UPDATE = "application/sparql-update";
    private static final String READ_ONLY = "This endpoint answers queries; it cannot be written to.";

    /**
     * Reads the operation of a request.
     *
     * @throws RefusalException if it is none
     */
    static SparqlRequest of(Request request) throws RefusalException {
        if (request.headers().has("Content-Encoding")) {
            throw Refusal.of(Cause.MEDIA_TYPE, "Send the query without Content-Encoding.").thrown();
        }
        AddressQuery parameters = request.method().equals("POST") ? posted(request) : request.parameters();
        List<String> queries = parameters.all("query");
        if (!parameters.all("update").isEmpty()) {
            throw Refusal.of(Cause.QUERY, READ_ONLY).thrown();
        } else if (queries.size() > 1) {
            throw Refusal.of(Cause.QUERY, "The request has more than one query; send them one by one.").thrown();
        } else if (queries.isEmpty() || queries.get(0).isBlank()) {
            throw Refusal.of(Cause.QUERY,
                    "The request has no query; send it as the parameter query, or as a body of type "
                    + QUERY + ".").thrown();
        }
        return new SparqlRequest(queries.get(0), graphs(parameters, "default-graph-uri"),
                graphs(parameters, "named-graph-uri"),
                parameters.first("format").filter(f -> !f.isEmpty()).or(() -> parameters.first("output")).orElse(""),
                request.headers().joined("Accept"), parameters.first("timeout").filter(t -> t.matches("\\d{1,5}"))
                .map(Integer::valueOf));
    }

    private static AddressQuery posted(Request request) throws RefusalException {
        String type = request.bodyType().orElse("");
        if (type.equals(QUERY)) {
            String text = AddressQuery.utf8(request.body())
                    .orElseThrow(() -> Refusal.of(Cause.MALFORMED, "The query is not in UTF-8.").thrown());
            return request.parameters().and(new AddressQuery(Map.of("query", List.of(text))));
        } else if (type.equals(Request.FORM) || type.isEmpty() && request.body().length == 0) {
            return request.fields();
        }
        if (type.equals(UPDATE)) {
            throw Refusal.of(Cause.MEDIA_TYPE, READ_ONLY).thrown();
        }
        throw Refusal.of(Cause.MEDIA_TYPE,
                "Send the query as a form of type " + Request.FORM + ", or as a body of type " + QUERY + ".")
                .thrown();
    }

    private static List<String> graphs(AddressQuery parameters, String name) {
        return parameters.all(name).stream().filter(graph -> !graph.isEmpty()).toList();
    }

    /** The media types that the client wants: a short name goes before the header. */
    Accept wish() {
        return ResultForms.ofShortName(form).map(Accept::parse).orElseGet(() -> Accept.parse(accept));
    }

    /** The time that the client gives, and not more than a limit. */
    Duration within(Duration limit) {
        return seconds.map(s -> Duration.ofSeconds(Math.max(1, s))).filter(wanted -> wanted.compareTo(limit) < 0)
                .orElse(limit);
    }
}
