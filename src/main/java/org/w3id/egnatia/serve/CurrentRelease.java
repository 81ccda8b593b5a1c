package org.w3id.egnatia.serve;

import java.util.concurrent.atomic.AtomicReference;
import org.w3id.egnatia.release.Release;

/** The release that is being served. A request reads it once and stays with it; a reload swaps the reference. */
final class CurrentRelease {

    private final AtomicReference<Release> release;

    CurrentRelease(Release first) {
        release = new AtomicReference<>(first);
    }

    Release get() {
        return release.get();
    }

    void swap(Release next) {
        release.set(next);
    }
}
