package org.w3id.egnatia.serve.operation;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.w3id.egnatia.load.Finding;
import org.w3id.egnatia.load.Trouble;
import org.w3id.egnatia.load.UnreadableException;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.road.Outcome;
import org.w3id.egnatia.serve.live.LiveRelease;

/**
 * Makes a new release beside the one that is served, and swaps it in if it is clean; else the old one stays.
 *
 * <p>One reload runs at a time. Wishes that come meanwhile are one further reload afterwards, so that the last state of
 * the files is always looked at.
 */
public final class Reloader implements AutoCloseable {

    private static final Set<Reload.Result> BAD = Set.of(Reload.Result.CHECKING, Reload.Result.REFUSED,
            Reload.Result.FAILED);
    private static final int SHOWN = 50;
    private static final int KEPT = 5;

    private final LiveRelease current;
    private final Optional<Supplier<Outcome>> source;
    private final Journal journal;
    private final AtomicBoolean waiting = new AtomicBoolean();
    private final Map<Reload.Result, LongAdder> counts = new EnumMap<>(Reload.Result.class);
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "reload");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Optional<Reload> last = Optional.empty();

    /**
     * Whether a server begins with the release of its data.
     *
     * @param errors     errors of the data, for which another release is served; empty if there are none
     * @param isChecking true if the data is not known yet, and is to be checked beside what is served
     */
    public record Start(List<String> errors, boolean isChecking) {

        /** It does. */
        public static final Start RIGHT = new Start(List.of(), false);
    }

    /**
     * Makes releases from a source, and says in a journal what came of it.
     *
     * @param start what is known of the data at the start, if another release is served
     */
    public Reloader(LiveRelease current, Optional<Supplier<Outcome>> source, Journal journal, Start start) {
        this.current = current;
        this.source = source;
        this.journal = journal;
        for (Reload.Result result : Reload.Result.values()) {
            counts.put(result, new LongAdder());
        }
        if (start.isChecking()) {
            last = Optional.of(ended(Reload.Result.CHECKING, System.nanoTime(), List.of()));
        } else if (!start.errors().isEmpty()) {
            last = Optional.of(ended(Reload.Result.REFUSED, System.nanoTime(), start.errors()));
        }
    }

    /** Asks for a reload and does not wait for it. */
    public void request() {
        if (waiting.compareAndSet(false, true)) {
            try {
                worker.execute(this::reload);
            } catch (RejectedExecutionException e) {
                journal.event("no reload, because the server is stopping");
            }
        }
    }

    /** The last reload; empty if there was none. */
    Optional<Reload> last() {
        return last;
    }

    /** True if what is served is older than what the files say. */
    boolean isDegraded() {
        return last.filter(reload -> BAD.contains(reload.result())).isPresent();
    }

    /** What was found in newer files that are not served for it; the first of many. */
    public List<String> refused() {
        return isDegraded() ? last.map(Reload::findings).orElse(List.of()) : List.of();
    }

    /** How many reloads ended in this way. */
    long count(Reload.Result result) {
        return counts.get(result).sum();
    }

    private void reload() {
        waiting.set(false);
        Ending ending = attempt(System.nanoTime());
        // A reload that the end of the server interrupts has not failed.
        if (worker.isShutdown()) {
            return;
        }
        counts.get(ending.reload().result()).increment();
        last = Optional.of(ending.reload());
        // The log speaks last: who reads it finds the end of the reload everywhere else.
        journal.event(ending.sentence());
    }

    /** What came of an attempt, and the sentence about it for the log. */
    private record Ending(Reload reload, String sentence) {
    }

    private Ending attempt(long begun) {
        if (source.isEmpty()) {
            return new Ending(ended(Reload.Result.UNCHANGED, begun, List.of()),
                    "nothing to reload, because the data shipped with the program does not change; "
                    + "start with --root to serve a folder");
        }
        try {
            return examine(source.get().get(), begun);
        } catch (UnreadableException e) {
            return failed(e.getMessage(), begun);
        } catch (UncheckedIOException e) {
            return failed(e.getCause().getMessage(), begun);
        } catch (OutOfMemoryError e) {
            return failed("the memory does not suffice for two versions at once; start java with a larger -Xmx", begun);
        } catch (RuntimeException | StackOverflowError e) {
            return failed(Trouble.unforeseen(e), begun);
        }
    }

    private Ending examine(Outcome outcome, long begun) {
        String before = current.served().release().version();
        if (!outcome.isClean()) {
            List<String> errors = outcome.findings().stream().filter(Finding::isError).map(Finding::toString).toList();
            errors.stream().limit(SHOWN).forEach(journal::finding);
            return new Ending(ended(Reload.Result.REFUSED, begun, errors), "reload refused, because the data has "
                    + (errors.size() == 1 ? "an error" : errors.size() + " errors") + "; version " + before
                    + " is still served, and the next change or SIGHUP is tried");
        }
        Release next = outcome.release().orElseThrow();
        if (next.digest().equals(current.served().release().digest())) {
            return new Ending(ended(Reload.Result.UNCHANGED, begun, List.of()),
                    "reload changed nothing; version " + before + " is served");
        }
        current.swap(next);
        return new Ending(ended(Reload.Result.REPLACED, begun, List.of()), "version " + next.version() + " with "
                + next.triples() + " triples is served in place of " + before);
    }

    private Ending failed(String reason, long begun) {
        // Everybody may read what came of it; the reason may name folders of this machine and stands in the log.
        return new Ending(ended(Reload.Result.FAILED, begun, List.of("The data cannot be read; the log says why.")),
                "reload failed: " + reason + "; version " + current.served().release().version()
                + " is still served");
    }

    private static Reload ended(Reload.Result result, long begun, List<String> errors) {
        return new Reload(result, Instant.now(), Duration.ofNanos(System.nanoTime() - begun), errors.size(),
                errors.stream().limit(KEPT).toList());
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
