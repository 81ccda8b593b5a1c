package org.w3id.egnatia.publish;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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
        public byte[] bytes(Release release) {
            return turtle(release);
        }
    },

    /** All named graphs as canonical N-Quads 1.1. Its SHA-256 is the digest of the release. */
    N_QUADS("egnatia.nq", "application/n-quads") {
        @Override
        public byte[] bytes(Release release) {
            return release.canonicalQuads();
        }
    },

    /** The named graphs under CC BY 4.0 alone, without numbers of others that are under terms of theirs. */
    OPEN("egnatia-open.nq", "application/n-quads") {
        @Override
        public byte[] bytes(Release release) {
            return new GraphRights(release).openQuads();
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

    /** The file's content for a release. */
    public abstract byte[] bytes(Release release);

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

    private static byte[] turtle(Release release) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(("# Egnatia, data version " + release.version() + ", CC BY 4.0 except as noted, "
                + Namespaces.BASE
                + "\n# "
                + NamingRules.KOSOVO_FOOTNOTE + "\n" + notices(release) + "\n").getBytes(StandardCharsets.UTF_8));
        StreamRDF writer = StreamRDFWriter.getWriterStream(out, RDFFormat.TURTLE_BLOCKS, new Context());
        writer.start();
        Namespaces.all().forEach(writer::prefix);
        release.defaultGraph().find().toList().stream().sorted(TripleOrder.BY_SUBJECT).forEach(writer::triple);
        writer.finish();
        return out.toByteArray();
    }
}
