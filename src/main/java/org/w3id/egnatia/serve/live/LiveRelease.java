package org.w3id.egnatia.serve.live;

import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.w3id.egnatia.page.Links;
import org.w3id.egnatia.page.Site;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.serve.guard.FunctionAllowList;

/**
 * The release that is being served. A request reads it once and stays with it; a reload swaps the reference. What a
 * query may call is closed in every release before anyone sees it.
 */
public final class LiveRelease {

    private final AtomicReference<Served> served = new AtomicReference<>();
    private final BiFunction<Release, Links, Site> sites;
    private final String program;
    private final Consumer<Served> preparation;
    private final InstantSource clock;

    /**
     * Puts a first release in service.
     *
     * @param sites       makes a web site of a release, shown under an address
     * @param program     digest of the program
     * @param preparation what is done beside the traffic for a release that has just been put in service
     */
    public LiveRelease(Release first, Links links, BiFunction<Release, Links, Site> sites, String program,
            Consumer<Served> preparation) {
        this(first, links, sites, program, preparation, InstantSource.system());
    }

    /** The same by a clock, which says since when a release is in service. */
    public LiveRelease(Release first, Links links, BiFunction<Release, Links, Site> sites, String program,
            Consumer<Served> preparation, InstantSource clock) {
        this.clock = clock;
        this.sites = sites;
        this.program = program;
        this.preparation = preparation;
        serve(first, links);
    }

    /** What is served now. */
    public Served served() {
        return served.get();
    }

    /** Puts another release in the place of the one that is served. */
    public void swap(Release next) {
        serve(next, served().site().links());
        prepare();
    }

    /** Makes beside the traffic what takes a while, so that the first reader of it does not wait. */
    public void prepare() {
        Served now = served();
        Thread preparing = new Thread(() -> {
            now.release().names();
            preparation.accept(now);
        }, "prepare");
        preparing.setDaemon(true);
        preparing.setPriority(Thread.MIN_PRIORITY);
        preparing.start();
    }

    /** Tells the address under which the site is seen, where it is known only after the port is. */
    public void moveTo(Links links) {
        serve(served().release(), links);
    }

    private void serve(Release release, Links links) {
        FunctionAllowList.apply(release.dataset().getContext());
        served.set(new Served(sites.apply(release, links), clock.instant(), System.nanoTime(), program));
    }
}
