package org.w3id.egnatia.serve;

import java.util.concurrent.atomic.AtomicReference;
import org.w3id.egnatia.page.Links;
import org.w3id.egnatia.page.Site;
import org.w3id.egnatia.release.Release;

/** The release that is being served. A request reads it once and stays with it; a reload swaps the reference. */
final class CurrentRelease {

    private final AtomicReference<Site> site;

    CurrentRelease(Release first, Links links) {
        site = new AtomicReference<>(new Site(first, links));
    }

    Release get() {
        return site().release();
    }

    /** The release as a web site. */
    Site site() {
        return site.get();
    }

    void swap(Release next) {
        site.set(new Site(next, site().links()));
    }

    /** Tells the address under which the site is seen, where it is known only after the port is. */
    void moveTo(Links links) {
        site.set(new Site(get(), links));
    }
}
