package org.w3id.egnatia.operate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.w3id.egnatia.operate.Figures.figure;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * How many answers a second one, two and three replicas of the jar give behind HAProxy, and with the cache before it.
 * On one machine they share its processors, so that it is no measure of three machines. The figures are in
 * {@code target/operate/figures.txt}.
 */
@Tag("cluster")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class ThroughputTest {

    private static final int MOST = 3;
    private static final Path JAR = Path.of("target", "egnatia.jar");
    private static final String QUERIES = """
            local n = 0
            request = function()
              n = n + 1
              return wrk.format("GET", "/sparql?query=SELECT%%20(" .. n .. "%%20AS%%20%%3Fn)%%20%%3Fl%%20WHERE%%20%%7B"
                .. "%%3Chttps%%3A%%2F%%2Fw3id.org%%2Fegnatia%%2Fid%%2Factor%%2Ffrontex%%3E%%20"
                .. "%%3Chttp%%3A%%2F%%2Fwww.w3.org%%2F2000%%2F01%%2Frdf-schema%%23label%%3E%%20%%3Fl%%7D")
            end
            """.replace("%%", "%");

    @TempDir
    private Path folder;

    private String measured(String address, String edition, String more) {
        String said = DebianMachine.here("ip netns exec " + ReplicaNetwork.EDGE + " wrk -t1 -c16 -d8s -H "
                + "'Egnatia-Edition: " + edition + "' " + more + " '" + address + "'").ok();
        assertEquals(-1, said.indexOf("Non-2xx"), said);
        assertEquals(-1, said.indexOf("Socket errors"), said);
        Matcher rate = Pattern.compile("Requests/sec: *([0-9.]+)").matcher(said);
        assertTrue(rate.find(), said);
        return rate.group(1).replaceFirst("[.].*", "");
    }

    @Test
    void oneTwoAndThree() throws IOException, InterruptedException {
        assumeTrue(Files.exists(JAR), "measured where the jar is made");
        assumeTrue(DebianMachine.here("wrk -v").said().startsWith("wrk "), "measured where wrk is");
        Path queries = Files.writeString(folder.resolve("queries.lua"), QUERIES);
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        try (ReplicaNetwork network = new ReplicaNetwork(folder, MOST)) {
            for (int replica = 1; replica <= MOST; replica++) {
                network.start(replica, ReplicaNetwork.shipped(replica));
            }
            String edition = ReplicaNetwork.edition(1);
            for (int count : List.of(1, 2, MOST, 1, 2, MOST)) {
                network.startProxies(edition, count);
                figure("a second, " + count + " replicas: a document given again; a query that nobody asked before; a "
                        + "document from the cache", String.join("; ",
                        measured("http://127.0.0.1:8082/doc/actor/frontex.ttl", edition, ""),
                        measured("http://127.0.0.1:8082/", edition, "-s " + queries),
                        measured("http://127.0.0.1:8081/doc/actor/frontex.ttl", edition, "")));
                network.stopProxies();
            }
            figure("a second, one replica without proxies: a document given again; a query that nobody asked before",
                    String.join("; ", measured("http://" + ReplicaNetwork.address(1) + ":3030/doc/actor/frontex.ttl",
                    edition, ""), measured("http://" + ReplicaNetwork.address(1) + ":3030/", edition,
                    "-s " + queries)));
            figure("load of the machine before and after", load + " and "
                    + ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        }
    }
}
