package org.w3id.egnatia.publish;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.util.Context;
import org.w3id.egnatia.describe.TripleOrder;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.vocab.Namespaces;
import org.w3id.egnatia.vocab.NamingRules;

/** The files of a dump. Equal data gives equal bytes: everything is sorted, and there are no blank nodes. */
public enum DumpFile {

    /** The default graph as Turtle 1.1, a block for each subject. */
    TURTLE("egnatia.ttl", "text/turtle; charset=utf-8") {
        @Override
        void write(Release release, OutputStream out) throws IOException {
            turtle(release, out);
        }
    },

    /** All named graphs as canonical N-Quads 1.1. Its SHA-256 is the digest of the release. */
    N_QUADS("egnatia.nq", "application/n-quads") {
        @Override
        void write(Release release, OutputStream out) throws IOException {
            release.writeQuads(out, (graph, subject) -> true);
        }
    },

    /** The named graphs under CC BY 4.0 alone, without numbers of others that are under terms of theirs. */
    OPEN("egnatia-open.nq", "application/n-quads") {
        @Override
        void write(Release release, OutputStream out) throws IOException {
            release.writeQuads(out, new GraphRights(release).open());
        }

        @Override
        public List<Node> licences(Release release) {
            return List.of(GraphRights.OPEN);
        }
    };

    private final String fileName;
    private final String mediaType;

    DumpFile(String fileName, String mediaType) {
        this.fileName = fileName;
        this.mediaType = mediaType;
    }

    abstract void write(Release release, OutputStream out) throws IOException;

    /**
     * Of a file.
     *
     * @param bytes  how many
     * @param sha256 over them, in lower-case hexadecimal
     */
    public record Size(long bytes, String sha256) {
    }

    /**
     * Writes the file's content for a release, of which no more than a part is in memory at a time.
     *
     * @throws IOException if the stream does not take it
     */
    public Size to(OutputStream out, Release release) throws IOException {
        Measured measured = new Measured(out);
        try {
            write(release, measured);
            measured.flush();
        } catch (RuntimeIOException e) {
            // Jena's writers throw so what a stream says, such as that the disk is full.
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getMessage(), e);
        }
        return measured.size();
    }

    /** The licences under which its parts stand. */
    public List<Node> licences(Release release) {
        return new GraphRights(release).licences();
    }

    /** The file's name. */
    public String fileName() {
        return fileName;
    }

    /** The Content-Type under which it is served. */
    public String mediaType() {
        return mediaType;
    }

    /** The file of a name, if there is one. */
    public static Optional<DumpFile> named(String name) {
        return Arrays.stream(values()).filter(f -> f.fileName.equals(name)).findFirst();
    }

    private static String notices(Release release) {
        return new GraphRights(release).notices().stream().map(notice -> "# Not under CC BY 4.0: " + notice + "\n")
                .collect(Collectors.joining());
    }

    private static void turtle(Release release, OutputStream out) throws IOException {
        out.write(("# Egnatia, data version " + release.version() + ", CC BY 4.0 except as noted, "
                + Namespaces.BASE
                + "\n# "
                + NamingRules.KOSOVO_FOOTNOTE + "\n" + notices(release) + "\n").getBytes(StandardCharsets.UTF_8));
        StreamRDF writer = StreamRDFWriter.getWriterStream(out, RDFFormat.TURTLE_BLOCKS, new Context());
        writer.start();
        Namespaces.all().forEach(writer::prefix);
        release.defaultGraph().find().toList().stream().sorted(TripleOrder.BY_SUBJECT).forEach(writer::triple);
        writer.finish();
    }
}
