package org.w3id.egnatia.serve;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.jena.fuseki.servlets.ActionErrorException;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.fuseki.servlets.SPARQL_QueryDataset;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.core.DatasetGraph;
import org.w3id.egnatia.serve.guard.Allowance;
import org.w3id.egnatia.serve.guard.Watchdog;

/**
 * The query operation of SPARQL 1.1 Protocol, read-only, on the release that is being served.
 *
 * <p>An answer is made whole before its first byte is sent: a query that runs out of time or room ends in an error and
 * never in a document that looks complete.
 */
final class SparqlEndpoint extends SPARQL_QueryDataset {

    /** Limit of a serialised result in bytes. */
    static final int MAX_BYTES = 32 * 1024 * 1024;
    /** Time to send any answer. */
    private static final Duration SENDING = Duration.ofSeconds(10);
    /** Slowest rate at which large answers may be read. */
    private static final int SENDING_BYTES_PER_SECOND = 32 * 1024;
    private static final String RETRY_AFTER_SECONDS = "5";

    private final CurrentRelease current;
    private final Duration timeLimit;
    private final QueryDesk desk;
    private final Watchdog watchdog;
    private final AnswerRoom room = AnswerRoom.ofHeap();

    SparqlEndpoint(CurrentRelease current, Duration timeLimit, QueryDesk desk, Watchdog watchdog) {
        this.current = current;
        this.timeLimit = timeLimit;
        this.desk = desk;
        this.watchdog = watchdog;
    }

    /** None, which means that parameters that nobody knows are passed over and leave nothing in the log. */
    @Override
    protected Collection<String> acceptedParams(HttpAction action) {
        return null;
    }

    @Override
    protected void execute(String text, HttpAction action) {
        HttpServletRequest request = action.getRequest();
        QueryTrace.received(request::setAttribute, text);
        try (Made made = desk.within(text, request, limit(action), (allowance, connection) -> make(text, request, allowance, connection))) {
            send(made, action);
        } catch (QueryDesk.RefusedException e) {
            if (e.isForNow()) {
                action.setResponseHeader("Retry-After", RETRY_AFTER_SECONDS);
            }
            throw new ActionErrorException(e.status(), e.getMessage(), null);
        }
    }

    /** A whole answer, on its way to a client. */
    private record Made(AnswerBuffer answer, String type, ClientConnection connection) implements AutoCloseable {

        @Override
        public void close() {
            answer.close();
        }
    }

    private Made make(String text, HttpServletRequest request, Allowance allowance, ClientConnection connection) throws QueryDesk.RefusedException {
        Made made = null;
        AnswerBuffer answer = new AnswerBuffer(MAX_BYTES, room, allowance);
        try {
            Query query = QueryDesk.parse(text);
            String type = ResultForms.choose(query, request).orElseThrow(() -> new QueryDesk.RefusedException(HttpServletResponse.SC_NOT_ACCEPTABLE,
                    "This result can be had as " + String.join(", ", ResultForms.offered(query)) + "."));
            long rows = new QueryAnswer(query, dataset(query, request, allowance), allowance).writeTo(answer, type);
            QueryTrace.rows(request::setAttribute, rows);
            made = new Made(answer, type, connection);
            return made;
        } finally {
            if (made == null) {
                answer.close();
            }
        }
    }

    /** A client may read slowly, but not so slowly that it keeps a thread and the memory for the answer busy. */
    private void send(Made made, HttpAction action) {
        String type = made.type();
        HttpServletResponse response = action.getResponse();
        response.setHeader("Vary", Answers.BY_ACCEPT);
        Future<?> end = watchdog.after(SENDING.plusSeconds(made.answer().length() / SENDING_BYTES_PER_SECOND), made.connection()::cut);
        try {
            Answers.send(action.getRequest(), response, type.startsWith("text/") ? type + "; charset=utf-8" : type, made.answer(), Answers.MINUTES);
        } catch (IOException e) {
            // The client has left; there is nobody to tell.
            action.log.debug("client left: {}", e.getMessage());
        } finally {
            end.cancel(false);
        }
    }

    /** A client may ask for less time than the limit, never for more. */
    private Duration limit(HttpAction action) {
        String asked = action.getRequestParameter("timeout");
        if (asked != null && asked.matches("\\d{1,5}")) {
            Duration wanted = Duration.ofSeconds(Math.max(1, Long.parseLong(asked)));
            return wanted.compareTo(timeLimit) < 0 ? wanted : timeLimit;
        }
        return timeLimit;
    }

    /** The dataset that the request names, else the query's FROM, else all. */
    private DatasetGraph dataset(Query query, HttpServletRequest request, Allowance allowance) {
        List<String> defaults = parameters(request, "default-graph-uri");
        List<String> named = parameters(request, "named-graph-uri");
        DatasetDescription description = defaults.isEmpty() && named.isEmpty()
                ? query.getDatasetDescription() : DatasetDescription.create(defaults, named);
        return QueryDesk.dataset(query, description, current.get(), allowance);
    }

    private static List<String> parameters(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        return values == null ? List.of() : Arrays.stream(values).filter(v -> !v.isEmpty()).toList();
    }
}
