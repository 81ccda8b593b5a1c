package org.w3id.egnatia.publish.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.publish.ReleaseFolder;
import org.w3id.egnatia.release.Release;

/**
 * The data of this repository as files, made once for all tests that look at it, in about ten minutes of a processor;
 * with {@code -Dsite.made=DIR} the one that {@code build --out DIR --site} made.
 */
public final class ShippedCopy {

    private static final Optional<Path> GIVEN = Optional.ofNullable(System.getProperty("site.made")).map(Path::of);
    private static final Path FOLDER = GIVEN.map(out -> out.resolve(SiteFolder.SITE)).orElseGet(ShippedCopy::make);

    private ShippedCopy() {
    }

    /** The folder of the site. */
    public static Path folder() {
        return FOLDER;
    }

    private static Path make() {
        Path out = Path.of("target", "copy");
        Release release = ShippedData.release();
        try {
            new ReleaseFolder(out).add(release);
            return new SiteFolder(out).make(release, new SiteFolder.Settings(release.issued().orElseThrow(),
                    Optional.empty())).folder();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
