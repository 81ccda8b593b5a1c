package org.w3id.egnatia.load;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What reading the files of a workspace gave. Given to the next reading, it spares whatever has the same path and the
 * same bytes; what a reading says depends on nothing else.
 */
public final class Readings {

    /** Nothing was read before. */
    public static final Readings NONE = new Readings(List.of(), Map.of());

    /** Processor time for one file; the largest that is accepted takes some seconds. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

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

    /** Does what there is to read, unless it is known. What takes too long is a finding. */
    static Readings of(List<Task> tasks, Readings known) {
        return of(tasks, known, LONGEST);
    }

    /** The same with another limit, in processor time. */
    static Readings of(List<Task> tasks, Readings known, Duration longest) {
        List<List<Content>> keys = tasks.stream().map(Task::key).toList();
        List<Supplier<List<TurtleFile.Reading>>> unknown = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            if (!known.byContent.containsKey(keys.get(i))) {
                unknown.add(tasks.get(i).read());
            }
        }
        Iterator<Optional<List<TurtleFile.Reading>>> read = TimedWork.done(unknown, longest).iterator();
        List<TurtleFile.Reading> all = new ArrayList<>();
        Map<List<Content>, List<TurtleFile.Reading>> byContent = new HashMap<>();
        for (int i = 0; i < tasks.size(); i++) {
            List<Content> key = keys.get(i);
            List<TurtleFile.Reading> earlier = known.byContent.get(key);
            Task task = tasks.get(i);
            List<TurtleFile.Reading> readings = earlier != null ? earlier
                    : read.next().orElseGet(() -> List.of(givenUp(task, longest)));
            all.addAll(readings);
            if (!key.isEmpty()) {
                byContent.put(key, readings);
            }
        }
        return new Readings(List.copyOf(all), byContent);
    }

    private static TurtleFile.Reading givenUp(Task task, Duration longest) {
        String path = task.files().get(0).path();
        return new TurtleFile.Reading(Optional.empty(), List.of(new Finding(path, Position.NONE, Severity.ERROR,
                "syntax", "", "reading took more than " + longest.toSeconds()
                + " s of processor time and was given up; split the file into smaller ones, or write it "
                + "more plainly")));
    }

    /** The readings, in order of the files' paths; of a table, its description and its facts. */
    public List<TurtleFile.Reading> all() {
        return all;
    }
}
