package org.w3id.egnatia.operate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fifty readers who ask, each about twice a second, until they are stopped. Each asks now for the release that is
 * served, now for a page, a document and a small query.
 */
final class Crowd implements AutoCloseable {

    private static final int SIZE = 50;
    private static final List<String> PATHS = List.of("/ready", "/doc/actor/srb", "/ready", "/doc/actor/frontex.ttl",
            "/ready", "/sparql?query=SELECT%20*%20%7B%3Fs%20%3Fp%20%3Fo%7D%20LIMIT%20");
    private static final int SHOWN = 5;
    private static final Pattern DIGEST = Pattern.compile("\"digest\" *: *\"([0-9a-f]+)\"");

    private final List<Thread> readers = new ArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger busy = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> failed = new ConcurrentLinkedQueue<>();
    private final Map<Integer, List<String>> seen = new ConcurrentHashMap<>();
    private volatile boolean over;

    /** They begin to ask. */
    Crowd() {
        for (int i = 0; i < SIZE; i++) {
            int number = i + 1;
            Thread reader = new Thread(() -> read(number));
            reader.setDaemon(true);
            reader.start();
            readers.add(reader);
        }
    }

    private void read(int number) {
        List<String> releases = new ArrayList<>();
        seen.put(number, releases);
        try (Reader reader = new Reader(number)) {
            for (int i = number; !over; i++) {
                String path = PATHS.get(i % PATHS.size());
                ask(reader, path.endsWith("LIMIT%20") ? path + (1 + i % 50) : path, releases);
                Thread.sleep(500);
            }
        } catch (IOException e) {
            failed.add(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask(Reader reader, String path, List<String> releases) {
        asked.incrementAndGet();
        try {
            Reader.Answer answer = reader.get(path);
            // That a server is stopping is what /ready is there to say; it is no answer that a reader asks for.
            boolean isStopping = path.equals("/ready") && answer.body().contains("is stopping");
            if (answer.status() == 503 && answer.headers().containsKey("retry-after") && !isStopping) {
                busy.incrementAndGet();
            } else if (answer.status() != 200 && !isStopping) {
                failed.add(path + ": " + answer.status() + " " + answer.body().strip());
            }
            Matcher digest = DIGEST.matcher(answer.body());
            if (path.equals("/ready") && digest.find() && (releases.isEmpty()
                    || !releases.get(releases.size() - 1).equals(digest.group(1)))) {
                releases.add(digest.group(1));
            }
        } catch (IOException e) {
            failed.add(path + ": " + e);
        }
    }

    /** How many requests there were. */
    int asked() {
        return asked.get();
    }

    /** How many requests failed: were cut off, or answered in another way than was to be expected. */
    int failed() {
        return failed.size();
    }

    /** What came of it all, in words; on a machine that does too much else some are told to ask again. */
    String summary() {
        return asked() + " requests, " + failed() + " failed" + (busy.get() == 0 ? "" : ", " + busy.get()
                + " told to ask again");
    }

    /** Some of it, in words. */
    String failures() {
        return failed.stream().limit(SHOWN).toList().toString();
    }

    /** The releases that each reader saw, in order; an equal one twice only if another was between. */
    Set<List<String>> releases() {
        Set<List<String>> all = new TreeSet<>((a, b) -> a.toString().compareTo(b.toString()));
        all.addAll(seen.values());
        return all;
    }

    @Override
    public void close() {
        over = true;
        try {
            for (Thread reader : readers) {
                reader.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
