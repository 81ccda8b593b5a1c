package org.w3id.egnatia.operate;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.w3id.egnatia.release.Sha256;

/**
 * People with browsers and programs that ask the proxies without a pause longer than a few tenths of a second, each
 * from an address of its own, until they are stopped. Each answer is written down, and compared afterwards with what a
 * replica of the edition that it names answers by itself.
 */
final class Readership implements AutoCloseable {

    private static final int SIZE = 12;
    private static final int SHOWN = 6;
    private static final String BY_BROWSER = "Sec-Fetch-Dest: ";
    private static final String PAGE = "/doc/actor/one";
    private static final String COUNT = "SELECT (%d AS ?number) (COUNT(*) AS ?triples) WHERE { ?s ?p ?o }";
    private static final String QUERY = "/sparql?query=";
    private static final String POSTED = "POST ";
    /** What a page has a browser ask for, and for what. */
    private static final Map<String, String> PARTS = Map.of("/assets/egnatia.css", "style",
            "/query/SQ-01.csv?day=2026-01-01", "empty", "/doc/actor/two.jsonld", "empty", QUERY, "empty");
    private static final List<String> BY_PROGRAMS = List.of("/doc/actor/one.ttl", QUERY, "/graph/actors/bodies.ttl",
            POSTED, "/doc/actor/two.ttl", QUERY, "/query/SQ-01.json?day=2025-01-01", POSTED);

    private final List<Thread> threads = new ArrayList<>();
    private final Queue<Seen> answers = new ConcurrentLinkedQueue<>();
    private final Queue<String> failed = new ConcurrentLinkedQueue<>();
    private final AtomicInteger numbers = new AtomicInteger(1_000_000);
    private final AtomicInteger visits = new AtomicInteger();
    private volatile boolean over;

    /**
     * An answer.
     *
     * @param reader who asked
     * @param visit  to which visit of a page it belongs; 0 if it is no browser's
     * @param what   what was asked
     * @param told   the edition that it names
     * @param is     its tag and the digest of its body
     * @param millis how long it took
     */
    private record Seen(int reader, int visit, String what, String told, String is, long millis) {
    }

    /** They begin to ask. */
    Readership() {
        for (int i = 1; i <= 2 * SIZE; i++) {
            int number = i;
            Thread thread = new Thread(() -> ask(number));
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
    }

    private void ask(int number) {
        try (Reader reader = Reader.secure(ReplicaNetwork.client(number), ReplicaNetwork.ADDRESS)) {
            for (int i = number; !over; i++) {
                if (number <= SIZE) {
                    visit(reader, number);
                } else {
                    ask(reader, number, 0, BY_PROGRAMS.get(i % BY_PROGRAMS.size()), "Accept: */*\r\n");
                    pause(200);
                }
            }
        } catch (IOException e) {
            failed.add(e.toString());
        }
    }

    private void visit(Reader reader, int number) {
        int visit = visits.incrementAndGet();
        ask(reader, number, visit, PAGE, "Accept: text/html\r\n" + BY_BROWSER + "document\r\n");
        PARTS.forEach((part, destination) -> {
            pause(100);
            ask(reader, number, visit, part, "Accept: */*\r\n" + BY_BROWSER + destination + "\r\n");
        });
        pause(300);
    }

    private static void pause(int most) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(most));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask(Reader reader, int number, int visit, String what, String headers) {
        int unique = numbers.incrementAndGet();
        long begun = System.nanoTime();
        try {
            Reader.Answer answer = get(reader, what, unique, headers);
            if (answer.status() != 200) {
                failed.add(what + ": " + answer.status() + " " + answer.body().strip());
                return;
            }
            answers.add(new Seen(number, visit, what, answer.headers().getOrDefault("egnatia-edition", ""),
                    identity(what, answer, unique), (System.nanoTime() - begun) / 1_000_000));
        } catch (IOException e) {
            failed.add(what + ": " + e + " after " + (System.nanoTime() - begun) / 1_000_000 + " ms");
        }
    }

    private static Reader.Answer get(Reader reader, String what, int number, String headers) throws IOException {
        String query = String.format(COUNT, number);
        return what.equals(POSTED) ? reader.query(query)
                : what.equals(QUERY) ? reader.get(QUERY + URLEncoder.encode(query, StandardCharsets.UTF_8), headers)
                : reader.get(what, headers);
    }

    /** The tag and the digest of the body; of a query that nobody asks twice, those of the same one with a zero. */
    private static String identity(String what, Reader.Answer answer, int number) {
        boolean isUnique = what.equals(QUERY) || what.equals(POSTED);
        String body = isUnique ? answer.body().replaceFirst("\\b" + number + "\\b", "0") : answer.body();
        return (isUnique ? "" : answer.headers().getOrDefault("etag", "none") + ' ')
                + Sha256.hex(body.getBytes(StandardCharsets.UTF_8));
    }

    /** What a replica answers by itself to all that is asked here. */
    static Map<String, String> reference(int replica) throws IOException {
        Map<String, String> all = new HashMap<>();
        try (Reader reader = Reader.plain(ReplicaNetwork.client(2 * SIZE + 1), ReplicaNetwork.address(replica), 3030)) {
            List<String> asked = new ArrayList<>(PARTS.keySet());
            asked.addAll(BY_PROGRAMS);
            String forwarded = "X-Forwarded-For: 192.0.2.1\r\nX-Forwarded-Proto: https\r\n";
            for (String what : asked) {
                all.put(what, identity(what, get(reader, what, 0, "Accept: */*\r\n" + forwarded), 0));
            }
            all.put(PAGE, identity(PAGE, get(reader, PAGE, 0, "Accept: text/html\r\n" + forwarded), 0));
        }
        return all;
    }

    /** How many answers there were. */
    int answered() {
        return answers.size();
    }

    /** What failed: was cut off, or not answered with 200. */
    List<String> failed() {
        return List.copyOf(failed);
    }

    /** The editions that were seen, with the number of answers of each. */
    Map<String, Integer> editions() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        answers.forEach(answer -> counts.merge(answer.told(), 1, Integer::sum));
        return counts;
    }

    /**
     * What is mixed: an answer that is not the one of the edition that it names, a page with something of another
     * edition, and a program that was sent back to an edition that it had seen replaced.
     *
     * @param references what replicas answer by themselves, by edition
     * @param inOrder    the editions in the order in which they were active
     */
    List<String> mixed(Map<String, Map<String, String>> references, List<String> inOrder) {
        List<String> mixed = new ArrayList<>();
        Map<Integer, String> pages = new HashMap<>();
        Map<Integer, Integer> steps = new HashMap<>();
        for (Seen answer : answers) {
            String right = references.getOrDefault(answer.told(), Map.of()).get(answer.what());
            if (!answer.is().equals(right)) {
                mixed.add(answer + " where " + right + " is right");
            }
            if (answer.visit() > 0) {
                String page = pages.putIfAbsent(answer.visit(), answer.told());
                if (page != null && !page.equals(answer.told())) {
                    mixed.add(answer + " on a page of " + page);
                }
            } else {
                int step = steps.getOrDefault(answer.reader(), 0);
                while (step < inOrder.size() && !inOrder.get(step).equals(answer.told())) {
                    step++;
                }
                if (step == inOrder.size()) {
                    mixed.add(answer + " after another edition");
                } else {
                    steps.put(answer.reader(), step);
                }
            }
        }
        return mixed;
    }

    /** What came of it all, in words. */
    String summary(List<String> mixed) {
        List<Long> times = answers.stream().map(Seen::millis).sorted().toList();
        return answers.size() + failed.size() + " requests, " + failed.size() + " failed, " + mixed.size()
                + " mixed, slowest " + (times.isEmpty() ? 0 : times.get(times.size() - 1)) + " ms, 99 of 100 within "
                + (times.isEmpty() ? 0 : times.get(times.size() * 99 / 100)) + " ms";
    }

    /** Some of what failed or is mixed, in words. */
    static String some(List<String> faults) {
        return faults.stream().limit(SHOWN).toList().toString();
    }

    @Override
    public void close() {
        over = true;
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
