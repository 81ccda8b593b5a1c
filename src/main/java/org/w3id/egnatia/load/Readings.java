package org.w3id.egnatia.load;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What reading the files of a workspace gave. Given to the next reading, it spares whatever has the same path and the
 * same bytes; what a reading says depends on nothing else.
 */
public final class Readings {

    /** Nothing was read before. */
    public static final Readings NONE = new Readings(List.of(), Map.of());

    private final List<TurtleFile.Reading> all;
    private final Map<List<Content>, List<TurtleFile.Reading>> byContent;

    /** A file by its bytes, which are compared and not only hashed. */
    private record Content(String path, ByteBuffer bytes) {
    }

    /**
     * Something to read.
     *
     * @param files what the reading depends on; empty if on more than the bytes of some files
     * @param read  reads it
     */
    record Task(List<SourceFile> files, Supplier<List<TurtleFile.Reading>> read) {

        private List<Content> key() {
            return files.stream().map(f -> new Content(f.path(), ByteBuffer.wrap(f.content()))).toList();
        }
    }

    private Readings(List<TurtleFile.Reading> all, Map<List<Content>, List<TurtleFile.Reading>> byContent) {
        this.all = all;
        this.byContent = byContent;
    }

    /** Does what there is to read, unless it is known. */
    static Readings of(List<Task> tasks, Readings known) {
        record Done(List<Content> key, List<TurtleFile.Reading> readings) {
        }
        List<Done> done = tasks.parallelStream().map(task -> {
            List<Content> key = task.key();
            List<TurtleFile.Reading> earlier = key.isEmpty() ? null : known.byContent.get(key);
            return new Done(key, earlier == null ? task.read().get() : earlier);
        }).toList();
        List<TurtleFile.Reading> all = new ArrayList<>();
        Map<List<Content>, List<TurtleFile.Reading>> byContent = new HashMap<>();
        for (Done one : done) {
            all.addAll(one.readings());
            byContent.put(one.key(), one.readings());
        }
        return new Readings(List.copyOf(all), byContent);
    }

    /** The readings, in order of the files' paths; of a table, its description and its facts. */
    public List<TurtleFile.Reading> all() {
        return all;
    }
}
