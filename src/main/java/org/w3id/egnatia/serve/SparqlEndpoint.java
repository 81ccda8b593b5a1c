package org.w3id.egnatia.serve;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.jena.fuseki.servlets.ActionErrorException;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.fuseki.servlets.SPARQL_QueryDataset;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DynamicDatasets;
import org.w3id.egnatia.query.QueryException;
import org.w3id.egnatia.query.QueryRunner;
import org.w3id.egnatia.release.Sha256;
import org.w3id.egnatia.serve.guard.Allowance;
import org.w3id.egnatia.serve.guard.BusyException;
import org.w3id.egnatia.serve.guard.Lanes;
import org.w3id.egnatia.serve.guard.OverLimitException;
import org.w3id.egnatia.serve.guard.QueryShape;
import org.w3id.egnatia.serve.guard.QueryText;
import org.w3id.egnatia.serve.guard.WatchedDataset;
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
    /** Parsing and running a query take a stack as deep as its nesting, where a chain of operators counts as nesting. */
    private static final String TOO_DEEP = "The query is nested too deeply.";
    private static final String TOO_LARGE = "The query needs more memory than there is; ask for less.";
    private static final int TOO_MANY_REQUESTS = 429;

    private final CurrentRelease current;
    private final Duration timeLimit;
    private final ClientNames clients;
    private final Lanes lanes;
    private final Watchdog watchdog;
    private final AnswerRoom room = AnswerRoom.ofHeap();

    SparqlEndpoint(CurrentRelease current, Duration timeLimit, ClientNames clients, Lanes lanes, Watchdog watchdog) {
        this.current = current;
        this.clients = clients;
        this.timeLimit = timeLimit;
        this.lanes = lanes;
        this.watchdog = watchdog;
    }

    /** None, which means that parameters that nobody knows are passed over and leave nothing in the log. */
    @Override
    protected Collection<String> acceptedParams(HttpAction action) {
        return null;
    }

    @Override
    protected void execute(String text, HttpAction action) {
        QueryTrace.received(action.getRequest()::setAttribute, text);
        try (Lanes.Place place = lanes.enter(clients.of(action.getRequest()), Sha256.hex(text.getBytes(StandardCharsets.UTF_8)))) {
            answer(text, action, place);
        } catch (BusyException e) {
            action.setResponseHeader("Retry-After", RETRY_AFTER_SECONDS);
            throw refusal(e.isClientOverShare() ? TOO_MANY_REQUESTS : HttpServletResponse.SC_SERVICE_UNAVAILABLE, e.getMessage());
        } catch (OverLimitException e) {
            throw refusal(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, e.getMessage());
        } catch (QueryException e) {
            throw refusal(HttpServletResponse.SC_BAD_REQUEST, e.getMessage());
        } catch (StackOverflowError e) {
            throw refusal(HttpServletResponse.SC_BAD_REQUEST, TOO_DEEP);
        } catch (OutOfMemoryError e) {
            action.log.error("the heap is full", e);
            action.setResponseHeader("Retry-After", RETRY_AFTER_SECONDS);
            throw refusal(HttpServletResponse.SC_SERVICE_UNAVAILABLE, TOO_LARGE);
        } catch (ActionErrorException e) {
            throw e;
        } catch (RuntimeException e) {
            action.log.debug("the engine cannot run a query", e);
            throw refusal(HttpServletResponse.SC_BAD_REQUEST, "The engine cannot run this query; write it in another way.");
        }
    }

    private void answer(String text, HttpAction action, Lanes.Place place) {
        Allowance allowance = new Allowance(limit(action), place::look);
        ClientConnection connection = new ClientConnection(action.getRequest());
        try (AnswerBuffer answer = new AnswerBuffer(MAX_BYTES, room, allowance)) {
            String type;
            try (Watchdog.Watch watch = watchdog.over(allowance, connection::hasLeft)) {
                Query query = parse(text);
                type = ResultForms.choose(query, action.getRequest()).orElseThrow(() -> refusal(HttpServletResponse.SC_NOT_ACCEPTABLE,
                        "This result can be had as " + String.join(", ", ResultForms.offered(query)) + "."));
                long rows = new QueryAnswer(query, dataset(query, action, allowance), allowance).writeTo(answer, type);
                QueryTrace.rows(action.getRequest()::setAttribute, rows);
            } finally {
                if (connection.mustClose()) {
                    action.setResponseHeader("Connection", "close");
                }
            }
            place.close();
            send(answer, type, connection, action);
        } catch (QueryCancelledException e) {
            throw stopped(allowance, action);
        }
    }

    private static Query parse(String text) {
        QueryText.check(text);
        Query query = QueryRunner.parse(text);
        QueryShape.check(query);
        return query;
    }

    /** A client may read slowly, but not so slowly that it keeps a thread and the memory for the answer busy. */
    private void send(AnswerBuffer answer, String type, ClientConnection connection, HttpAction action) {
        HttpServletResponse response = action.getResponse();
        response.setHeader("Vary", Answers.BY_ACCEPT);
        Future<?> end = watchdog.after(SENDING.plusSeconds(answer.length() / SENDING_BYTES_PER_SECOND), connection::cut);
        try {
            Answers.send(action.getRequest(), response, type.startsWith("text/") ? type + "; charset=utf-8" : type, answer, Answers.MINUTES);
        } catch (IOException e) {
            // The client has left; there is nobody to tell.
            action.log.debug("client left: {}", e.getMessage());
        } finally {
            end.cancel(false);
        }
    }

    private static ActionErrorException stopped(Allowance allowance, HttpAction action) {
        if (allowance.reason() == Allowance.Reason.TIME) {
            QueryTrace.timedOut(action.getRequest()::setAttribute);
        }
        action.setResponseHeader("Retry-After", RETRY_AFTER_SECONDS);
        return refusal(HttpServletResponse.SC_SERVICE_UNAVAILABLE, allowance.reason() == Allowance.Reason.MEMORY
                ? TOO_LARGE
                : "The query took longer than " + allowance.limit().toSeconds() + " seconds and was stopped; ask for less.");
    }

    private static ActionErrorException refusal(int status, String sentence) {
        return new ActionErrorException(status, sentence, null);
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

    /** The dataset that the request names, else the query's FROM, else all. Takes FROM out of the query, for it is done. */
    private DatasetGraph dataset(Query query, HttpAction action, Allowance allowance) {
        DatasetGraph all = new WatchedDataset(current.get().dataset(), allowance);
        List<String> defaults = parameters(action.getRequest(), "default-graph-uri");
        List<String> named = parameters(action.getRequest(), "named-graph-uri");
        DatasetDescription description = defaults.isEmpty() && named.isEmpty()
                ? query.getDatasetDescription() : DatasetDescription.create(defaults, named);
        query.getGraphURIs().clear();
        query.getNamedGraphURIs().clear();
        return description == null ? all : DynamicDatasets.dynamicDataset(description, all, false);
    }

    private static List<String> parameters(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        return values == null ? List.of() : Arrays.stream(values).filter(v -> !v.isEmpty()).toList();
    }
}
