package org.w3id.egnatia.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.w3id.egnatia.load.Trouble;
import org.w3id.egnatia.load.UnreadableException;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The option that says who asks another engine. What is read is sent to it, and told to nobody else. */
final class CredentialsOption {

    /** The variable of the environment that may hold the credentials. */
    static final String VARIABLE = "EGNATIA_CREDENTIALS";

    @Option(names = "--credentials", paramLabel = "FILE", description = "File with one line, user:password or Bearer "
            + "TOKEN, for the other engine, that nobody but its owner may read; or put that line into the variable "
            + VARIABLE + ". Sent over https or to this machine only, and never written down.")
    private Path credentials;

    /**
     * What is sent to an engine in the header Authorization.
     *
     * @param name of the option that has its address
     * @throws ParameterException if the address is none, or one that credentials are not sent to
     */
    Optional<String> authorisation(CommandLine command, String name, URI to) {
        if (!to.isAbsolute() || !("http".equalsIgnoreCase(to.getScheme()) || "https".equalsIgnoreCase(to.getScheme()))
                || to.getHost() == null || to.getRawQuery() != null || to.getRawFragment() != null) {
            throw new ParameterException(command, name + " must be an address of the web such as "
                    + "https://example.org/dataset/data, without query or fragment");
        }
        if (to.getRawUserInfo() != null) {
            throw new ParameterException(command, name + " must have no user and no password in it, since "
                    + "addresses are written into logs; give them with --credentials or in " + VARIABLE);
        }
        Optional<String> authorisation = line().map(CredentialsOption::header);
        if (authorisation.isPresent() && !"https".equalsIgnoreCase(to.getScheme()) && !isThisMachine(to)) {
            throw new ParameterException(command, "credentials are sent over https or to this machine only; "
                    + "give " + name + " an address that begins with https://");
        }
        return authorisation;
    }

    private static boolean isThisMachine(URI to) {
        try {
            return InetAddress.getByName(to.getHost()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** The line with the credentials; what is wrong with it is told without it. */
    private Optional<String> line() {
        if (credentials == null) {
            return Optional.ofNullable(System.getenv(VARIABLE)).filter(line -> !line.isBlank())
                    .map(line -> checked(line, VARIABLE));
        }
        try {
            if (Files.getFileStore(credentials).supportsFileAttributeView("posix")
                    && Files.getPosixFilePermissions(credentials).toString().matches(".*(GROUP|OTHERS)_READ.*")) {
                throw new UnreadableException(credentials + ": others may read the credentials; run 'chmod 600 "
                        + credentials + "' and change the password if others use this machine");
            }
            return Optional.of(checked(Files.readString(credentials), credentials.toString()));
        } catch (IOException e) {
            throw new UnreadableException(credentials + ": the credentials cannot be read (" + Trouble.of(e) + ")");
        }
    }

    private static String checked(String text, String where) {
        String line = text.strip();
        if (!line.matches("[^\\p{Cntrl}:]+:\\P{Cntrl}*|Bearer [!-~]+")) {
            throw new UnreadableException(where + ": this is no line such as user:password or Bearer TOKEN");
        }
        return line;
    }

    private static String header(String line) {
        return line.startsWith("Bearer ") ? line
                : "Basic " + Base64.getEncoder().encodeToString(line.getBytes(StandardCharsets.UTF_8));
    }
}
