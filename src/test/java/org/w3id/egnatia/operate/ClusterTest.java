package org.w3id.egnatia.operate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.w3id.egnatia.operate.Figures.figure;
import static org.w3id.egnatia.operate.Figures.seconds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.egnatia.SmallWorkspace;

/**
 * Replicas behind HAProxy and nginx, as {@code docs/deploy/replicas.md} has them, with readers who ask all the time:
 * killed, cut off, halted, switched, reloaded. No request fails, and no answer is mixed. Blue is served by three
 * replicas, green by two. The figures are in {@code target/operate/figures.txt}.
 */
@Tag("cluster")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterTest {

    private static final String CHANGE = """
            @prefix egn: <https://w3id.org/egnatia/def/> .
            @prefix actor: <https://w3id.org/egnatia/id/actor/> .
            @prefix dcterms: <http://purl.org/dc/terms/> .
            @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .

            <https://w3id.org/egnatia/graph/actors/change> a egn:Graph ;
                dcterms:title "Change"@en .

            actor:five a egn:Body ;
                rdfs:label "Five"@en .
            """;
    private static final int REPLICAS = 5;
    private static final int OF_BLUE = 3;

    @TempDir
    private static Path folder;
    private static ReplicaNetwork network;
    private static SmallWorkspace data;
    private static Path others;
    private static String blue;
    private static String green;
    private static final Map<String, Map<String, String>> REFERENCES = new HashMap<>();

    /** What happens while readers ask. */
    @FunctionalInterface
    private interface Event {
        void happens() throws Exception;
    }

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Figures.begin();
        data = SmallWorkspace.in(folder.resolve("blue"));
        others = SmallWorkspace.in(folder.resolve("green")).withOneMore().root();
        network = new ReplicaNetwork(folder, REPLICAS);
        for (int replica = 1; replica <= REPLICAS; replica++) {
            network.start(replica, replica <= OF_BLUE ? data.root() : others);
        }
        blue = learn(1);
        green = learn(REPLICAS);
        assertNotEquals(blue, green);
        network.startProxies(blue, REPLICAS);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (network != null) {
            network.close();
        }
    }

    private static String learn(int replica) throws IOException {
        String edition = ReplicaNetwork.edition(replica);
        REFERENCES.put(edition, Readership.reference(replica));
        return edition;
    }

    private static void pause(double seconds) throws InterruptedException {
        Thread.sleep((long) (seconds * 1_000));
    }

    private static void undisturbed(String what, List<String> inOrder, Event event) throws Exception {
        try (Readership readers = new Readership()) {
            pause(2);
            event.happens();
            pause(3);
            readers.close();
            learn(1);
            List<String> mixed = readers.mixed(REFERENCES, inOrder);
            figure(what, readers.summary(mixed));
            assertTrue(readers.answered() > 300, "too few to tell");
            List<String> faults = Stream.concat(mixed.stream(), readers.failed().stream()).toList();
            assertTrue(faults.isEmpty(), () -> Readership.some(mixed) + Readership.some(readers.failed()));
            for (String edition : inOrder) {
                assertTrue(readers.editions().containsKey(edition), edition + " was not seen");
            }
        }
    }

    private static void awaitIn(int replica, String colour) throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            if (network.replicas("").ok().lines().anyMatch(("r" + replica + ' ' + colour)::equals)) {
                return;
            }
            pause(0.2);
        }
        throw new AssertionError("r" + replica + " is not in " + colour + ": " + network.replicas("").said());
    }

    @Test
    @Order(1)
    void theCommandTellsWhichReplicaIsInWhich() throws Exception {
        awaitIn(1, "blue");
        assertEquals("blue " + blue + " active\ngreen none\nr1 blue\nr2 blue\nr3 blue\nr4 out " + green + "\nr5 out "
                + green + "\n", network.replicas("").ok());
    }

    @Test
    @Order(2)
    void aKilledReplicaIsMissedByNobody() throws Exception {
        undisturbed("two replicas of three killed, one after the other", List.of(blue), () -> {
            for (int replica : new int[] {2, 3}) {
                network.signal(replica, "KILL");
                pause(2);
                network.start(replica, data.root());
                awaitIn(replica, "blue");
            }
        });
    }

    @Test
    @Order(3)
    void aReplicaThatIsCutOffIsMissedByNobody() throws Exception {
        undisturbed("the wire of a replica cut for 8 s", List.of(blue), () -> {
            ReplicaNetwork.wire(3, false);
            pause(8);
            ReplicaNetwork.wire(3, true);
            awaitIn(3, "blue");
        });
    }

    @Test
    @Order(4)
    void aSlowReplicaIsGoneAround() throws Exception {
        undisturbed("a replica at a quarter of its speed for 5 s, then halted for 6 s", List.of(blue), () -> {
            for (int i = 0; i < 12; i++) {
                network.signal(1, "STOP");
                pause(0.3);
                network.signal(1, "CONT");
                pause(0.1);
            }
            network.signal(1, "STOP");
            pause(6);
            network.signal(1, "CONT");
            awaitIn(1, "blue");
        });
    }

    @Test
    @Order(5)
    void replicasAreStartedAnewOneAfterAnother() throws Exception {
        undisturbed("three replicas started anew, one after another", List.of(blue), () -> {
            for (int replica = 1; replica <= OF_BLUE; replica++) {
                network.stop(replica);
                network.start(replica, data.root());
                awaitIn(replica, "blue");
            }
        });
    }

    @Test
    @Order(6)
    void theCacheMayFail() throws Exception {
        undisturbed("nginx started anew", List.of(blue), () -> {
            network.killNginx();
            pause(2);
            network.startNginx();
        });
    }

    @Test
    @Order(7)
    void aSwitchIsWhole() throws Exception {
        undisturbed("blue, green and blue again", List.of(blue, green, blue), () -> {
            long begun = System.nanoTime();
            assertEquals("green serves " + green, network.replicas("switch " + green).ok().strip());
            figure("a switch", seconds(begun) + " s");
            pause(4);
            assertEquals("blue serves " + blue, network.replicas("switch " + blue).ok().strip());
        });
        DebianMachine.Ran unknown = network.replicas("switch 0123");
        assertEquals("egnatia-replicas: give the edition that /ready tells\n", unknown.said());
        assertEquals(1, unknown.code());
    }

    /** Who names an edition gets that one, whatever is active. */
    @Test
    @Order(8)
    void anEditionCanBeNamed() throws IOException {
        try (Reader reader = Reader.secure(ReplicaNetwork.client(40), ReplicaNetwork.ADDRESS)) {
            for (String named : List.of(blue, green, blue.substring(0, 12), green.substring(0, 12))) {
                Reader.Answer answer = reader.get("/doc/actor/one.ttl", "Egnatia-Edition: " + named + "\r\n");
                assertEquals(200, answer.status());
                assertTrue(answer.headers().get("egnatia-edition").startsWith(named), answer.headers().toString());
            }
            assertEquals(421, reader.get("/doc/actor/one.ttl", "Egnatia-Edition: 0123456789ab\r\n").status());
        }
    }

    /** One that takes other data out of turn never answers for the others, and HAProxy says why it is out. */
    @Test
    @Order(9)
    void aReplicaWithAnotherEditionIsTakenOut() throws Exception {
        undisturbed("a replica that took other data out of turn", List.of(blue), () -> {
            data.write("data/actors/change.ttl", CHANGE);
            network.signal(3, "HUP");
            long begun = System.nanoTime();
            for (int i = 0; i < 300 && ReplicaNetwork.edition(3).equals(blue); i++) {
                pause(0.1);
            }
            String other = learn(3);
            assertNotEquals(blue, other);
            String line = "edition " + other + " is served, blue is " + blue;
            awaitIn(3, "out " + other);
            figure("the same, until HAProxy took it out", seconds(begun) + " s");
            assertTrue(network.log().contains(line), network.log());
        });
    }

    @Test
    @Order(10)
    void newDataIsTakenByOneReplicaAfterAnother() throws Exception {
        String next = ReplicaNetwork.edition(3);
        Files.writeString(folder.resolve("reload"), "kill -HUP $(ip netns pids egnatia-$1 | head -1)");
        network.stop(4);
        network.stop(5);
        network.start(4, data.root());
        network.start(5, data.root());
        undisturbed("three replicas of five take new data, one after another", List.of(blue, next), () -> {
            String said = network.replicas("roll \"bash " + folder.resolve("reload") + " {}\"").ok();
            assertTrue(said.contains("green serves " + next), said);
        });
        assertEquals(5, network.replicas("").ok().lines().filter(line -> line.endsWith(" green")).count());
    }
}
