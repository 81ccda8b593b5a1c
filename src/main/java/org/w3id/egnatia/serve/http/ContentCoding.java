package org.w3id.egnatia.serve.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.Enumeration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Compression: the coding in which an answer is sent (RFC 9110, section 12.5.3), which is gzip for texts that are worth
 * it and clients that take it, else none. A client that wants no coding that there is gets the plain bytes, as the
 * standard allows.
 */
final class ContentCoding {

    private static final Set<String> TEXTS =
            Set.of("text/html", "text/css", "text/plain", "text/csv", "text/tab-separated-values", "text/turtle",
            "text/javascript", "application/javascript", "application/json", "application/ld+json",
            "application/rdf+xml",
            "application/n-triples", "application/n-quads", "application/sparql-results+json",
            "application/sparql-results+xml",
            "application/sparql-query", "application/xml", "application/problem+json", "image/svg+xml");
    private static final int WORTH_IT = 256;
    /** Answers up to this size are compressed before they are sent, larger ones on the way. */
    private static final int AT_ONCE = 2 * 1024 * 1024;
    /** A good half of the work of the usual level saves nearly as much. */
    private static final int LEVEL = 5;
    /** A header without file name and time (RFC 1952, section 2.3). */
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, Deflater.DEFLATED, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    private ContentCoding() {
    }

    /** True if answers of a type are compressed for those who want it, so that the coding varies. */
    static boolean varies(String contentType) {
        int end = contentType.indexOf(';');
        return TEXTS.contains(end < 0 ? contentType : contentType.substring(0, end).strip());
    }

    /** True if a client takes gzip. */
    static boolean takesGzip(Request request) {
        List<String> values = request.headers().all("Accept-Encoding");
        return !values.isEmpty() && codings(values).quality("coding/gzip") > 0;
    }

    /** Codings have qualities as media types have. */
    private static Accept codings(List<String> values) {
        List<String> ranges = List.of(String.join(",", values).split(",")).stream().map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(part -> part.startsWith("*") ? "coding/*" + part.substring(1) : "coding/" + part).toList();
        return Accept.parse(ranges.isEmpty() ? "none/none" : String.join(",", ranges));
    }

    /** True if content is so long that it is worth it. */
    static boolean isWorthIt(Content content) {
        return content.length() >= WORTH_IT;
    }

    /** Content in gzip coding; its length is -1 if it is known only at the end. */
    static Content gzip(Content plain) {
        if (plain.gzip().isPresent()) {
            return plain.gzip().get();
        } else if (plain.length() > AT_ONCE) {
            return new OnTheWay(plain);
        }
        ByteArrayOutputStream folded = new ByteArrayOutputStream(plain.length() / 4 + 64);
        try (plain; InputStream in = plain.read(); OutputStream out = new GzipStream(folded)) {
            in.transferTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return Content.of(folded.toByteArray());
    }

    /** Bytes in gzip coding. */
    static byte[] folded(byte[] plain) {
        ByteArrayOutputStream folded = new ByteArrayOutputStream(plain.length / 4 + 64);
        try (OutputStream out = new GzipStream(folded)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return folded.toByteArray();
    }

    private static final class GzipStream extends GZIPOutputStream {
        GzipStream(OutputStream out) throws IOException {
            super(out, 16 * 1024);
            def.setLevel(LEVEL);
        }
    }

    /** Content that is compressed while it is sent. */
    private record OnTheWay(Content plain) implements Content {

        @Override
        public int length() {
            return -1;
        }

        @Override
        public InputStream read() {
            CheckedInputStream counted = new CheckedInputStream(plain.read(), new CRC32());
            Deflater deflater = new Deflater(LEVEL, true);
            InputStream folded = new DeflaterInputStream(counted, deflater, 32 * 1024) {
                @Override
                public void close() throws IOException {
                    super.close();
                    deflater.end();
                }
            };
            return new SequenceInputStream(new Enumeration<>() {
                private int part;

                @Override
                public boolean hasMoreElements() {
                    return part < 3;
                }

                @Override
                public InputStream nextElement() {
                    return switch (part++) {
                        case 0 -> new ByteArrayInputStream(HEADER);
                        case 1 -> folded;
                        case 2 -> new ByteArrayInputStream(trailer(counted.getChecksum().getValue(), plain.length()));
                        default -> throw new NoSuchElementException();
                    };
                }
            });
        }

        /** Checksum and length, least byte first (RFC 1952, section 2.3.1). */
        private static byte[] trailer(long checksum, long length) {
            byte[] bytes = new byte[8];
            for (int i = 0; i < 4; i++) {
                bytes[i] = (byte) (checksum >> 8 * i);
                bytes[4 + i] = (byte) (length >> 8 * i);
            }
            return bytes;
        }

        @Override
        public void close() {
            plain.close();
        }
    }
}
