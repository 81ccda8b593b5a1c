package org.w3id.egnatia.release.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that are written one after the other; numbers take as few as they need. */
public final class ByteSink {

    private static final int SEVEN_BITS = 0x7F;

    private byte[] bytes = new byte[1 << 16];
    private int length;

    /** A number that is not negative, seven bits a byte, the low ones first. */
    public void number(long number) {
        if (number < 0) {
            throw new IllegalArgumentException("only numbers from 0 on are written, and this is " + number);
        }
        long rest = number;
        while (rest > SEVEN_BITS) {
            one((int) (rest & SEVEN_BITS) | SEVEN_BITS + 1);
            rest >>>= Byte.SIZE - 1;
        }
        one((int) rest);
    }

    /** A text in UTF-8, after its length. */
    public void text(String text) {
        bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes after their number. */
    public void bytes(byte[] more) {
        number(more.length);
        raw(more, 0, more.length);
    }

    /** Some bytes as they are. */
    void raw(byte[] more, int from, int count) {
        room(count);
        System.arraycopy(more, from, bytes, length, count);
        length += count;
    }

    private void one(int value) {
        room(1);
        bytes[length++] = (byte) value;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
        }
    }

    /** All that was written. */
    public byte[] written() {
        return Arrays.copyOf(bytes, length);
    }
}
