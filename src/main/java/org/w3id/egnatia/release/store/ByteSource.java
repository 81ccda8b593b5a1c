package org.w3id.egnatia.release.store;

import java.nio.charset.StandardCharsets;

/** Reads what a {@link ByteSink} wrote, in the same order. */
public final class ByteSource {

    private static final int SEVEN_BITS = 0x7F;

    private final byte[] bytes;
    private int at;

    /** Reads an array from a place on. */
    public ByteSource(byte[] bytes, int from) {
        this.bytes = bytes;
        this.at = from;
    }

    /** A number. */
    public long number() {
        long number = 0;
        int shift = 0;
        byte next = bytes[at++];
        while (next < 0) {
            number |= (long) (next & SEVEN_BITS) << shift;
            shift += Byte.SIZE - 1;
            next = bytes[at++];
        }
        return number | (long) next << shift;
    }

    /** A number that counts something. */
    public int count() {
        return Math.toIntExact(number());
    }

    /** A text. */
    public String text() {
        int count = count();
        at += count;
        return new String(bytes, at - count, count, StandardCharsets.UTF_8);
    }

    /** Bytes that stand after their number. */
    public byte[] bytes() {
        byte[] read = new byte[count()];
        raw(read, 0, read.length);
        return read;
    }

    /** Some bytes as they are. */
    void raw(byte[] into, int to, int count) {
        System.arraycopy(bytes, at, into, to, count);
        at += count;
    }
}
