package org.w3id.egnatia.serve.sparql;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetDescription;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.serve.guard.Allowance;
import org.w3id.egnatia.serve.guard.QueryShape;
import org.w3id.egnatia.serve.http.Answer;
import org.w3id.egnatia.serve.http.AnswerKey;
import org.w3id.egnatia.serve.http.Cause;
import org.w3id.egnatia.serve.http.Client;
import org.w3id.egnatia.serve.http.Field;
import org.w3id.egnatia.serve.http.Form;
import org.w3id.egnatia.serve.http.Freshness;
import org.w3id.egnatia.serve.http.Notes;
import org.w3id.egnatia.serve.http.Refusal;
import org.w3id.egnatia.serve.http.RefusalException;
import org.w3id.egnatia.serve.http.Representation;
import org.w3id.egnatia.serve.http.Resource;
import org.w3id.egnatia.serve.http.Target;
import org.w3id.egnatia.serve.live.Served;

/**
 * The query operation of SPARQL 1.1 Protocol, read-only, on the release that is being served.
 *
 * <p>An answer is made whole before its first byte is sent: a query that runs out of time or memory ends in an error
 * and never in a document that looks complete.
 */
public final class QueryResource implements Resource {

    /** Limit of a serialised result in bytes. */
    static final int MAX_BYTES = 32 * 1024 * 1024;

    /** The form of which nobody knows whether it is the one before the query is read. */
    private static final Form RESULTS = Form.of("", "application/sparql-results+json");

    /** Beside the endpoint, whatever its address. */
    private static final String ADVICE = "sparql/advice";
    private static final int LONGEST_LINKED = 2000;

    private final Duration timeLimit;
    private final QueryAdmission admission;
    private final AnswerMemory memory = AnswerMemory.ofHeap();
    private final LongAdder answered = new LongAdder();
    private final LongAdder refused = new LongAdder();

    /** With the longest time for a query. */
    public QueryResource(Duration timeLimit, QueryAdmission admission) {
        this.timeLimit = timeLimit;
        this.admission = admission;
    }

    @Override
    public Answer answer(Target target) {
        try {
            SparqlRequest asked = SparqlRequest.of(target.request());
            Served served = Served.of(target);
            AnswerKey key = key(asked, served);
            return Representation.of(RESULTS, key, () ->
                    counted(asked, served.release(), target.request().client()))
                    .fresh(Freshness.MINUTES).negotiated(true).noted(QueryTrace.received(asked.text()));
        } catch (RefusalException e) {
            return e.refusal();
        }
    }

    /**
     * The order of rows that a query leaves open is that of the engine, which may be another one after the next start.
     */
    private static AnswerKey key(SparqlRequest asked, Served served) {
        Map<String, String> parameters = new TreeMap<>(Map.of("query", asked.text(), "format", asked.form(), "accept",
                asked.accept(),
                "default-graph-uri", String.join("\n", asked.defaults()), "named-graph-uri",
                String.join("\n", asked.named()),
                "since", served.since().toString()));
        // Others wait for an answer that is being made, and for a refusal of it.
        asked.seconds().ifPresent(seconds -> parameters.put("timeout", seconds.toString()));
        return served.key("sparql/results", RESULTS, parameters, false);
    }

    private Representation.Made counted(SparqlRequest asked, Release release, Client client)
            throws RefusalException {
        Notes notes = QueryTrace.received(asked.text());
        try {
            Representation.Made made = admission.within(asked.text(), client, asked.within(timeLimit),
                    allowance -> run(asked, release, client, allowance, notes));
            answered.increment();
            return made;
        } catch (RefusalException e) {
            refused.increment();
            throw e.refusal().noted(e.refusal().notes().and(notes)).thrown();
        }
    }

    private Representation.Made run(SparqlRequest asked, Release release, Client client, Allowance allowance,
            Notes notes)
            throws RefusalException {
        boolean isWhole = false;
        AnswerBuffer answer = new AnswerBuffer(MAX_BYTES, memory, client.name(), allowance);
        try {
            Query query = QueryAdmission.parse(asked.text());
            Form form = ResultForms.choose(query, asked).orElseThrow(() -> Refusal.of(Cause.NOT_ACCEPTABLE,
                    "This result can be had as " + String.join(", ", ResultForms.offered(query)) + ".").thrown());
            boolean isLasting = QueryShape.isLasting(query);
            DatasetDescription description = description(query, asked);
            long rows = new ResultWriter(query, () -> admission.running(query, description, release, allowance),
                    allowance).writeTo(answer, form.mediaType());
            isWhole = true;
            return new Representation.Made(answer, Optional.of(form), !isLasting,
                    rows == 0 && !query.isAskType() ? List.of(advice(asked.text())) : List.of(),
                    QueryTrace.rows(notes, rows));
        } finally {
            if (!isWhole) {
                answer.close();
            }
        }
    }

    /** Where it is told why an answer is empty; of a query that is too long for an address, where to ask. */
    private static Field advice(String query) {
        String text = URLEncoder.encode(query, StandardCharsets.UTF_8);
        return Field.link(ADVICE + (text.length() > LONGEST_LINKED ? "" : "?query=" + text), "help",
                "application/json");
    }

    /** The dataset that the request names, else the query's FROM, else all. */
    private static DatasetDescription description(Query query, SparqlRequest asked) {
        return asked.defaults().isEmpty() && asked.named().isEmpty()
                ? query.getDatasetDescription() : DatasetDescription.create(asked.defaults(), asked.named());
    }

    /** How many queries were answered. */
    public long answered() {
        return answered.sum();
    }

    /** How many queries were refused, or stopped. */
    public long refused() {
        return refused.sum();
    }
}
