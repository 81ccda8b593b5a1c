package org.w3id.egnatia.load;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.ObjLongConsumer;
import java.util.zip.ZipException;

/**
 * The index at the end of a jar, which names each file in it with its size and checksum (PKWARE's APPNOTE, 4.3.12). The
 * Java library makes an object and a text of every entry; where one looks at a few of 17 000 at each start, reading
 * the bytes takes a tenth of the time.
 */
public final class JarDirectory {

    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_LENGTH = 46;
    private static final int AT_CHECKSUM = 16;
    private static final int AT_SIZE = 24;
    private static final int AT_NAME_LENGTH = 28;
    private static final int AT_EXTRA_LENGTH = 30;
    private static final int AT_COMMENT_LENGTH = 32;
    private static final int AT_DIRECTORY_LENGTH = 12;
    private static final int AT_DIRECTORY = 16;
    private static final int AT_END_COMMENT = 20;
    private static final int SHORT = 0xFFFF;
    private static final long INT = 0xFFFFFFFFL;

    private final ByteBuffer bytes;

    private JarDirectory(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /**
     * Reads the index of a jar.
     *
     * @throws IOException if it cannot be read or is none
     */
    public static JarDirectory of(Path jar) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(jar.toFile(), "r")) {
            int tail = (int) Math.min(file.length(), END_LENGTH + LONGEST_COMMENT);
            ByteBuffer end = read(file, file.length() - tail, tail);
            for (int at = tail - END_LENGTH; at >= 0; at--) {
                // The same four bytes may stand in the comment, but not with its length behind them.
                if (end.getInt(at) == END
                        && (end.getShort(at + AT_END_COMMENT) & SHORT) == tail - at - END_LENGTH) {
                    return new JarDirectory(read(file, end.getInt(at + AT_DIRECTORY) & INT,
                            end.getInt(at + AT_DIRECTORY_LENGTH)));
                }
            }
        }
        throw new ZipException(jar + " is no jar");
    }

    private static ByteBuffer read(RandomAccessFile file, long from, int length) throws IOException {
        byte[] read = new byte[length];
        file.seek(from);
        file.readFully(read);
        return ByteBuffer.wrap(read).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** All bytes of the index. They change with every name, size or checksum. */
    public ByteBuffer bytes() {
        return bytes.asReadOnlyBuffer();
    }

    /**
     * Tells the files below a folder, in the order of the index.
     *
     * @param folder its name with a stroke at the end
     * @param file   takes a name with size and checksum as one number
     */
    void forEach(String folder, ObjLongConsumer<String> file) {
        byte[] beginning = folder.getBytes(StandardCharsets.UTF_8);
        int at = 0;
        while (at + ENTRY_LENGTH <= bytes.capacity() && bytes.getInt(at) == ENTRY) {
            int length = bytes.getShort(at + AT_NAME_LENGTH) & SHORT;
            int begin = at + ENTRY_LENGTH;
            if (length > beginning.length && Arrays.equals(bytes.array(), begin, begin + beginning.length,
                    beginning, 0, beginning.length)) {
                String name = new String(bytes.array(), begin, length, StandardCharsets.UTF_8);
                if (!name.endsWith("/")) {
                    file.accept(name, (long) bytes.getInt(at + AT_SIZE) << Integer.SIZE
                            | bytes.getInt(at + AT_CHECKSUM) & INT);
                }
            }
            at += ENTRY_LENGTH + length + (bytes.getShort(at + AT_EXTRA_LENGTH) & SHORT)
                    + (bytes.getShort(at + AT_COMMENT_LENGTH) & SHORT);
        }
    }
}
