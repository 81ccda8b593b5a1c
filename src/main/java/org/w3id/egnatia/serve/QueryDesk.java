package org.w3id.egnatia.serve;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
import org.w3id.egnatia.query.QueryException;
import org.w3id.egnatia.query.QueryRunner;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.release.Sha256;
import org.w3id.egnatia.serve.guard.Allowance;
import org.w3id.egnatia.serve.guard.BusyException;
import org.w3id.egnatia.serve.guard.GuardedQuery;
import org.w3id.egnatia.serve.guard.Lanes;
import org.w3id.egnatia.serve.guard.OverLimitException;
import org.w3id.egnatia.serve.guard.QueryShape;
import org.w3id.egnatia.serve.guard.QueryText;
import org.w3id.egnatia.serve.guard.WatchedDataset;
import org.w3id.egnatia.serve.guard.Watchdog;

/** Where queries are taken in, for the endpoint and for pages: in lanes, within bounds, and refused in one sentence. */
final class QueryDesk {

    private static final Logger LOG = LoggerFactory.getLogger(QueryDesk.class);
    private static final int TOO_MANY_REQUESTS = 429;
    private static final String RETRY_AFTER_SECONDS = "5";
    private static final String TOO_LARGE = "The query needs more memory than there is; ask for less.";

    private final Duration timeLimit;
    private final ClientNames clients;
    private final Lanes lanes;
    private final Watchdog watchdog;

    QueryDesk(Duration timeLimit, ClientNames clients, Lanes lanes, Watchdog watchdog) {
        this.timeLimit = timeLimit;
        this.clients = clients;
        this.lanes = lanes;
        this.watchdog = watchdog;
    }

    /** Why a query has no answer: a status and one sentence for the reader. */
    static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;

        private final int status;

        RefusedException(int status, String sentence) {
            super(sentence);
            this.status = status;
        }

        int status() {
            return status;
        }

        /** Says in the header when to ask again, if the same query may be answered a little later (RFC 9110, section 10.2.3). */
        void sayWhen(HttpServletResponse response) {
            if (status == TOO_MANY_REQUESTS || status == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
                response.setHeader("Retry-After", RETRY_AFTER_SECONDS);
            }
        }
    }

    /**
     * Something that is done with a query within its bounds.
     *
     * @param <T> what comes of it
     */
    @FunctionalInterface
    interface Work<T> {
        T run(Allowance allowance, ClientConnection connection) throws RefusedException;
    }

    /**
     * Runs a query for a page.
     *
     * @param text    of the query, by which one that is known to be large is known again
     * @param query   made within the bounds, so that parsing has them, too
     * @param request on whose behalf
     * @param use     takes the answer while the query runs; what it returns is complete
     */
    <T> T answer(String text, Supplier<Query> query, Release release, HttpServletRequest request, Function<QueryExec, T> use) throws RefusedException {
        return within(text, request, timeLimit, (allowance, connection) -> {
            Query parsed = query.get();
            try (QueryExec exec = GuardedQuery.of(parsed, dataset(parsed, release, allowance), allowance)) {
                return use.apply(exec);
            }
        });
    }

    /** The name of the client, as lanes and other shares know it. */
    String client(HttpServletRequest request) {
        return clients.of(request);
    }

    /**
     * Does something within the bounds, once there is a place for it.
     *
     * @param text    of the query, by which one that is known to be large is known again
     * @param request on whose behalf
     * @param limit   longest time
     * @throws RefusedException if it was not begun or not ended, and why
     */
    <T> T within(String text, HttpServletRequest request, Duration limit, Work<T> work) throws RefusedException {
        ClientConnection connection = new ClientConnection(request);
        try (Lanes.Place place = lanes.enter(clients.of(request), Sha256.hex(text.getBytes(StandardCharsets.UTF_8)))) {
            Allowance allowance = new Allowance(limit, place::look);
            try (Watchdog.Watch ignored = watchdog.over(allowance, connection::hasLeft)) {
                return work.run(allowance, connection);
            } catch (QueryCancelledException e) {
                throw stopped(allowance, request);
            } finally {
                connection.endAfterAnswerIfReadAhead();
            }
        } catch (BusyException e) {
            throw new RefusedException(e.isClientOverShare() ? TOO_MANY_REQUESTS : HttpServletResponse.SC_SERVICE_UNAVAILABLE, e.getMessage());
        } catch (OverLimitException e) {
            throw new RefusedException(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, e.getMessage());
        } catch (UnwritableException e) {
            throw new RefusedException(HttpServletResponse.SC_NOT_ACCEPTABLE, e.getMessage());
        } catch (QueryException e) {
            throw new RefusedException(HttpServletResponse.SC_BAD_REQUEST, e.getMessage());
        } catch (StackOverflowError e) {
            // Parsing and running a query take a stack as deep as its nesting, where a chain of operators counts as nesting.
            throw new RefusedException(HttpServletResponse.SC_BAD_REQUEST, "The query is nested too deeply.");
        } catch (OutOfMemoryError e) {
            LOG.error("the heap is full", e);
            throw new RefusedException(HttpServletResponse.SC_SERVICE_UNAVAILABLE, TOO_LARGE);
        } catch (RuntimeException e) {
            LOG.debug("the engine cannot run a query", e);
            throw new RefusedException(HttpServletResponse.SC_BAD_REQUEST, "The engine cannot run this query; write it in another way.");
        }
    }

    private static RefusedException stopped(Allowance allowance, HttpServletRequest request) {
        if (allowance.reason() == Allowance.Reason.TIME) {
            QueryTrace.timedOut(request::setAttribute);
        }
        return new RefusedException(HttpServletResponse.SC_SERVICE_UNAVAILABLE, allowance.reason() == Allowance.Reason.MEMORY ? TOO_LARGE
                : "The query took longer than " + allowance.limit().toSeconds() + " seconds and was stopped; ask for less.");
    }

    /**
     * Parses a query that a client wrote, within the limits of its text before and of its parts after.
     *
     * @throws QueryException with a sentence for the client
     */
    static Query parse(String text) {
        QueryText.check(text);
        Query query = QueryRunner.parse(text);
        QueryShape.check(query);
        return query;
    }

    /** All that is published, or what the query's FROM names. */
    private static DatasetGraph dataset(Query query, Release release, Allowance allowance) {
        return dataset(query, query.getDatasetDescription(), release, allowance);
    }

    /**
     * What a query reads, watched by an allowance. Takes FROM out of the query, for it is done.
     *
     * @param description the graphs that are asked for; null for all that is published
     */
    static DatasetGraph dataset(Query query, DatasetDescription description, Release release, Allowance allowance) {
        DatasetGraph all = new WatchedDataset(release.dataset(), allowance);
        query.getGraphURIs().clear();
        query.getNamedGraphURIs().clear();
        return description == null ? all : DynamicDatasets.dynamicDataset(description, all, false);
    }
}
