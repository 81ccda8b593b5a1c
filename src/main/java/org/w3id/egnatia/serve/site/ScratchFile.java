package org.w3id.egnatia.serve.site;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file that has no name: it is written once and then read by many. Nobody who cleans up the folder for temporary
 * files can take it away, and nothing is left of it when the program ends, however that comes. Its room is given back
 * when nobody holds it any more.
 */
final class ScratchFile {

    private static final int BUFFER = 64 * 1024;

    private final FileChannel channel;

    /** Makes an empty one. */
    ScratchFile() throws IOException {
        Path file = Files.createTempFile("egnatia-", ".scratch");
        channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
        try {
            Files.delete(file);
        } catch (IOException e) {
            // Systems that remove no open file remove it when it is closed.
            file.toFile().deleteOnExit();
        }
    }

    /** Where it is written; what is written there is whole when that was closed. */
    OutputStream write() {
        return new BufferedOutputStream(new FilterOutputStream(Channels.newOutputStream(channel)) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        }, BUFFER);
    }

    /** Its bytes. */
    long length() {
        try {
            return channel.size();
        } catch (IOException e) {
            throw new UncheckedIOException("the disk for temporary files does not tell a size", e);
        }
    }

    /** Reads from the beginning, however many do so at once. */
    InputStream read() {
        return new BufferedInputStream(new Reading(), BUFFER);
    }

    /** One who reads, at a place of their own. */
    private final class Reading extends InputStream {
        private long at;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = length == 0 ? 0 : channel.read(ByteBuffer.wrap(bytes, from, length), at);
            at += Math.max(read, 0);
            return read;
        }

        @Override
        public long skip(long count) throws IOException {
            long skipped = Math.max(0, Math.min(count, channel.size() - at));
            at += skipped;
            return skipped;
        }
    }
}
