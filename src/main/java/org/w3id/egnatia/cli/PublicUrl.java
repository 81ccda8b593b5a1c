package org.w3id.egnatia.cli;

import java.net.URI;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The address under which the world sees a server, as {@code --public-url} gives it. */
final class PublicUrl {

    private PublicUrl() {
    }

    /** The address with a slash at its end; empty if none is given. */
    static Optional<URI> checked(CommandLine command, URI given) {
        if (given != null && !isAddress(given)) {
            throw new ParameterException(command, "--public-url must be an address of the web such as "
                    + "https://example.org/egnatia/, without query or fragment");
        }
        return Optional.ofNullable(given).map(url -> url.toString().endsWith("/") ? url : URI.create(url + "/"));
    }

    private static boolean isAddress(URI url) {
        return url.isAbsolute() && ("http".equalsIgnoreCase(url.getScheme())
                || "https".equalsIgnoreCase(url.getScheme()))
                && url.getHost() != null && url.getRawUserInfo() == null && url.getRawQuery() == null
                && url.getRawFragment() == null;
    }
}
