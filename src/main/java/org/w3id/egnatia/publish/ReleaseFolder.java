package org.w3id.egnatia.publish;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.w3id.egnatia.release.Release;

/**
 * The folder that {@code build --out DIR} writes. Each file is written beside its place under another name, forced to
 * the disk and renamed; the checksums come last. So a file that is there is whole, and a folder with checksums is
 * whole.
 */
public final class ReleaseFolder {

    /** Checksums of the files, in the format of {@code sha256sum}. */
    public static final String CHECKSUMS = "SHA256SUMS";

    private ReleaseFolder() {
    }

    /**
     * Writes a release.
     *
     * @throws IOException if the folder cannot be made or written to; files that were there before are then still whole
     */
    public static void write(Release release, Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.deleteIfExists(folder.resolve(CHECKSUMS));
        StringBuilder sums = new StringBuilder();
        for (DumpFile file : DumpFile.values()) {
            write(folder.resolve(file.fileName()), out -> sums.append(file.to(out, release).sha256()).append("  ")
                    .append(file.fileName()).append('\n'));
        }
        write(folder.resolve(CHECKSUMS), out -> out.write(sums.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** Writes the content of a file. */
    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private static void write(Path target, Writing content) throws IOException {
        Path temporary = target.resolveSibling("." + target.getFileName() + ".part");
        try {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel));
                content.to(out);
                out.flush();
                channel.force(true);
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
