package org.w3id.egnatia.spark;

import java.io.Serializable;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A digest of a set of lines that does not depend on their order: the sum of the SHA-256 of each line with its LF,
 * modulo 2 to the power of 256. Sums of parts add up to the sum of the whole, so that parts can be made anywhere.
 *
 * <p>It tells whether two machines have the same data. Against whoever wants to be taken for somebody else it is weaker
 * than {@link org.w3id.egnatia.release.Release#digest()}, which the same lines give when they are sorted.
 */
final class OrderFreeDigest implements Serializable {

    private static final long serialVersionUID = 1;
    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);

    private final long lines;
    private final BigInteger sum;

    private OrderFreeDigest(long lines, BigInteger sum) {
        this.lines = lines;
        this.sum = sum;
    }

    /** The digest of nothing. */
    static OrderFreeDigest empty() {
        return new OrderFreeDigest(0, BigInteger.ZERO);
    }

    /** The digest with one more line. */
    OrderFreeDigest with(String line) {
        byte[] hash = sha256().digest((line + '\n').getBytes(StandardCharsets.UTF_8));
        return new OrderFreeDigest(lines + 1, sum.add(new BigInteger(1, hash)).mod(MODULUS));
    }

    /** The digest of two sets that have no line in common. */
    OrderFreeDigest with(OrderFreeDigest other) {
        return new OrderFreeDigest(lines + other.lines, sum.add(other.sum).mod(MODULUS));
    }

    /** How many lines. */
    long lines() {
        return lines;
    }

    /** In 64 hexadecimal digits. */
    String hex() {
        return String.format("%064x", sum);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
