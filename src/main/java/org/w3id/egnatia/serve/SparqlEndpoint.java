package org.w3id.egnatia.serve;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.jena.fuseki.servlets.ActionErrorException;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.fuseki.servlets.SPARQL_QueryDataset;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.core.DatasetGraph;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.serve.guard.Allowance;
import org.w3id.egnatia.serve.guard.QueryShape;

/**
 * The query operation of SPARQL 1.1 Protocol, read-only, on the release that is being served.
 *
 * <p>An answer is made whole before its first byte is sent: a query that runs out of time or room ends in an error and
 * never in a document that looks complete.
 */
final class SparqlEndpoint extends SPARQL_QueryDataset {

    /** Limit of a serialised result in bytes. */
    static final int MAX_BYTES = 32 * 1024 * 1024;

    private final CurrentRelease current;
    private final Duration timeLimit;
    private final QueryDesk desk;
    private final AnswerCache cache;
    private final AnswerRoom room = AnswerRoom.ofHeap();

    SparqlEndpoint(CurrentRelease current, Duration timeLimit, QueryDesk desk, AnswerCache cache) {
        this.current = current;
        this.timeLimit = timeLimit;
        this.desk = desk;
        this.cache = cache;
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
        Release release = current.get();
        AnswerCache.Question question = new AnswerCache.Question(release.digest(), text, parameters(request, "default-graph-uri"),
                parameters(request, "named-graph-uri"), ResultForms.wishes(request));
        Optional<AnswerCache.Answer> known = cache.find(question);
        try {
            if (known.isPresent()) {
                resend(known.get(), action);
            } else {
                send(desk.within(text, request, limit(action), (allowance, connection) -> make(question, release, request, allowance)), question, action);
            }
        } catch (QueryDesk.RefusedException e) {
            e.sayWhen(action.getResponse());
            throw new ActionErrorException(e.status(), e.getMessage(), null);
        }
    }

    /** A whole answer, which whoever has it must close. */
    private record Made(AnswerBuffer answer, String type, long rows, boolean isLasting) {
    }

    private Made make(AnswerCache.Question question, Release release, HttpServletRequest request, Allowance allowance)
            throws QueryDesk.RefusedException {
        Made made = null;
        AnswerBuffer answer = new AnswerBuffer(MAX_BYTES, room, desk.client(request), allowance);
        try {
            Query query = QueryDesk.parse(question.text());
            String type = ResultForms.choose(query, request).orElseThrow(() -> new QueryDesk.RefusedException(HttpServletResponse.SC_NOT_ACCEPTABLE,
                    "This result can be had as " + String.join(", ", ResultForms.offered(query)) + "."));
            boolean lasting = QueryShape.isLasting(query);
            DatasetGraph dataset = QueryDesk.dataset(query, description(query, question), release, allowance);
            long rows = new QueryAnswer(query, dataset, allowance).writeTo(answer, type);
            made = new Made(answer, type, rows, lasting);
            return made;
        } finally {
            if (made == null) {
                answer.close();
            }
        }
    }

    /** The dataset that the request names, else the query's FROM, else all. */
    private static DatasetDescription description(Query query, AnswerCache.Question question) {
        return question.defaults().isEmpty() && question.named().isEmpty()
                ? query.getDatasetDescription() : DatasetDescription.create(question.defaults(), question.named());
    }

    private void send(Made made, AnswerCache.Question question, HttpAction action) {
        if (made.isLasting()) {
            cache.keep(question, made.answer(), made.type(), made.rows());
        }
        String freshness = made.isLasting() ? Answers.MINUTES : Answers.REVALIDATE;
        write(made.rows(), action, (request, response) -> Answers.send(request, response, ResultForms.contentType(made.type()), made.answer(), freshness));
    }

    private static void resend(AnswerCache.Answer answer, HttpAction action) {
        write(answer.rows(), action, (request, response) -> Answers.send(request, response, ResultForms.contentType(answer.type()), answer.body(), Answers.MINUTES));
    }

    /** Something that writes an answer. */
    @FunctionalInterface
    private interface Writing {
        void to(HttpServletRequest request, HttpServletResponse response) throws IOException;
    }

    private static void write(long rows, HttpAction action, Writing writing) {
        QueryTrace.rows(action.getRequest()::setAttribute, rows);
        action.setResponseHeader("Vary", Answers.BY_ACCEPT);
        try {
            writing.to(action.getRequest(), action.getResponse());
        } catch (IOException e) {
            // The client has left; there is nobody to tell.
            action.log.debug("client left: {}", e.getMessage());
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

    private static List<String> parameters(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        return values == null ? List.of() : Arrays.stream(values).filter(v -> !v.isEmpty()).toList();
    }
}
