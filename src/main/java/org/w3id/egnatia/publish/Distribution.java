package org.w3id.egnatia.publish;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.graph.Node;

/**
 * A file of a release. Equal data gives equal bytes.
 *
 * @param fileName path below the folder of the release, with slashes
 * @param form     its format
 * @param meaning  what it is for
 * @param title    its name for readers, in English
 * @param licences the licences under which its parts stand
 * @param isOpen   true if nothing in it is under other terms than CC BY 4.0
 * @param content  writes its content
 */
public record Distribution(String fileName, FileForm form, Meaning meaning, String title, List<Node> licences,
        boolean isOpen, Content content) {

    /** Writes the content of a file. */
    @FunctionalInterface
    public interface Content {
        /**
         * Writes it, of which no more than a part is in memory at a time.
         *
         * @throws IOException if the stream does not take it
         */
        void to(OutputStream out) throws IOException;
    }

    /**
     * Writes the file's content.
     *
     * @return how much was written
     * @throws IOException if the stream does not take it
     */
    public FileSize to(OutputStream out) throws IOException {
        Measured measured = new Measured(out);
        try {
            content.to(measured);
            measured.flush();
        } catch (RuntimeIOException e) {
            // Jena's writers throw so what a stream says, such as that the disk is full.
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getMessage(), e);
        }
        return measured.size();
    }
}
