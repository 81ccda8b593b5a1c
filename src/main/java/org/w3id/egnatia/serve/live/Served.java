package org.w3id.egnatia.serve.live;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.w3id.egnatia.page.Site;
import org.w3id.egnatia.query.ValueIndex;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.serve.http.Edition;
import org.w3id.egnatia.serve.http.Target;

/**
 * A release in service.
 *
 * @param site    the release as a web site
 * @param since   when it was put in service, by the clock of the machine
 * @param nanos   the same by {@link System#nanoTime()}, which does not jump
 * @param program digest of the program that serves it
 */
public record Served(Site site, Instant since, long nanos, String program) implements Edition {

    /** That with which a request stays. */
    public static Served of(Target target) {
        return (Served) target.edition();
    }

    /** The release. */
    public Release release() {
        return site.release();
    }

    /** How long it has been in service. */
    public Duration age() {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    @Override
    public String digest() {
        return release().digest();
    }

    @Override
    public String publicUrl() {
        return site.links().publicUrl().toString();
    }

    @Override
    public ValueIndex values() {
        return release().names();
    }

    @Override
    public LocalDate today() {
        return site.today();
    }
}
