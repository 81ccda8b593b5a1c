package org.w3id.egnatia.serve.engine;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetReaderRegistry;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.QueryExecResult;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.util.Context;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.serve.guard.Allowance;
import org.w3id.egnatia.serve.guard.OverLimitException;

/** A query that an engine of others runs. */
final class EngineQuery implements QueryExec {

    private static final String JSON = "application/sparql-results+json";
    private static final String N_TRIPLES = "application/n-triples";
    /** More than any result may have; ResultWriter tells it in its own words. */
    private static final long MOST_TRIPLES = 100_001;

    private final Engine engine;
    private final Query query;
    private final String dataset;
    private final Release release;
    private final Allowance allowance;
    private final Context context = new Context();
    private CompletableFuture<HttpResponse<InputStream>> sent;
    private InputStream body;
    private boolean isAborted;
    private boolean isClosed;
    private boolean isAnswered;

    EngineQuery(Engine engine, Query query, String dataset, Release release, Allowance allowance) {
        this.engine = engine;
        this.query = query;
        this.dataset = dataset;
        this.release = release;
        this.allowance = allowance;
    }

    private InputStream ask(String accept) throws IOException {
        allowance.look();
        synchronized (this) {
            sent = engine.send(query, dataset, accept);
        }
        InputStream answer = engine.body(sent, allowance);
        synchronized (this) {
            body = answer;
            if (isAborted) {
                answer.close();
            }
        }
        isAnswered = true;
        return answer;
    }

    /** What a step of reading gives; of a failure, whose it is. */
    private <T> T reading(Step<T> step) {
        try {
            allowance.check();
            return step.take();
        } catch (QueryCancelledException | EngineException | OverLimitException e) {
            isAnswered = false;
            throw e;
        } catch (IOException | RuntimeException e) {
            isAnswered = false;
            if (allowance.reason() != null) {
                throw new QueryCancelledException();
            }
            throw engine.failure("The engine behind breaks its answer off, or answers with what is no result.", e);
        }
    }

    /** A step of reading. */
    @FunctionalInterface
    private interface Step<T> {
        T take() throws IOException;
    }

    @Override
    public RowSet select() {
        RowSet rows = reading(() -> RowSetReaderRegistry.getFactory(ResultSetLang.RS_JSON)
                .create(ResultSetLang.RS_JSON).read(ask(JSON), context));
        List<Var> variables = reading(rows::getResultVars);
        return RowSetStream.create(query.getProjectVars().isEmpty() ? variables : query.getProjectVars(),
                new Iterator<Binding>() {
                    @Override
                    public boolean hasNext() {
                        return reading(rows::hasNext);
                    }

                    @Override
                    public Binding next() {
                        return reading(rows::next);
                    }
                });
    }

    @Override
    public boolean ask() {
        QueryExecResult result = reading(() -> RowSetReaderRegistry.getFactory(ResultSetLang.RS_JSON)
                .create(ResultSetLang.RS_JSON).readAny(ask(JSON), context));
        return reading(result::booleanResult);
    }

    @Override
    public Graph construct(Graph into) {
        constructTriples().forEachRemaining(into::add);
        return into;
    }

    @Override
    public Iterator<Triple> constructTriples() {
        Graph triples = GraphFactory.createDefaultGraph();
        reading(() -> {
            RDFParser.source(ask(N_TRIPLES)).lang(Lang.NTRIPLES)
                    .errorHandler(ErrorHandlerFactory.errorHandlerStrictNoLogging).parse(new BoundedTriples(triples,
                    allowance, MOST_TRIPLES));
            return triples;
        });
        return triples.find();
    }

    @Override
    public Iterator<Quad> constructQuads() {
        throw unsupported();
    }

    @Override
    public DatasetGraph constructDataset(DatasetGraph into) {
        throw unsupported();
    }

    @Override
    public Graph describe(Graph into) {
        throw unsupported();
    }

    @Override
    public Iterator<Triple> describeTriples() {
        throw unsupported();
    }

    @Override
    public JsonArray execJson() {
        throw unsupported();
    }

    @Override
    public Iterator<JsonObject> execJsonItems() {
        throw unsupported();
    }

    private static UnsupportedOperationException unsupported() {
        return new UnsupportedOperationException("this is not asked of an engine of others");
    }

    @Override
    public DatasetGraph getDataset() {
        return null;
    }

    @Override
    public Context getContext() {
        return context;
    }

    @Override
    public Query getQuery() {
        return query;
    }

    @Override
    public String getQueryString() {
        return query.serialize();
    }

    /** Closes the connection, by which the engine learns that nobody waits. */
    @Override
    public synchronized void abort() {
        isAborted = true;
        if (sent != null) {
            sent.cancel(true);
        }
        closeBody();
    }

    /** Ends the reading of an answer, without asking anything more. */
    synchronized void closeBody() {
        if (body != null) {
            try {
                body.close();
            } catch (IOException e) {
                // It is given up anyway.
                return;
            }
        }
    }

    /**
     * Ends it.
     *
     * @throws EngineException if the engine has another release by now
     */
    @Override
    public void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        closeBody();
        if (isAnswered) {
            engine.confirm(release, allowance);
        }
    }

    @Override
    public boolean isClosed() {
        return isClosed;
    }
}
