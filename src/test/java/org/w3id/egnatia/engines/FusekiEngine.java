package org.w3id.egnatia.engines;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.riot.web.HttpNames;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.http.GSP;
import org.apache.jena.sparql.exec.http.QueryExecHTTP;

/** A stock Fuseki with a dataset in memory, asked over HTTP as anybody would. */
final class FusekiEngine implements Engine {

    private final FusekiServer server = FusekiServer.create().port(0).loopback(true).add("/ds",
            DatasetGraphFactory.createTxnMem()).build().start();

    /** Its graph store. */
    URI graphStore() {
        return URI.create("http://127.0.0.1:" + server.getPort() + "/ds/data");
    }

    @Override
    public List<String> rows(String query) throws IOException {
        try (QueryExecHTTP exec = QueryExecHTTP.service("http://127.0.0.1:" + server.getPort() + "/ds/sparql")
                .queryString(query).timeout(LIMIT.toSeconds(), TimeUnit.SECONDS).param(HttpNames.paramTimeout,
                Long.toString(LIMIT.toSeconds())).build()) {
            List<String> rows = new ArrayList<>();
            RowSet answer = exec.select();
            answer.forEachRemaining(row -> rows.add(Cells.row(row)));
            return rows;
        } catch (RuntimeException e) {
            throw new IOException(e.getClass().getSimpleName() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public Set<String> defaultGraph() {
        return GSP.service(graphStore().toString()).defaultGraph().GET().stream().map(Cells::triple)
                .collect(Collectors.toSet());
    }

    @Override
    public void close() {
        server.stop();
    }
}
