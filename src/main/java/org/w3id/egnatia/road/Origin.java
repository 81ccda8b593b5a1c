package org.w3id.egnatia.road;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.w3id.egnatia.load.ShippedChecksums;
import org.w3id.egnatia.load.SourceFile;
import org.w3id.egnatia.load.Workspace;
import org.w3id.egnatia.release.Sha256;

/**
 * What a release was made of and by which program, so that a prepared one is used for the same and nothing else.
 *
 * @param program   checksums of the program's classes and libraries
 * @param checksums checksums of the files, as a jar has them in its index
 * @param contents  SHA-256 over the names and the bytes of the files
 */
record Origin(String program, String checksums, String contents) {

    private static final String FIRST_LINE = "Egnatia's prepared release, form 1";
    private static final int DIGITS = 64;
    private static final int FIELDS = 4;
    /** Length of the header of a prepared release in bytes: a line of text and one for each value. */
    static final int HEADER = FIRST_LINE.length() + 1 + FIELDS * (DIGITS + 1);

    static Origin of(Workspace workspace, String program) {
        MessageDigest contents = Sha256.start();
        for (SourceFile file : workspace.files()) {
            contents.update((file.path() + '\n' + file.content().length + '\n').getBytes(StandardCharsets.UTF_8));
            contents.update(file.content());
        }
        return new Origin(program, ShippedChecksums.of(workspace), HexFormat.of().formatHex(contents.digest()));
    }

    /** The header of a prepared release with these bytes. */
    byte[] header(byte[] release) {
        return String.join("\n", FIRST_LINE, program, checksums, contents, Sha256.hex(release), "")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * What stands in a header.
     *
     * @param origin  of what the release was made
     * @param release SHA-256 over the bytes that follow
     */
    record Header(Origin origin, String release) {
    }

    /** Reads a header; empty if it is none. */
    static Optional<Header> read(byte[] header) {
        String[] lines = new String(header, StandardCharsets.US_ASCII).split("\n", -1);
        return header.length == HEADER && lines.length == FIELDS + 2 && lines[0].equals(FIRST_LINE)
                ? Optional.of(new Header(new Origin(lines[1], lines[2], lines[3]), lines[FIELDS]))
                : Optional.empty();
    }
}
