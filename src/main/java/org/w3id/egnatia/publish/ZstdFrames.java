package org.w3id.egnatia.publish;

import io.airlift.compress.zstd.ZstdCompressor;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes Zstandard, a frame for every four million bytes; readers take frames that follow each other for one file
 * (RFC 8878, section 3). The library's own stream forgets what it has seen and makes large files three times as large.
 */
final class ZstdFrames extends OutputStream {

    private static final int FRAME = 1 << 22;

    private final OutputStream out;
    private final ZstdCompressor compressor = new ZstdCompressor();
    private final byte[] plain = new byte[FRAME];
    private final byte[] squeezed = new byte[compressor.maxCompressedLength(FRAME)];
    private int length;
    private boolean hasFrame;

    ZstdFrames(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        int at = from;
        while (at < from + count) {
            int part = Math.min(FRAME - length, from + count - at);
            System.arraycopy(bytes, at, plain, length, part);
            length += part;
            at += part;
            if (length == FRAME) {
                frame();
            }
        }
    }

    private void frame() throws IOException {
        out.write(squeezed, 0, compressor.compress(plain, 0, length, squeezed, 0, squeezed.length));
        length = 0;
        hasFrame = true;
    }

    @Override
    public void close() throws IOException {
        if (length > 0 || !hasFrame) {
            frame();
        }
        out.close();
    }
}
