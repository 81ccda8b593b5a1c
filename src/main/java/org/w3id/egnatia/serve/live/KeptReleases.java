package org.w3id.egnatia.serve.live;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import org.w3id.egnatia.page.Links;
import org.w3id.egnatia.page.Site;
import org.w3id.egnatia.publish.ReleaseFolder;
import org.w3id.egnatia.publish.Version;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.serve.guard.FunctionAllowList;
import org.w3id.egnatia.serve.http.Cause;
import org.w3id.egnatia.serve.http.Refusal;
import org.w3id.egnatia.serve.http.RefusalException;

/**
 * Versions of the folder of releases in service beside the newest one, for those who cite them. One is read at a time,
 * beside the requests, and the last one stays in memory as long as there is room for it.
 */
public final class KeptReleases {

    private static final int PATIENCE_SECONDS = 8;
    /** Bytes of the heap that each quad takes while a version is read: 420 were measured. */
    private static final long BYTES_PER_QUAD = 500;

    private final ReleaseFolder folder;
    private final BiFunction<Release, Links, Site> sites;
    private final Supplier<Served> newest;
    private final LongPredicate room;
    private SoftReference<Served> last = new SoftReference<>(null);
    private String underWay = "";
    private CompletableFuture<Served> reading = new CompletableFuture<>();

    /**
     * The versions of a folder.
     *
     * @param sites  makes a web site of a release, shown under an address
     * @param newest what is served to all others
     */
    public KeptReleases(ReleaseFolder folder, BiFunction<Release, Links, Site> sites, Supplier<Served> newest) {
        this(folder, sites, newest, new HeapRoom());
    }

    KeptReleases(ReleaseFolder folder, BiFunction<Release, Links, Site> sites, Supplier<Served> newest,
            LongPredicate room) {
        this.folder = folder;
        this.sites = sites;
        this.newest = newest;
        this.room = room;
    }

    /**
     * A version in service; empty if the folder has it not.
     *
     * @throws RefusalException if it cannot be read, has no room in memory, or is still being read
     */
    public Optional<Served> of(String version) throws RefusalException {
        CompletableFuture<Served> awaited;
        synchronized (this) {
            Served known = last.get();
            if (known != null && known.release().version().equals(version) && known.site().links().equals(links())) {
                return Optional.of(known);
            } else if (folder.of(version).isEmpty()) {
                return Optional.empty();
            } else if (underWay.isEmpty()) {
                begin(version);
            } else if (!underWay.equals(version)) {
                throw Refusal.of(Cause.BUSY, "Another version is being read from the folder of releases.").thrown();
            }
            awaited = reading;
        }
        try {
            return Optional.of(awaited.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (TimeoutException e) {
            throw Refusal.of(Cause.BUSY, "Version " + version + " is being read from the folder of releases.").thrown();
        } catch (ExecutionException e) {
            throw Refusal.of(Cause.FAULT, "Version " + version + " is kept, and cannot be read: "
                    + e.getCause().getMessage() + ".").thrown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.of(Cause.STOPPING, "The server is stopping.").thrown();
        }
    }

    private Links links() {
        return newest.get().site().links();
    }

    private void begin(String version) throws RefusalException {
        // What was read before makes room first.
        last.clear();
        if (!room.test(quads(version) * BYTES_PER_QUAD)) {
            throw Refusal.of(Cause.TOO_DEAR, "Version " + version + " is kept, and there is no room in the memory of "
                    + "this server to answer from it; its files are at /dumps/" + version + "/.").thrown();
        }
        underWay = version;
        CompletableFuture<Served> begun = new CompletableFuture<>();
        reading = begun;
        Thread thread = new Thread(() -> read(version, begun), "kept-release");
        thread.setDaemon(true);
        thread.start();
    }

    /** How many quads a version has; those of the newest one if the list does not say. */
    private long quads(String version) {
        long known = newest.get().release().quads();
        try {
            return folder.versions().stream().filter(one -> one.version().equals(version)).mapToLong(Version::quads)
                    .findFirst().orElse(known);
        } catch (IOException e) {
            return known;
        }
    }

    private void read(String version, CompletableFuture<Served> begun) {
        try {
            Release release = folder.release(version).orElseThrow(() -> new IOException("it was just removed"));
            FunctionAllowList.apply(release.dataset().getContext());
            Served served = new Served(sites.apply(release, links()), Instant.now(), System.nanoTime(),
                    newest.get().program());
            synchronized (this) {
                last = new SoftReference<>(served);
                underWay = "";
            }
            begun.complete(served);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            synchronized (this) {
                underWay = "";
            }
            begun.completeExceptionally(e);
        }
    }
}
