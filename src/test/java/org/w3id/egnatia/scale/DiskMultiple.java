package org.w3id.egnatia.scale;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ARQ;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.loader.DataLoader;
import org.apache.jena.tdb2.loader.LoaderFactory;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * A multiple that no release in memory can hold, in a database of TDB2 as {@code --store tdb2:} has them: loaded by
 * Jena's bulk loader, and served by a stock Fuseki, for {@code src/bench/disk.py}.
 */
public final class DiskMultiple {

    private static final Set<Node> APART = Set.of(Release.CATALOGUE, Release.QUERIES, Release.RULES);
    private static final String LONGEST_MILLISECONDS = "60000";
    private static final String UNCONFIRMED = Namespaces.GRAPH + "unconfirmed/";

    private DiskMultiple() {
    }

    /**
     * Loads or serves.
     *
     * @param args {@code load}, a file of N-Quads and a folder that is not there; or {@code serve}, that folder and a
     *             port
     */
    public static void main(String[] args) throws IOException {
        if (args[0].equals("load")) {
            DatasetGraph database = DatabaseMgr.connectDatasetGraph(Location.create(Files.createDirectories(
                    Path.of(args[2]))));
            load(Path.of(args[1]), database);
            TDBInternal.expel(database, true);
            return;
        }
        DatasetGraph database = DatabaseMgr.connectDatasetGraph(Location.create(args[1]));
        database.getContext().set(ARQ.queryTimeout, LONGEST_MILLISECONDS);
        FusekiServer.create().port(Integer.parseInt(args[2])).loopback(true).add("/ds", database, false).build()
                .start();
        System.out.println("ready");
    }

    private static void load(Path file, DatasetGraph database) throws IOException {
        DataLoader loader = LoaderFactory.sequentialLoader(database, (format, values) -> { });
        loader.startBulk();
        StreamRDF stream = loader.stream();
        stream.start();
        long[] written = new long[1];
        try (InputStream in = Files.newInputStream(file)) {
            RDFParser.source(in).lang(Lang.NQUADS).checking(false).parse(new StreamRDFBase() {
                @Override
                public void quad(Quad quad) {
                    stream.quad(quad);
                    written[0]++;
                    Node graph = quad.getGraph();
                    if (!APART.contains(graph) && !graph.getURI().startsWith(UNCONFIRMED)) {
                        stream.triple(quad.asTriple());
                        written[0]++;
                    }
                }
            });
        }
        stream.finish();
        loader.finishBulk();
        System.out.println(written[0] + " triples and quads");
    }
}
