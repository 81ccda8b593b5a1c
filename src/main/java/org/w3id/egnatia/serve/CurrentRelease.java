package org.w3id.egnatia.serve;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.w3id.egnatia.page.Links;
import org.w3id.egnatia.page.Site;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.serve.guard.FunctionAllowList;

/**
 * The release that is being served. A request reads it once and stays with it; a reload swaps the reference. What a
 * query may call is closed in every release before anyone sees it.
 */
final class CurrentRelease {

    private final AtomicReference<Served> served = new AtomicReference<>();

    /**
     * A release in service.
     *
     * @param site  the release as a web site
     * @param since when it was put in service, by the clock of the machine
     * @param nanos the same by {@link System#nanoTime()}, which does not jump
     */
    record Served(Site site, Instant since, long nanos) {

        Release release() {
            return site.release();
        }

        /** How long it has been in service. */
        Duration age() {
            return Duration.ofNanos(System.nanoTime() - nanos);
        }
    }

    CurrentRelease(Release first, Links links) {
        serve(new Site(first, links));
    }

    Release get() {
        return served().release();
    }

    /** The release as a web site. */
    Site site() {
        return served().site();
    }

    /** The release together with the time since when it is served. */
    Served served() {
        return served.get();
    }

    void swap(Release next) {
        serve(new Site(next, site().links()));
        prepare();
    }

    /** Makes beside the traffic what takes a while, so that the first reader of it does not wait. */
    void prepare() {
        Thread preparing = new Thread(() -> get().names(), "prepare");
        preparing.setDaemon(true);
        preparing.start();
    }

    /** Tells the address under which the site is seen, where it is known only after the port is. */
    void moveTo(Links links) {
        serve(new Site(get(), links));
    }

    private void serve(Site site) {
        FunctionAllowList.apply(site.release().dataset().getContext());
        served.set(new Served(site, Instant.now(), System.nanoTime()));
    }
}
