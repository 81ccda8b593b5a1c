package org.w3id.egnatia.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HangupsTest {

    private final AtomicInteger reloads = new AtomicInteger();
    private final Hangups hangups = new Hangups();

    @Test
    void eachIsAnswered() {
        hangups.answerBy(reloads::incrementAndGet);
        assertEquals(0, reloads.get());
        hangups.happened();
        hangups.happened();
        assertEquals(2, reloads.get());
    }

    @Test
    void thoseThatComeTooEarlyAreAnsweredOnceLater() {
        hangups.happened();
        hangups.happened();
        hangups.answerBy(reloads::incrementAndGet);
        assertEquals(1, reloads.get());
        hangups.happened();
        assertEquals(2, reloads.get());
    }
}
