package org.w3id.egnatia.publish;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.w3id.egnatia.release.Sha256;

/** Passes bytes on, and tells how many there were and their SHA-256. */
final class Measured extends FilterOutputStream {

    private final MessageDigest digest = Sha256.start();
    private long count;

    Measured(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
        digest.update(bytes, from, length);
        count += length;
    }

    /** What has been written; nothing can be written afterwards. */
    FileSize size() {
        return new FileSize(count, HexFormat.of().formatHex(digest.digest()));
    }
}
