package org.w3id.egnatia.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Writes lines to a file or stream from a thread of its own, so that a full disk or a pipe that nobody reads holds up
 * no request: lines that come faster than they can be written are dropped and counted.
 *
 * <p>A file is appended to. When it is renamed or removed, as log rotation does, a new one is begun within a second.
 */
final class LineFile implements AutoCloseable {

    private static final int WAITING = 10_000;
    private static final long LOOK_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long CLOSE_MILLISECONDS = 1_000;
    private static final String END = new String("end");

    private final Optional<Path> file;
    private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(WAITING);
    private final LongAdder dropped = new LongAdder();
    private final Thread writer;
    private OutputStream out;
    private Object key;
    private long looked;

    private LineFile(Optional<Path> file, OutputStream out, String name) {
        this.file = file;
        this.out = out;
        this.writer = new Thread(this::write, name);
        writer.setDaemon(true);
        writer.start();
    }

    /** Writes to a stream, which stays open. */
    static LineFile on(PrintStream stream) {
        return new LineFile(Optional.empty(), stream, "log");
    }

    /**
     * Appends to a file.
     *
     * @throws IOException if it cannot be opened for writing
     */
    static LineFile at(Path path) throws IOException {
        return new LineFile(Optional.of(path), open(path), "access log");
    }

    private static OutputStream open(Path path) throws IOException {
        return Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Adds a line; never waits. */
    void add(String line) {
        if (!lines.offer(line)) {
            dropped.increment();
        }
    }

    /** How many lines could not be written. */
    long dropped() {
        return dropped.sum();
    }

    private void write() {
        StringBuilder block = new StringBuilder();
        try {
            for (String line = lines.take(); line != END; line = lines.take()) {
                block.setLength(0);
                int count = 0;
                for (String next = line; next != null && next != END; next = lines.peek() == END
                        ? null : lines.poll()) {
                    block.append(next).append('\n');
                    count++;
                }
                write(block.toString().getBytes(StandardCharsets.UTF_8), count);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(byte[] block, int count) {
        try {
            followRotation();
            out.write(block);
            out.flush();
        } catch (IOException e) {
            // A full disk must not stop the server; that lines are missing is told by their number.
            dropped.add(count);
        }
    }

    private void followRotation() throws IOException {
        if (file.isEmpty() || System.nanoTime() - looked < LOOK_EVERY_NANOS && key != null) {
            return;
        }
        looked = System.nanoTime();
        Object now = keyOf(file.get());
        if (key != null && !key.equals(now)) {
            out.close();
            out = open(file.get());
            now = keyOf(file.get());
        }
        key = now;
    }

    private static Object keyOf(Path path) throws IOException {
        try {
            Object key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
            return key == null ? "no keys here" : key;
        } catch (NoSuchFileException e) {
            return "none";
        }
    }

    /** Writes what waits, for a second at most. */
    @Override
    public void close() {
        try {
            lines.offer(END, CLOSE_MILLISECONDS, TimeUnit.MILLISECONDS);
            writer.join(CLOSE_MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
