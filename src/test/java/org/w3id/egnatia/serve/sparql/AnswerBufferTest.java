package org.w3id.egnatia.serve.sparql;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import org.apache.jena.query.QueryCancelledException;
import org.junit.jupiter.api.Test;
import org.w3id.egnatia.serve.guard.Allowance;
import org.w3id.egnatia.serve.guard.OverLimitException;

class AnswerBufferTest {

    private static final int LIMIT = 1_000_000;

    private final AnswerMemory room = new AnswerMemory(1_000_000);

    private AnswerBuffer buffer() {
        return new AnswerBuffer(LIMIT, room, "client", new Allowance(Duration.ofSeconds(10), () -> { }));
    }

    @Test
    void whatIsWrittenComesOutByEachWay() throws IOException {
        byte[] bytes = new byte[200_000];
        new Random(20261125).nextBytes(bytes);
        try (AnswerBuffer buffer = buffer()) {
            buffer.write(bytes, 0, 70_000);
            buffer.write(bytes[70_000]);
            buffer.write(bytes, 70_001, bytes.length - 70_001);
            assertEquals(bytes.length, buffer.length());
            assertArrayEquals(bytes, buffer.toBytes());
            assertArrayEquals(bytes, buffer.read().readAllBytes());
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            buffer.writeTo(out);
            assertArrayEquals(bytes, out.toByteArray());
        }
    }

    @Test
    void roomIsGivenBackWhole() {
        for (int size : new int[] {0, 1, 32 * 1024, 64 * 1024, 64 * 1024 + 1, 300_000}) {
            try (AnswerBuffer buffer = buffer()) {
                buffer.write(new byte[size], 0, size);
            }
            assertEquals(0, room.taken(), size + " bytes");
        }
    }

    @Test
    void smallAnswersAreMadeWhileLargeOnesTakeAllTheRoom() {
        try (AnswerBuffer large = buffer(); AnswerBuffer small = buffer()) {
            assertThrows(QueryCancelledException.class, () -> large.write(new byte[LIMIT], 0, LIMIT));
            small.write(new byte[64 * 1024], 0, 64 * 1024);
            assertEquals(64 * 1024, small.length());
            assertThrows(QueryCancelledException.class, () -> small.write(0));
        }
        assertEquals(0, room.taken());
    }

    @Test
    void aClientHasAtMostHalfOfTheRoom() {
        Allowance allowance = new Allowance(Duration.ofSeconds(10), () -> { });
        try (AnswerBuffer first = buffer(); AnswerBuffer other = new AnswerBuffer(LIMIT, room, "other", allowance)) {
            assertThrows(QueryCancelledException.class, () -> first.write(new byte[LIMIT], 0, LIMIT));
            assertTrue(room.taken() <= 500_000, room.taken() + " bytes");
            other.write(new byte[400_000], 0, 400_000);
            assertEquals(400_000, other.length());
        }
        assertEquals(0, room.taken());
    }

    @Test
    void anAnswerHasALimit() {
        try (AnswerBuffer buffer = new AnswerBuffer(10, room, "client",
                new Allowance(Duration.ofSeconds(10), () -> { }))) {
            buffer.write(new byte[10], 0, 10);
            assertThrows(OverLimitException.class, () -> buffer.write(0));
        }
    }
}
