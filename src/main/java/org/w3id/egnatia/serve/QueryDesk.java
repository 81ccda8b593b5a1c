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
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.release.Sha256;
import org.w3id.egnatia.serve.guard.Allowance;
import org.w3id.egnatia.serve.guard.BusyException;
import org.w3id.egnatia.serve.guard.GuardedQuery;
import org.w3id.egnatia.serve.guard.Lanes;
import org.w3id.egnatia.serve.guard.OverLimitException;
import org.w3id.egnatia.serve.guard.WatchedDataset;
import org.w3id.egnatia.serve.guard.Watchdog;

/** Runs queries for pages, within the bounds and in the lanes of the endpoint. */
final class QueryDesk {

    private static final Logger LOG = LoggerFactory.getLogger(QueryDesk.class);
    private static final int TOO_MANY_REQUESTS = 429;

    private final Duration timeLimit;
    private final Lanes lanes;
    private final Watchdog watchdog;

    QueryDesk(Duration timeLimit, Lanes lanes, Watchdog watchdog) {
        this.timeLimit = timeLimit;
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

        /** True if the same query may be answered a little later. */
        boolean isForNow() {
            return status == TOO_MANY_REQUESTS || status == HttpServletResponse.SC_SERVICE_UNAVAILABLE;
        }
    }

    /**
     * Runs a query.
     *
     * @param text    of the query, by which one that is known to be large is known again
     * @param query   made within the bounds, so that parsing has them, too
     * @param request on whose behalf
     * @param use     takes the answer while the query runs; what it returns is complete
     */
    <T> T answer(String text, Supplier<Query> query, Release release, HttpServletRequest request, Function<QueryExec, T> use) throws RefusedException {
        try (Lanes.Place place = lanes.enter(request.getRemoteAddr(), Sha256.hex(text.getBytes(StandardCharsets.UTF_8)))) {
            Allowance allowance = new Allowance(timeLimit, place::look);
            ClientConnection connection = new ClientConnection(request);
            try (Watchdog.Watch watch = watchdog.over(allowance, connection::hasLeft)) {
                Query parsed = query.get();
                try (QueryExec exec = GuardedQuery.of(parsed, dataset(parsed, release, allowance), allowance)) {
                    return use.apply(exec);
                }
            } catch (QueryCancelledException e) {
                throw new RefusedException(HttpServletResponse.SC_SERVICE_UNAVAILABLE, allowance.reason() == Allowance.Reason.MEMORY
                        ? "The query needs more memory than there is; ask for less."
                        : "The query took longer than " + timeLimit.toSeconds() + " seconds and was stopped; ask for less.");
            }
        } catch (BusyException e) {
            throw new RefusedException(e.isClientOverShare() ? TOO_MANY_REQUESTS : HttpServletResponse.SC_SERVICE_UNAVAILABLE, e.getMessage());
        } catch (OverLimitException e) {
            throw new RefusedException(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, e.getMessage());
        } catch (QueryException e) {
            throw new RefusedException(HttpServletResponse.SC_BAD_REQUEST, e.getMessage());
        } catch (StackOverflowError e) {
            throw new RefusedException(HttpServletResponse.SC_BAD_REQUEST, "The query is nested too deeply.");
        } catch (OutOfMemoryError e) {
            LOG.error("the heap is full", e);
            throw new RefusedException(HttpServletResponse.SC_SERVICE_UNAVAILABLE, "The query needs more memory than there is; ask for less.");
        } catch (RuntimeException e) {
            LOG.warn("the engine cannot run a query", e);
            throw new RefusedException(HttpServletResponse.SC_BAD_REQUEST, "The engine cannot run this query; write it in another way.");
        }
    }

    /** All that is published, or what the query's FROM names; takes FROM out of the query, for it is done. */
    private static DatasetGraph dataset(Query query, Release release, Allowance allowance) {
        DatasetGraph all = new WatchedDataset(release.dataset(), allowance);
        DatasetDescription description = query.getDatasetDescription();
        query.getGraphURIs().clear();
        query.getNamedGraphURIs().clear();
        return description == null ? all : DynamicDatasets.dynamicDataset(description, all, false);
    }
}
