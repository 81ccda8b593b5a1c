package org.w3id.egnatia.publish;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/** The two ways in which a file is also there in less room. */
public enum Squeezed {
    /** RFC 1952, which everything reads. */
    GZIP("gz", "application/gzip", "gzip") {
        @Override
        OutputStream over(OutputStream out) throws IOException {
            return new GZIPOutputStream(out, BUFFER);
        }
    },
    /** RFC 8878, which is smaller and faster to read. */
    ZSTD("zst", "application/zstd", "zstd") {
        @Override
        OutputStream over(OutputStream out) throws IOException {
            return new ZstdFrames(out);
        }
    };

    private static final int BUFFER = 1 << 16;

    private final String suffix;
    private final String mediaType;
    private final String label;

    Squeezed(String suffix, String mediaType, String label) {
        this.suffix = suffix;
        this.mediaType = mediaType;
        this.label = label;
    }

    abstract OutputStream over(OutputStream out) throws IOException;

    /** The ending of its names, without a dot. */
    public String suffix() {
        return suffix;
    }

    /** Its media type. */
    public String mediaType() {
        return mediaType;
    }

    /** Name for readers. */
    public String label() {
        return label;
    }

    /** Writes a file into less room. */
    public FileSize of(InputStream plain, OutputStream out) throws IOException {
        Measured measured = new Measured(new BufferedOutputStream(out, BUFFER));
        try (OutputStream squeezed = over(new Kept(measured))) {
            plain.transferTo(squeezed);
        }
        measured.flush();
        return measured.size();
    }

    /** Passes everything on but the end, for what is under it goes on to be used. */
    private static final class Kept extends OutputStream {
        private final OutputStream out;

        Kept(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }
    }
}
