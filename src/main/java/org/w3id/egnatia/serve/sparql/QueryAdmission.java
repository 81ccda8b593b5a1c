package org.w3id.egnatia.serve.sparql;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DynamicDatasets;
import org.apache.jena.sparql.exec.QueryExec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3id.egnatia.advise.Prober;
import org.w3id.egnatia.query.QueryException;
import org.w3id.egnatia.query.QueryRunner;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.release.Sha256;
import org.w3id.egnatia.serve.engine.Engine;
import org.w3id.egnatia.serve.engine.EngineException;
import org.w3id.egnatia.serve.guard.AdmissionQueue;
import org.w3id.egnatia.serve.guard.Allowance;
import org.w3id.egnatia.serve.guard.BusyException;
import org.w3id.egnatia.serve.guard.GuardedQuery;
import org.w3id.egnatia.serve.guard.OverLimitException;
import org.w3id.egnatia.serve.guard.QueryShape;
import org.w3id.egnatia.serve.guard.QueryText;
import org.w3id.egnatia.serve.guard.Watchdog;
import org.w3id.egnatia.serve.guard.WatchedDataset;
import org.w3id.egnatia.serve.http.Cause;
import org.w3id.egnatia.serve.http.Client;
import org.w3id.egnatia.serve.http.Notes;
import org.w3id.egnatia.serve.http.Refusal;
import org.w3id.egnatia.serve.http.RefusalException;

/**
 * Admits queries, for the endpoint and for pages: through the admission queue with its rate limits, with a deadline and
 * within bounds of memory, and refused in one sentence.
 */
public final class QueryAdmission {

    private static final Logger LOG = LoggerFactory.getLogger(QueryAdmission.class);
    private static final String NO_MEMORY = "The query needs more memory than there is; ask for less.";

    private final Duration timeLimit;
    private final AdmissionQueue queue;
    private final Watchdog watchdog;
    private final Optional<Engine> engine;

    /** With the longest time for a query. */
    public QueryAdmission(Duration timeLimit, AdmissionQueue queue, Watchdog watchdog) {
        this(timeLimit, queue, watchdog, Optional.empty());
    }

    /** The same with an engine to which queries go. */
    public QueryAdmission(Duration timeLimit, AdmissionQueue queue, Watchdog watchdog, Optional<Engine> engine) {
        this.timeLimit = timeLimit;
        this.queue = queue;
        this.watchdog = watchdog;
        this.engine = engine;
    }

    /** The longest time for a query. */
    public Duration timeLimit() {
        return timeLimit;
    }

    /**
     * Something that is done with a query within its bounds.
     *
     * @param <T> what comes of it
     */
    @FunctionalInterface
    public interface Work<T> {
        /**
         * Does it.
         *
         * @throws RefusalException if nothing comes of it, and why
         */
        T run(Allowance allowance) throws RefusalException;
    }

    /**
     * Runs a query for a page.
     *
     * @param text    of the query, by which one that is known to be large is known again
     * @param query   made within the bounds, so that parsing has them, too
     * @param client  on whose behalf
     * @param use     takes the answer while the query runs; what it returns is complete
     */
    public <T> T answer(String text, Supplier<Query> query, Release release, Client client, Function<QueryExec, T> use)
            throws RefusalException {
        return within(text, client, timeLimit, allowance -> {
            Query parsed = query.get();
            try (QueryExec exec = running(parsed, parsed.getDatasetDescription(), release, allowance)) {
                return use.apply(exec);
            }
        });
    }

    /**
     * Runs a query whose answer is looked into, too.
     *
     * @param text    of the query, by which one that is known to be large is known again
     * @param query   made within the bounds, so that parsing has them, too
     * @param client  on whose behalf
     * @param use     takes the answer while the query runs, and what asks parts of it within the same bounds; what it
     *                returns is complete
     */
    public <T> T advised(String text, Supplier<Query> query, Release release, Client client,
            BiFunction<QueryExec, Prober, T> use) throws RefusalException {
        return within(text, client, timeLimit, allowance -> {
            Query parsed = query.get();
            try (QueryExec exec = running(parsed, parsed.getDatasetDescription(), release, allowance)) {
                return use.apply(exec, new BoundedProber(allowance));
            }
        });
    }

    /**
     * Does something within the bounds, once there is a place for it.
     *
     * @param text    of the query, by which one that is known to be large is known again
     * @param client  on whose behalf
     * @param limit   longest time
     * @throws RefusalException if it was not begun or not ended, and why
     */
    public <T> T within(String text, Client client, Duration limit, Work<T> work) throws RefusalException {
        try (AdmissionQueue.Place place = queue.enter(client.name(),
                Sha256.hex(text.getBytes(StandardCharsets.UTF_8)), client.since())) {
            Allowance allowance = new Allowance(limit, place::look);
            try (Watchdog.Watch ignored = watchdog.over(allowance, client::hasLeft)) {
                return work.run(allowance);
            } catch (QueryCancelledException e) {
                throw stopped(allowance);
            } finally {
                client.leaveAlone();
            }
        } catch (BusyException e) {
            throw Refusal.of(e.isClientOverShare() ? Cause.OVER_SHARE : Cause.BUSY, e.getMessage()).thrown();
        } catch (OverLimitException e) {
            throw Refusal.of(Cause.RESULT_TOO_LARGE, e.getMessage()).thrown();
        } catch (UnwritableException e) {
            throw Refusal.of(Cause.NOT_ACCEPTABLE, e.getMessage()).thrown();
        } catch (EngineException e) {
            throw Refusal.of(Cause.ENGINE, e.getMessage()).thrown();
        } catch (QueryException e) {
            throw SyntaxRefusal.of(e).thrown();
        } catch (StackOverflowError e) {
            // Parsing and running a query take a stack as deep as its nesting, where a chain of operators counts as
            // nesting.
            throw Refusal.of(Cause.QUERY, "The query is nested too deeply.").thrown();
        } catch (OutOfMemoryError e) {
            LOG.error("the heap is full", e);
            throw Refusal.of(Cause.TOO_DEAR, NO_MEMORY).noted(QueryTrace.outOfMemory(Notes.NONE)).thrown();
        } catch (RuntimeException e) {
            LOG.debug("the engine cannot run a query", e);
            throw Refusal.of(Cause.QUERY, "The engine cannot run this query; write it in another way.").thrown();
        }
    }

    private static RefusalException stopped(Allowance allowance) {
        return switch (allowance.reason()) {
            case MEMORY -> Refusal.of(Cause.TOO_DEAR, NO_MEMORY).noted(QueryTrace.outOfMemory(Notes.NONE)).thrown();
            case TIME -> Refusal.of(Cause.TOO_DEAR, "The query took longer than " + allowance.limit().toSeconds()
                    + " seconds and was stopped; ask for less.").noted(QueryTrace.timedOut(Notes.NONE)).thrown();
            // Nobody reads it; whoever else waits for the same answer is to make it.
            case CLIENT_LEFT -> Refusal.of(Cause.BUSY, "The client has left.").thrown();
        };
    }

    /**
     * Parses a query that a client wrote, within the limits of its text before and of its parts after.
     *
     * @throws QueryException with a sentence for the client
     */
    public static Query parse(String text) {
        QueryText.check(text);
        Query query = QueryRunner.parseAsked(text);
        QueryShape.check(query);
        return query;
    }

    /**
     * Prepares a query, here or by the engine to which queries go. What DESCRIBE tells is ours to say, so it is always
     * answered here. Takes FROM out of the query, for it is done.
     *
     * @param description the graphs that are asked for; null for all that is published
     */
    QueryExec running(Query query, DatasetDescription description, Release release, Allowance allowance) {
        if (engine.isEmpty() || query.isDescribeType()) {
            return GuardedQuery.of(query, dataset(query, description, release, allowance), allowance);
        }
        query.getGraphURIs().clear();
        query.getNamedGraphURIs().clear();
        return engine.get().query(query, description, release, allowance);
    }

    /**
     * What a query reads, watched by an allowance. Takes FROM out of the query, for it is done.
     *
     * @param description the graphs that are asked for; null for all that is published
     */
    private static DatasetGraph dataset(Query query, DatasetDescription description, Release release,
            Allowance allowance) {
        DatasetGraph all = new WatchedDataset(release.dataset(), allowance);
        query.getGraphURIs().clear();
        query.getNamedGraphURIs().clear();
        return description == null ? all : DynamicDatasets.dynamicDataset(description, all, false);
    }
}
