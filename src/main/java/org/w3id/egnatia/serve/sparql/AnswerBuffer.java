package org.w3id.egnatia.serve.sparql;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.w3id.egnatia.serve.guard.Allowance;
import org.w3id.egnatia.serve.guard.OverLimitException;
import org.w3id.egnatia.serve.http.Content;

/**
 * An answer in the making. It is kept until it is whole, so that a query that fails on the way ends in an error and
 * never in a document that looks complete. Belongs to one thread.
 */
final class AnswerBuffer extends OutputStream implements Content {

    private static final int PIECE = 32 * 1024;
    /** Pieces that need no room, so that small answers are given while large ones are on their way to slow clients. */
    private static final int FREE = 2;

    private final int limit;
    private final AnswerMemory room;
    private final String client;
    private final Allowance allowance;
    private final List<byte[]> pieces = new ArrayList<>();
    private int length;

    /** A buffer for at most so many bytes, in a client's share of the common room, filled by leave of an allowance. */
    AnswerBuffer(int limit, AnswerMemory room, String client, Allowance allowance) {
        this.limit = limit;
        this.room = room;
        this.client = client;
        this.allowance = allowance;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) {
        allowance.check();
        if (length + (long) count > limit) {
            throw new OverLimitException("The result is larger than " + limit
                    + " bytes; ask for less, or take the dump at /dumps/latest/.");
        }
        int from = offset;
        int left = count;
        while (left > 0) {
            int used = length % PIECE;
            if (used == 0) {
                addPiece();
            }
            int part = Math.min(left, PIECE - used);
            System.arraycopy(bytes, from, pieces.get(pieces.size() - 1), used, part);
            length += part;
            from += part;
            left -= part;
        }
    }

    private void addPiece() {
        if (pieces.size() >= FREE && !room.take(client, PIECE)) {
            allowance.stop(Allowance.Reason.MEMORY);
            allowance.look();
        }
        pieces.add(new byte[PIECE]);
    }

    @Override
    public int length() {
        return length;
    }

    /** Writes all of it somewhere else. */
    void writeTo(OutputStream out) throws IOException {
        int left = length;
        for (byte[] piece : pieces) {
            out.write(piece, 0, Math.min(left, PIECE));
            left -= PIECE;
        }
    }

    @Override
    public InputStream read() {
        List<InputStream> parts = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            parts.add(new ByteArrayInputStream(pieces.get(i), 0, Math.min(PIECE, length - i * PIECE)));
        }
        return new SequenceInputStream(Collections.enumeration(parts));
    }

    /** A copy of all of it. */
    byte[] toBytes() {
        byte[] bytes = new byte[length];
        for (int i = 0; i < pieces.size(); i++) {
            System.arraycopy(pieces.get(i), 0, bytes, i * PIECE, Math.min(PIECE, length - i * PIECE));
        }
        return bytes;
    }

    /** Gives the room back. The answer is gone. */
    @Override
    public void close() {
        room.giveBack(client, (long) Math.max(0, pieces.size() - FREE) * PIECE);
        pieces.clear();
        length = 0;
    }
}
