package org.w3id.egnatia.operate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.vocab.Namespaces;

/** Asks Debian's Apache, with the rules of {@code docs/w3id} in a folder as w3id.org has them, for IRIs of the data. */
@Tag("tools")
class W3idTest {

    private static final Path RULES = Path.of("docs/w3id/.htaccess");
    private static final String HOST = "https://egnatia.example.org/";

    @TempDir
    private static Path folder;
    private static Process apache;
    private static int port;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Path site = Files.createDirectories(folder.resolve("site/egnatia"));
        Files.copy(RULES, site.resolve(".htaccess"));
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path settings = Files.writeString(folder.resolve("apache.conf"), """
                ServerRoot %1$s
                PidFile %1$s/apache.pid
                ErrorLog %1$s/error.log
                Listen 127.0.0.1:%2$d
                ServerName localhost
                LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so
                LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so
                LoadModule rewrite_module /usr/lib/apache2/modules/mod_rewrite.so
                LoadModule headers_module /usr/lib/apache2/modules/mod_headers.so
                LoadModule negotiation_module /usr/lib/apache2/modules/mod_negotiation.so
                User www-data
                Group www-data
                DocumentRoot %1$s/site
                <Directory %1$s/site>
                  AllowOverride All
                  Options +FollowSymLinks
                  Require all granted
                </Directory>
                """.formatted(folder, port));
        // Its workers are another user, who must be able to read the rules.
        for (Path path = site; path.startsWith(folder); path = path.getParent()) {
            assertTrue(path.toFile().setExecutable(true, false) && path.toFile().setReadable(true, false));
        }
        assertTrue(site.resolve(".htaccess").toFile().setReadable(true, false));
        apache = new ProcessBuilder("/usr/sbin/apache2", "-X", "-f", settings.toString()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("apache.txt").toFile()).start();
        for (int tries = 0; tries < 100 && !answers(); tries++) {
            Thread.sleep(100);
        }
        assertTrue(apache.isAlive(), () -> "Apache did not start; see " + folder);
    }

    private static boolean answers() {
        try {
            get("/");
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @AfterAll
    static void stop() throws InterruptedException {
        apache.destroy();
        if (!apache.waitFor(10, TimeUnit.SECONDS)) {
            apache.destroyForcibly();
        }
    }

    private static HttpResponse<String> get(String path) throws IOException {
        try {
            return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port
                    + path)).header("Accept", "text/turtle").build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** A thing of each type, a concept of each scheme, and every tenth of all other IRIs. */
    @Test
    void everyIriLeadsToTheSamePathOfTheServer() throws IOException {
        List<String> all = ShippedData.release().defaultGraph().find().mapWith(triple -> triple.getSubject())
                .filterKeep(Node::isURI).mapWith(Node::getURI).filterKeep(iri -> iri.startsWith(Namespaces.BASE))
                .toList().stream().distinct().sorted().toList();
        Set<String> asked = new LinkedHashSet<>();
        Set<String> places = new LinkedHashSet<>();
        all.forEach(iri -> {
            if (places.add(iri.substring(Namespaces.BASE.length()).replaceFirst("/[^/]*$", ""))
                    || iri.hashCode() % 100 == 0) {
                asked.add(iri);
            }
        });
        assertTrue(asked.size() > 100, () -> "few are asked: " + asked.size());
        for (String iri : asked) {
            leads("/egnatia/" + iri.substring(Namespaces.BASE.length()));
        }
        for (String path : List.of("/egnatia/", "/egnatia/sparql?query=ASK%20%7B%7D", "/egnatia/def/1.0.0",
                "/egnatia/dumps/latest/egnatia.ttl", "/egnatia/.well-known/void", "/egnatia/query/names.csv?lang=sq",
                "/egnatia/doc/actor/srb.ttl?as-of=2020-01-01")) {
            leads(path);
        }
    }

    private static void leads(String path) throws IOException {
        HttpResponse<String> answer = get(path);
        assertEquals(302, answer.statusCode(), path);
        assertEquals(HOST + path.substring("/egnatia/".length()), answer.headers().firstValue("Location").orElse(""));
        assertEquals("*", answer.headers().firstValue("Access-Control-Allow-Origin").orElse(""), path);
    }

    @Test
    void theRulesNameOneHost() throws IOException {
        Set<String> hosts = new LinkedHashSet<>();
        Pattern.compile("https://[^/ ]+/").matcher(Files.readString(RULES).replaceAll("(?m)^#.*", "")).results()
                .map(MatchResult::group).forEach(hosts::add);
        assertEquals(Set.of(HOST), hosts);
    }
}
