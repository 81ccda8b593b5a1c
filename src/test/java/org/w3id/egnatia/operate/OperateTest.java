package org.w3id.egnatia.operate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.w3id.egnatia.operate.Figures.figure;
import static org.w3id.egnatia.operate.Figures.seconds;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.w3id.egnatia.release.Sha256;

/**
 * What an operator does by {@code docs/deploy}, to the letter, in a Debian of its own, and what is promised about it:
 * the commands of README.md install egnatia.service with nginx.conf, logrotate.conf and egnatia-switch, and then
 * haproxy.cfg takes the place of nginx. Each test goes on where the one before has ended.
 */
@Tag("operate")
@ExtendWith(Installation.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OperateTest {

    private static final String ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . "
            + "?m ?o ?p . ?q ?r ?s . ?t ?u ?v%d }";
    private static final String SLOW = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o FILTER (CONTAINS(STR(?o), \"zq%d\")) }";
    private static final String MARK = "xyzzysecret";
    private static final String READY = "curl -fsS http://127.0.0.1:%d/ready";
    private static final String DIGEST = " | sed -nE 's/.*\"digest\" *: *\"([0-9a-f]+)\".*/\\1/p'";

    private static final ExecutorService MANY = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    });
    private static DebianMachine machine;

    @BeforeAll
    static void install(DebianMachine installed) {
        machine = installed;
    }

    @AfterAll
    static void stop() {
        MANY.shutdownNow();
    }

    private static String sparql(String query) {
        return "/sparql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
    }

    private static String endless(int number) {
        return String.format(Locale.ROOT, ENDLESS, number);
    }

    private static CompletableFuture<Reader.Answer> asked(int client, String path) {
        return CompletableFuture.supplyAsync(() -> {
            try (Reader reader = new Reader(client)) {
                return reader.get(path);
            } catch (IOException e) {
                return new Reader.Answer(0, java.util.Map.of(), e.toString());
            }
        }, MANY);
    }

    private static String digest(int port) {
        return machine.ok(String.format(Locale.ROOT, READY, port) + DIGEST).strip();
    }

    private static void awaitStatus(int expected) throws InterruptedException {
        for (int i = 0; i < 300; i++) {
            if (asked(1, "/ready").join().status() == expected) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("no " + expected + " in time");
    }

    // What holds behind either proxy

    private static void assertTheVictimIsAnswered(String proxy) throws IOException, InterruptedException {
        List<CompletableFuture<Reader.Answer>> hogs = IntStream.range(0, 30)
                .mapToObj(i -> asked(1, sparql(endless(i)))).toList();
        Thread.sleep(1_500);
        int answered = 0;
        long longest = 0;
        for (int i = 0; i < 15; i++) {
            long begun = System.nanoTime();
            answered += asked(2, sparql("SELECT * { ?s ?p ?o } LIMIT " + (i + 1))).join().status() == 200 ? 1 : 0;
            longest = Math.max(longest, System.nanoTime() - begun);
        }
        long running = hogs.stream().filter(hog -> !hog.isDone()).count();
        figure(proxy + ", victim of 30 heavy queries of another", answered + " of 15, slowest "
                + longest / 1_000_000 + " ms, " + running + " of the others still running");
        assertTrue(running > 0, "the hog was over before the victim");
        assertEquals(15, answered);
        hogs.forEach(CompletableFuture::join);
    }

    private static void assertAQueryRunsOnce(String proxy, int number) throws IOException {
        String query = endless(number);
        String hash = Sha256.hex(query.getBytes(StandardCharsets.UTF_8)).substring(0, 12);
        long begun = System.nanoTime();
        Reader.Answer answer = asked(3, sparql(query)).join();
        figure(proxy + ", a query that is too dear", answer.status() + " after " + seconds(begun) + " s");
        assertEquals(503, answer.status());
        assertFalse(answer.headers().containsKey("retry-after"));
        assertTrue(System.nanoTime() - begun < 15e9);
        String times = machine.ok("sleep 1; grep -h query=" + hash + " /var/log/egnatia-*/access.log | wc -l").strip();
        figure(proxy + ", executions of it", times);
        assertEquals("1", times);
    }

    private static void assertNoLogHasAQuestion(String proxy) throws IOException {
        try (Reader reader = new Reader(4)) {
            for (int i = 0; i < 100; i++) {
                String text = MARK + i;
                int status = reader.get(switch (i % 4) {
                    case 0 -> sparql("SELECT * { ?s ?p \"" + text + "\" }");
                    case 1 -> sparql("SELEC " + text);
                    case 2 -> "/search?q=" + text;
                    default -> "/no/page?of=" + text;
                }).status();
                assertTrue(status == 200 || status == 400 || status == 404, Integer.toString(status));
            }
        }
        assertEquals(503, asked(5, sparql(endless(1) + " # " + MARK) + "&timeout=1").join().status());
        String found = machine.ok("sleep 1; journalctl --no-pager -o verbose | grep -c " + MARK + "; "
                + "grep -rlI " + MARK + " /var/log /var/lib /var/cache /tmp /run 2>/dev/null; "
                + "grep -rl " + MARK + " /var/log/journal /run/log /var/cache 2>/dev/null; true").strip();
        figure(proxy + ", logs, state and caches with the text of 100 questions", found);
        assertEquals("0", found);
        assertFalse(machine.ok("cat /var/log/egnatia-*/access.log; journalctl --no-pager -u haproxy -u nginx; "
                + "cat /var/log/nginx/*.log 2>/dev/null; true").contains(DebianMachine.client(4) + " "));
        assertTrue(machine.ok("cat /var/log/egnatia-*/access.log").contains(" client=198.18.55.0/24 "));
    }

    private static void assertWorkersAreNotRoot(String process) {
        String users = machine.ok("ps -eo user:20,pid,args | grep -E '[n]ginx: worker|[/]usr/sbin/haproxy' | awk -v "
                + "main=$(systemctl show -p MainPID --value " + process + ") '$2 != main {print $1}' | sort -u");
        assertFalse(users.isBlank(), process);
        assertTrue(users.lines().noneMatch("root"::equals), process + ": " + users);
    }

    private static void assertMetricsAreClosed() {
        for (String path : List.of("/metrics", "/metrics?x=1", "//metrics", "/./metrics", "/%6detrics", "/METRICS")) {
            Reader.Answer answer = asked(6, path).join();
            assertTrue(answer.status() >= 300 && !answer.body().contains("egnatia_"), path + ": " + answer.status());
        }
        assertTrue(machine.ok("curl -fsS http://127.0.0.1:3030/metrics").contains("egnatia_http_requests_total"));
    }

    private static void assertRenewalLosesNothing(String proxy, String certificate) throws Exception {
        String before;
        try (Reader reader = new Reader(7)) {
            before = reader.certificate();
        }
        try (Crowd crowd = new Crowd()) {
            Thread.sleep(3_000);
            machine.ok(certificate);
            machine.ok("systemctl reload " + proxy);
            Thread.sleep(5_000);
            crowd.close();
            figure(proxy + ", certificate renewed under 50 readers", crowd.summary());
            assertEquals(0, crowd.failed(), crowd.failures());
        }
        try (Reader reader = new Reader(7)) {
            assertNotEquals(before, reader.certificate());
        }
    }

    private static void assertSwitchesAreWhole(String proxy) throws Exception {
        String blue = digest(3030);
        String green = digest(3031);
        assertNotEquals(blue, green);
        try (Crowd crowd = new Crowd()) {
            Thread.sleep(3_000);
            assertEquals("green serves " + green, machine.ok("egnatia-switch " + green).strip());
            Thread.sleep(3_000);
            assertEquals("blue serves " + blue, machine.ok("egnatia-switch " + blue.substring(0, 12)).strip());
            Thread.sleep(3_000);
            crowd.close();
            String inOrder = String.join(",", blue, green, blue);
            long mixed = crowd.releases().stream().filter(seen -> !inOrder.contains(String.join(",", seen))).count();
            assertTrue(crowd.releases().contains(List.of(blue, green, blue)), crowd.releases().toString());
            figure(proxy + ", there and back under 50 readers", crowd.summary() + ", " + mixed
                    + " readers sent back and forth");
            assertEquals(0, crowd.failed(), crowd.failures());
            assertEquals(0, mixed, crowd.releases().toString());
        }
        assertEquals(1, machine.run("egnatia-switch 000000000000").code());
        assertTrue(machine.ok("egnatia-switch").contains("blue " + blue + " active"));
    }

    // nginx

    @Test
    @Order(1)
    void theUnitIsAsSafeAsItSays() {
        assertEquals("", machine.ok("systemd-analyze verify /etc/systemd/system/egnatia-blue.service 2>&1").strip());
        String exposure = machine.ok("systemd-analyze security egnatia-blue --no-pager").strip();
        assertTrue(exposure.matches("(?s).*Overall exposure level for egnatia-blue.service: [01]\\.\\d (OK|SAFE).*"),
                exposure.substring(exposure.length() - 200));
        assertEquals("active", machine.ok("systemctl is-active egnatia-blue").strip());
        assertNotEquals("0", machine.ok("systemctl show -p MainPID --value egnatia-blue | xargs -I{} ps -o uid= -p {}")
                .strip());
    }

    /** A unit that has started is one that answers, and one that cannot serve has not started. */
    @Test
    @Order(2)
    void startedMeansThatItServes() throws IOException {
        long begun = System.nanoTime();
        machine.ok("systemctl restart egnatia-blue && curl -fsS http://127.0.0.1:3030/ready");
        figure("systemctl restart until it serves", seconds(begun) + " s");
        assertTrue(asked(1, "/").join().status() == 200);
    }

    @Test
    @Order(3)
    void behindNginxAllIsAsItIsPromised() throws Exception {
        assertMetricsAreClosed();
        assertWorkersAreNotRoot("nginx");
        assertTheVictimIsAnswered("nginx");
        assertAQueryRunsOnce("nginx", 1_001);
        assertNoLogHasAQuestion("nginx");
        assertFalse(asked(8, "/ready").join().body().contains("warnings"), "the proxy is trusted");
        assertRenewalLosesNothing("nginx", DebianMachine.commands("## Install").get(5));
    }

    /** Green has data of its own, which is checked when it starts for the first time. */
    @Test
    @Order(4)
    void anUpgradeIsMadeBesideTheOldRelease() throws Exception {
        machine.ok("cp -a /root/egnatia /srv/egnatia && rm -rf /srv/egnatia/target && printf '%s\\n' "
                + "'@prefix dcterms: <http://purl.org/dc/terms/> .' '@prefix egn: <https://w3id.org/egnatia/def/> .' "
                + "'@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .' '' "
                + "'<https://w3id.org/egnatia/graph/more>' '    a egn:Graph ;' "
                + "'    dcterms:description \"Nothing yet; of a test of operation.\"@en ;' "
                + "'    dcterms:issued \"2026-11-20\"^^xsd:date ;' "
                + "'    dcterms:license <https://creativecommons.org/licenses/by/4.0/> ;' "
                + "'    dcterms:title \"More\"@en .' > /srv/egnatia/data/more.ttl");
        List<String> commands = DebianMachine.commands("## Upgrade and go back");
        long begun = System.nanoTime();
        for (String command : commands.subList(0, 3)) {
            machine.ok(command);
        }
        machine.ok("sed -i 's#^OPTIONS=.*#& --root /srv/egnatia#' /etc/default/egnatia-green");
        machine.ok(commands.get(3));
        figure("green, checked and started beside blue", seconds(begun) + " s");
        assertSwitchesAreWhole("nginx");
        machine.ok(commands.get(5));
        assertEquals(digest(3031), machine.ok("curl -fsSk --resolve example.org:443:127.0.0.1 https://example.org/ready"
                + DIGEST).strip());
        machine.ok("egnatia-switch " + digest(3030));
    }

    @Test
    @Order(5)
    void whatMayBeKeptIsKeptByRelease() throws Exception {
        machine.ok(": > /var/log/nginx/egnatia.log");
        try (Crowd crowd = new Crowd()) {
            Thread.sleep(10_000);
            crowd.close();
            assertEquals(0, crowd.failed(), crowd.failures());
        }
        String[] counts = machine.ok("sleep 1; cd /var/log/nginx; for path in frontex.ttl /doc/actor/srb /sparql; do "
                + "grep -c $path egnatia.log; grep $path egnatia.log | grep -c cache=HIT; done; true").strip()
                .split("\\s+");
        figure("nginx, out of its cache: documents, pages, queries", String.format(Locale.ROOT,
                "%2$s of %1$s, %4$s of %3$s, %6$s of %5$s", (Object[]) counts));
        assertTrue(Integer.parseInt(counts[1]) > Integer.parseInt(counts[0]) * 9 / 10, String.join(" ", counts));
        assertEquals("0", counts[5]);
        for (int port : new int[] {3031, 3030}) {
            machine.ok("egnatia-switch " + digest(port));
            String tag = machine.ok("curl -fsSI http://127.0.0.1:" + port + "/doc/actor/frontex.ttl | "
                    + "grep -i ^etag: | tr -d '\\r'").replaceFirst("(?i)etag: ", "").strip();
            assertEquals(tag, asked(9, "/doc/actor/frontex.ttl").join().headers().get("etag"), "of " + port);
        }
    }

    @Test
    @Order(6)
    void theLogIsRotated() throws IOException {
        machine.ok("logrotate -f /etc/logrotate.d/egnatia; sleep 2");
        assertEquals(200, asked(1, "/about").join().status());
        assertTrue(machine.ok("sleep 2; cat /var/log/egnatia-blue/access.log").contains("path=\"/about\""));
        assertTrue(Files.exists(DebianMachine.file("/var/log/private/egnatia-blue/access.log.1")));
    }

    @Test
    @Order(7)
    void withoutACertificateOneLineSaysSo() {
        machine.ok("mv /etc/ssl/certs/example.org.pem /etc/ssl/certs/away.pem");
        DebianMachine.Ran nginx = machine.run("nginx -t");
        machine.ok("mv /etc/ssl/certs/away.pem /etc/ssl/certs/example.org.pem");
        assertNotEquals(0, nginx.code());
        assertTrue(nginx.said().contains("example.org.pem"), nginx.said());
    }

    // HAProxy

    @Test
    @Order(8)
    void behindHaproxyAllIsAsItIsPromised() throws Exception {
        machine.ok("systemctl disable --now nginx; rm -f /etc/nginx/egnatia.upstream; "
                + "cat /etc/ssl/certs/example.org.pem /etc/ssl/private/example.org.key > /etc/haproxy/example.org.pem; "
                + "echo 'active blue' > /etc/haproxy/egnatia.map; "
                + "cp docs/deploy/haproxy.cfg /etc/haproxy/haproxy.cfg; haproxy -c -f /etc/haproxy/haproxy.cfg");
        machine.ok("systemctl enable --now haproxy");
        awaitStatus(200);
        assertMetricsAreClosed();
        assertWorkersAreNotRoot("haproxy");
        assertTheVictimIsAnswered("haproxy");
        assertAQueryRunsOnce("haproxy", 1_002);
        assertNoLogHasAQuestion("haproxy");
        assertRenewalLosesNothing("haproxy", DebianMachine.commands("## Install").get(5)
                + " && cat /etc/ssl/certs/example.org.pem /etc/ssl/private/example.org.key "
                + "> /etc/haproxy/example.org.pem");
        assertSwitchesAreWhole("haproxy");
    }

    /** What has begun ends, whole, and what has not begun goes to the other one. */
    @Test
    @Order(9)
    void aStopCutsNoQueryOff() throws Exception {
        for (int round = 0; round < 2; round++) {
            int number = round;
            List<CompletableFuture<Reader.Answer>> slow = IntStream.range(0, 20).mapToObj(i -> asked(10 + i,
                    sparql(number == 0 ? String.format(Locale.ROOT, SLOW, i) : endless(3_000 + i)))).toList();
            Thread.sleep(round == 0 ? 300 : 2_000);
            long begun = System.nanoTime();
            machine.ok("systemctl stop egnatia-blue");
            String took = seconds(begun);
            List<Reader.Answer> answers = slow.stream().map(CompletableFuture::join).toList();
            List<String> cut = answers.stream().filter(answer -> answer.status() == 0 || answer.status() == 502)
                    .map(answer -> answer.status() + " " + answer.body().strip()).toList();
            figure("SIGTERM during 20 " + (round == 0 ? "slow" : "endless") + " queries", 20 - cut.size()
                    + " of 20 ended whole, " + answers.stream().filter(answer -> answer.status() == 200).count()
                    + " with a result, within " + took + " s");
            assertEquals(List.of(), cut);
            assertEquals(200, asked(1, "/ready").join().status(), "the other one serves");
            machine.ok("systemctl start egnatia-blue");
            Thread.sleep(3_000);
        }
    }

    @Test
    @Order(10)
    void aStopUnderReadersIsSeenByNobody() throws Exception {
        // It has served for a while: the dearest page is made.
        machine.ok("curl -fsS http://127.0.0.1:3030/doc/actor/srb > /dev/null");
        try (Crowd crowd = new Crowd()) {
            Thread.sleep(3_000);
            machine.ok("systemctl restart egnatia-blue");
            Thread.sleep(4_000);
            crowd.close();
            figure("restart of the active one under 50 readers, not switched before", crowd.summary());
            assertTrue(crowd.failed() <= crowd.asked() / 500, crowd.failures());
        }
    }

    // What goes wrong

    @Test
    @Order(11)
    void aRestartWithBadDataServesTheLastGoodRelease() throws IOException {
        String good = digest(3031);
        machine.ok("echo 'this is no Turtle' >> /srv/egnatia/data/more.ttl");
        long begun = System.nanoTime();
        machine.ok("systemctl restart egnatia-green");
        String ready = machine.ok(String.format(Locale.ROOT, READY, 3031));
        figure("restart with bad data, until the first answer", seconds(begun) + " s");
        assertTrue(ready.contains("degraded") && ready.contains(good), ready);
        ready = machine.ok("for i in $(seq 600); do " + String.format(Locale.ROOT, READY, 3031)
                + " | grep data/more.ttl: && exit 0; sleep 0.2; done; exit 1");
        figure("the same, until what is wrong was found", seconds(begun) + " s");
        assertTrue(ready.contains("data/more.ttl:"), ready);
        assertTrue(machine.ok("curl -fsS http://127.0.0.1:3031/checks").contains("data/more.ttl:"));
        assertTrue(machine.ok("journalctl --no-pager -u egnatia-green").contains("reload refused"));
        assertTrue(machine.ok("curl -fsS http://127.0.0.1:3031/metrics").contains("egnatia_reload_last_good 0"));
        machine.ok("sed -i '$d' /srv/egnatia/data/more.ttl && systemctl reload egnatia-green; for i in $(seq 600); do "
                + String.format(Locale.ROOT, READY, 3031) + " | grep -q degraded || break; sleep 0.2; done");
        assertFalse(machine.ok(String.format(Locale.ROOT, READY, 3031)).contains("degraded"));
    }

    /** One line each, and the unit is not started. */
    @Test
    @Order(12)
    void whatCannotBeServedIsToldInOneLine() {
        machine.ok("systemctl stop egnatia-green; chmod 700 /srv/egnatia");
        assertNotEquals(0, machine.run("systemctl start egnatia-green").code());
        String journal = machine.ok("journalctl --no-pager -o cat -u egnatia-green -n 15");
        assertTrue(journal.contains("/srv/egnatia/ontology: may not be read"), journal);
        machine.ok("chmod 755 /srv/egnatia; sed -i 's/^PORT=.*/PORT=3030/' /etc/default/egnatia-green; "
                + "systemctl reset-failed egnatia-green");
        machine.run("timeout 10 systemctl start egnatia-green; sleep 3");
        journal = machine.ok("journalctl --no-pager -o cat -u egnatia-green -n 15");
        assertTrue(journal.contains("egnatia: port 3030 on 127.0.0.1 is taken"), journal);
        machine.ok("systemctl stop egnatia-green; sed -i 's/^PORT=.*/PORT=3031/' /etc/default/egnatia-green; "
                + "systemctl reset-failed egnatia-green; systemctl start egnatia-green");
    }
}
