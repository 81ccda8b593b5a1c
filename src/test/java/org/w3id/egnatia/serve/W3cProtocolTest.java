package org.w3id.egnatia.serve;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.egnatia.SmallWorkspace;
import org.w3id.egnatia.release.Release;

/**
 * The protocol tests of the W3C SPARQL 1.1 test suite. The suite is not ours to carry: name the folder that has it as
 * {@code sparql11-protocol.jsonl} and {@code w3c-data.nq} with {@code -Dw3c.protocol=FOLDER}.
 */
@EnabledIfSystemProperty(named = W3cProtocolTest.FOLDER, matches = ".+")
class W3cProtocolTest {

    static final String FOLDER = "w3c.protocol";

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void queriesAreAnsweredAndUpdatesRefused() throws Exception {
        Path suite = Path.of(System.getProperty(FOLDER));
        try (TestServer server = TestServer.of(release(suite.resolve("w3c-data.nq")))) {
            HostileRunner.assertPasses(folder, "--base", HostileRunner.base(server),
                    "--corpus", suite.resolve("sparql11-protocol.jsonl").toString(), "--has", "w3c-data,read-only");
        }
    }

    /** A release with the graphs that the tests take for granted, which no workspace of ours could hold. */
    private Release release(Path quads) {
        Release release = SmallWorkspace.in(folder).release();
        DatasetGraph inside = ((DatasetGraphWrapper) release.dataset()).getWrapped();
        DatasetGraph suite = RDFParser.source(quads).toDatasetGraph();
        suite.listGraphNodes().forEachRemaining(name -> inside.addGraph(name, suite.getGraph(name)));
        return release;
    }
}
