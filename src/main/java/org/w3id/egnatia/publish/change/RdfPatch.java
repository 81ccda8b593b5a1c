package org.w3id.egnatia.publish.change;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;

/**
 * What changed from one version to another as RDF Patch: a transaction that deletes and adds quads. Lines of N-Quads
 * are rows of RDF Patch as they stand, since both write terms in the same way.
 */
public final class RdfPatch {

    /** Its media type. */
    public static final String MEDIA_TYPE = "application/rdf-patch";

    private RdfPatch() {
    }

    /**
     * Writes a patch.
     *
     * @param older   canonical file of the older version
     * @param newer   canonical file of the newer version
     * @param from    name of the older version
     * @param to      name of the newer version
     * @throws IOException if a file cannot be read, or the stream does not take what is written
     */
    public static void write(Path older, Path newer, String from, String to, OutputStream out) throws IOException {
        line(out, "H id <" + id(to) + "> .");
        line(out, "H prev <" + id(from) + "> .");
        line(out, "TX .");
        SortedLines.compare(older, newer, new SortedLines.Taker() {
            @Override
            public void removed(String quad) throws IOException {
                line(out, "D " + quad);
            }

            @Override
            public void added(String quad) throws IOException {
                line(out, "A " + quad);
            }
        });
        line(out, "TC .");
    }

    /** The same version has the same identifier wherever its patch is made. */
    static String id(String version) {
        return "uuid:" + UUID.nameUUIDFromBytes(("egnatia " + version).getBytes(StandardCharsets.UTF_8));
    }

    private static void line(OutputStream out, String line) throws IOException {
        out.write((line + '\n').getBytes(StandardCharsets.UTF_8));
    }
}
