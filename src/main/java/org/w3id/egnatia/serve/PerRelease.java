package org.w3id.egnatia.serve;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.w3id.egnatia.release.Release;

/**
 * Something that takes a while to make and depends on the release alone: made when it is first asked for, and again for
 * another release.
 *
 * @param <T> what is made
 */
final class PerRelease<T> {

    private record Made<T>(String digest, T value) {
    }

    private final Function<Release, T> maker;
    private final AtomicReference<Optional<Made<T>>> last = new AtomicReference<>(Optional.empty());

    PerRelease(Function<Release, T> maker) {
        this.maker = maker;
    }

    T of(Release release) {
        return last.updateAndGet(made -> made.filter(m -> m.digest().equals(release.digest()))
                .or(() -> Optional.of(new Made<>(release.digest(), maker.apply(release))))).orElseThrow().value();
    }
}
