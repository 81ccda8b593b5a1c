package org.w3id.egnatia.publish;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.w3id.egnatia.release.Release;

/** The bytes of a dump, whole. */
final class Dumped {

    private Dumped() {
    }

    static byte[] bytes(DumpFile file, Release release) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            DumpFile.Size size = file.to(out, release);
            if (size.bytes() != out.size()) {
                throw new AssertionError(size + " of " + out.size() + " bytes");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return out.toByteArray();
    }
}
