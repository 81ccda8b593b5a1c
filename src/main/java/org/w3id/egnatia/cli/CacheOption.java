package org.w3id.egnatia.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that says where checked releases are kept for the next start. */
final class CacheOption {

    private static final String OFF = "off";

    @Option(names = "--cache", paramLabel = "DIR",
            description = "Folder where a release that passed every gate is kept, so that the next start with the same "
            + "files and the same program need not check them again; or off (default: egnatia in $XDG_CACHE_HOME or "
            + "~/.cache).")
    private String cache;

    /** The folder; empty if none is to be kept, or nobody says where. */
    Optional<Path> folder() {
        return folder(cache, System.getenv(), System.getProperty("user.home", ""));
    }

    static Optional<Path> folder(String option, Map<String, String> environment, String home) {
        if (option != null) {
            return option.equals(OFF) ? Optional.empty() : Optional.of(Path.of(option));
        }
        Path caches = Path.of(environment.getOrDefault("XDG_CACHE_HOME", ""));
        if (caches.isAbsolute()) {
            return Optional.of(caches.resolve("egnatia"));
        }
        return Path.of(home).isAbsolute() ? Optional.of(Path.of(home, ".cache", "egnatia")) : Optional.empty();
    }
}
