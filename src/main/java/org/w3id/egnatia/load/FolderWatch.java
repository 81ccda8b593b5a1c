package org.w3id.egnatia.load;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Watches the three folders of a workspace and tells when they have changed and come to rest.
 *
 * <p>It looks at the files' times and sizes at intervals instead of asking the system for events, which get lost on
 * network file systems, on folders mounted into a container and when very many come at once. A change is told when
 * nothing more has changed for one interval, so a file that is being written is told when it is whole; if the files do
 * not come to rest, it is told all the same after some intervals. What is hidden is not
 * watched, nor what editors put beside a file.
 */
public final class FolderWatch implements AutoCloseable {

    /** After so many intervals without rest a change is told. */
    private static final int PATIENCE = 20;

    private final Path root;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "watch");
        thread.setDaemon(true);
        return thread;
    });
    private Map<Path, Mark> seen;
    private int restless;

    /** What changes when a file does. */
    private record Mark(FileTime modified, long size, Object key) {
    }

    private FolderWatch(Path root) {
        this.root = root;
        this.seen = look();
    }

    /** Remembers the state of a folder as it is now, before it is read, so that no change after that is missed. */
    public static FolderWatch of(Path root) {
        return new FolderWatch(root);
    }

    /** Begins to look at intervals; {@code onChange} is called by the watching thread and must not take long. */
    public void start(Duration interval, Runnable onChange) {
        worker.scheduleWithFixedDelay(() -> tick(onChange), interval.toNanos(), interval.toNanos(),
                TimeUnit.NANOSECONDS);
    }

    /** Looks once. */
    void tick(Runnable onChange) {
        Map<Path, Mark> now = look();
        boolean changed = !now.equals(seen);
        seen = now;
        if (changed) {
            restless++;
        }
        if (restless > 0 && (!changed || restless >= PATIENCE)) {
            restless = 0;
            onChange.run();
        }
    }

    private Map<Path, Mark> look() {
        Map<Path, Mark> marks = new HashMap<>();
        FileVisitor<Path> visitor = new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes is) {
                if (!file.getFileName().toString().startsWith(".") && !EditorFiles.isOne(file)) {
                    marks.put(file, new Mark(is.lastModifiedTime(), is.size(),
                            Objects.requireNonNullElse(is.fileKey(), "")));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                // It went away while we looked, or may not be read; reading it tells why.
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException e) {
                return FileVisitResult.CONTINUE;
            }
        };
        for (String folder : Workspace.FOLDERS) {
            try {
                Files.walkFileTree(root.resolve(folder), EnumSet.of(FileVisitOption.FOLLOW_LINKS),
                        Integer.MAX_VALUE, visitor);
            } catch (IOException e) {
                throw new IllegalStateException("the visitor passes over what cannot be read", e);
            }
        }
        return marks;
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
