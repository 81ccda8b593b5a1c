package org.w3id.egnatia.road;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.w3id.egnatia.check.Rules;
import org.w3id.egnatia.load.Readings;
import org.w3id.egnatia.load.ShippedChecksums;
import org.w3id.egnatia.load.Trouble;
import org.w3id.egnatia.load.Workspace;
import org.w3id.egnatia.release.PreparedForm;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.release.Sha256;

/**
 * Releases that have passed the gates once, kept as they came out: one inside the program, made when it was packaged,
 * and some in a folder. One is used only if the same program made it of the very same files and not a byte of it has
 * changed; else the whole road is gone anew, and one line says so where something was not as it was left.
 */
public final class PreparedReleases {

    /** Where the program carries its own, beside the data. */
    public static final String IN_PROGRAM = "/egnatia/release.prepared";

    private static final String ENDING = ".prepared";
    /** A file that names the last release of a folder that passed the gates. */
    private static final String GOOD = ".good";
    private static final String INSIDE = "inside the program";
    /** A file that is being written; of a process that was killed it stays. */
    private static final String PART = ".part";
    /** Longer than any file is being written. */
    private static final Duration STALE = Duration.ofHours(1);
    private static final int KEPT = 6;
    private static final int PROBE = 64 * 1024;
    private static final long MEGABYTE = 1024L * 1024;
    /** Room for some releases. */
    private static final long ROOM = 64 * MEGABYTE;
    private static final int SHOWN_DIGITS = 24;

    private final Optional<Path> folder;
    private final Consumer<String> notices;
    private final AtomicBoolean said = new AtomicBoolean();

    /**
     * Keeps releases in a folder.
     *
     * @param folder  made when it is first written to; empty to keep none
     * @param notices takes one sentence where something could not be used or kept
     */
    public PreparedReleases(Optional<Path> folder, Consumer<String> notices) {
        this.folder = folder;
        this.notices = notices;
    }

    /** The release of the data that the program carries. */
    public Outcome shipped() {
        ShippedChecksums running = ShippedChecksums.ofRunning();
        Predicate<Origin> same = origin -> origin.program().equals(running.program())
                && origin.checksums().equals(running.files());
        return inProgram(same, true).orElseGet(() -> {
            Workspace workspace = Workspace.shipped();
            return kept(workspace, Origin.of(workspace, running.program()));
        });
    }

    /** The release of a workspace; of what has errors, what they are. */
    public Outcome of(Workspace workspace) {
        Origin origin = Origin.of(workspace, ShippedChecksums.ofRunning().program());
        return inProgram(origin::equals, false).orElseGet(() -> kept(workspace, origin));
    }

    /**
     * The release of a folder with a workspace. If it passed the gates, it is remembered as the {@link #lastGood last}
     * of this folder that did.
     */
    public Outcome of(Path root) {
        Workspace workspace = Workspace.at(root);
        Origin origin = Origin.of(workspace, ShippedChecksums.ofRunning().program());
        Optional<Outcome> inside = inProgram(origin::equals, false);
        Outcome outcome = inside.orElseGet(() -> kept(workspace, origin));
        if (outcome.isClean() && folder.isPresent() && (inside.isPresent() || Files.exists(fileOf(origin)))) {
            remember(root, inside.isPresent() ? INSIDE : fileOf(origin).getFileName().toString());
        }
        return outcome;
    }

    /** True if the release of a folder, as its files are now, is kept, so that it is there at once. */
    public boolean has(Path root) {
        Origin origin = Origin.of(Workspace.at(root), ShippedChecksums.ofRunning().program());
        return folder.isPresent() && Files.exists(fileOf(origin)) || inProgram(origin::equals, false).isPresent();
    }

    /** The last release of a folder that passed the gates of this program; empty if none is kept. */
    public Optional<Release> lastGood(Path root) {
        if (folder.isEmpty() || !Files.exists(pointer(root))) {
            return Optional.empty();
        }
        String program = ShippedChecksums.ofRunning().program();
        try {
            String name = Files.readString(pointer(root)).strip();
            return name.equals(INSIDE) ? inProgram(origin -> origin.program().equals(program), true)
                    .flatMap(Outcome::release)
                    : inFolder(folder.get().resolve(name), origin -> origin.program().equals(program))
                    .flatMap(Outcome::release);
        } catch (IOException e) {
            notices.accept(pointer(root) + ": cannot be read (" + Trouble.of(e) + "), so no earlier release is found");
            return Optional.empty();
        }
    }

    private void remember(Path root, String name) {
        Path pointer = pointer(root);
        try {
            if (!Files.exists(pointer) || !Files.readString(pointer).strip().equals(name)) {
                makeFolder(pointer.getParent());
                write(pointer, (name + '\n').getBytes(StandardCharsets.US_ASCII));
            } else {
                touch(pointer);
            }
        } catch (IOException e) {
            cannotKeep(pointer.getParent(), e);
        }
    }

    /** Of one folder and one program: two programs that keep their releases in one place do not disturb each other. */
    private Path pointer(Path root) {
        String of = root.toAbsolutePath().normalize() + "\n" + ShippedChecksums.ofRunning().program();
        return folder.orElseThrow().resolve(Sha256.hex(of.getBytes(StandardCharsets.UTF_8)).substring(0, SHOWN_DIGITS)
                + GOOD);
    }

    private Path fileOf(Origin origin) {
        String name = Sha256.hex((origin.contents() + origin.program()).getBytes(StandardCharsets.US_ASCII));
        return folder.orElseThrow().resolve(name.substring(0, SHOWN_DIGITS) + ENDING);
    }

    private Outcome kept(Workspace workspace, Origin origin) {
        if (folder.isEmpty()) {
            return Road.forServing(workspace);
        }
        Path file = fileOf(origin);
        return inFolder(file, origin::equals).orElseGet(() -> {
            Outcome outcome = Road.forServing(workspace);
            if (outcome.isClean()) {
                keep(file, form(outcome.release().orElseThrow(), origin));
            }
            return outcome;
        });
    }

    /** A release with what it was made of, in the form that is read here. */
    private static byte[] form(Release release, Origin origin) {
        byte[] bytes = PreparedForm.write(release);
        byte[] header = origin.header(bytes);
        byte[] all = Arrays.copyOf(header, header.length + bytes.length);
        System.arraycopy(bytes, 0, all, header.length, bytes.length);
        return all;
    }

    /**
     * Makes the one that the program carries, of the data that it carries, for the packaging.
     *
     * @param target the file to write; left as it is if it is the right one already, and removed if the data has errors
     * @return what came of the data; empty if the file was right
     * @throws IOException if it cannot be written
     */
    public static Optional<Outcome> packaged(Path target) throws IOException {
        Workspace workspace = Workspace.shipped();
        Origin origin = Origin.of(workspace, ShippedChecksums.ofRunning().program());
        if (Files.exists(target) && read(Files.readAllBytes(target), origin::equals) instanceof Usable) {
            return Optional.empty();
        }
        Files.deleteIfExists(target);
        Outcome outcome = Road.forServing(workspace);
        if (outcome.isClean()) {
            write(target, form(outcome.release().orElseThrow(), origin));
        }
        return Optional.of(outcome);
    }

    /** What bytes turned out to be. */
    private sealed interface Found {
    }

    /** A release that can be used. */
    private record Usable(Release release) implements Found {
    }

    /** A whole one, but of other files or by another program. */
    private record OfOthers() implements Found {
    }

    /** None, or no longer what was written. */
    private record Damaged() implements Found {
    }

    private static Found read(byte[] bytes, Predicate<Origin> same) {
        Optional<Origin.Header> header = Origin.read(Arrays.copyOf(bytes, Math.min(bytes.length, Origin.HEADER)));
        if (header.isEmpty()) {
            return new Damaged();
        }
        if (!same.test(header.get().origin())) {
            return new OfOthers();
        }
        if (!Sha256.hex(bytes, Origin.HEADER).equals(header.get().release())) {
            return new Damaged();
        }
        return new Usable(PreparedForm.read(bytes, Origin.HEADER));
    }

    private Optional<Outcome> inProgram(Predicate<Origin> same, boolean told) {
        try (InputStream in = PreparedReleases.class.getResourceAsStream(IN_PROGRAM)) {
            if (in == null) {
                return Optional.empty();
            }
            Found found = read(in.readAllBytes(), same);
            if (found instanceof Usable usable) {
                return Optional.of(outcome(usable.release()));
            }
            if (told) {
                notices.accept("the release inside the program " + (found instanceof Damaged ? "is damaged"
                        : "is of other files than the program carries") + ", so everything is checked anew");
            }
        } catch (IOException e) {
            notices.accept("the release inside the program cannot be read, so everything is checked anew");
        }
        return Optional.empty();
    }

    private Optional<Outcome> inFolder(Path file, Predicate<Origin> same) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            if (read(Files.readAllBytes(file), same) instanceof Usable usable) {
                touch(file);
                return Optional.of(outcome(usable.release()));
            }
            notices.accept(file + ": is not as it was written, so it is thrown away and everything is checked anew");
            Files.deleteIfExists(file);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            notices.accept(file + ": cannot be read, so everything is checked anew");
        }
        return Optional.empty();
    }

    private static Outcome outcome(Release release) {
        return new Outcome(List.of(), Optional.of(release), () -> Rules.of(release.shapes(), release.queries()),
                Readings.NONE);
    }

    /** What was used last is kept longest. */
    private static void touch(Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        } catch (IOException e) {
            // It can be read, though not written: then it was not we who keep it.
            return;
        }
    }

    private void keep(Path file, byte[] bytes) {
        try {
            makeFolder(file.getParent());
            write(file, bytes);
            removeOld(file.getParent(), GOOD, Set.of());
            Set<String> good = new HashSet<>();
            for (Path pointer : ending(file.getParent(), GOOD)) {
                good.add(Files.readString(pointer).strip());
            }
            removeOld(file.getParent(), ENDING, good);
        } catch (IOException e) {
            cannotKeep(file.getParent(), e);
        }
    }

    /** Removes all but those that were used last, and those that are still named by a pointer. */
    private static void removeOld(Path folder, String ending, Set<String> named) throws IOException {
        for (Path old : ending(folder, ending).stream().skip(KEPT)
                .filter(file -> !named.contains(file.getFileName().toString())).toList()) {
            Files.deleteIfExists(old);
        }
    }

    /** The files with an ending, the one that was used last first. */
    private static List<Path> ending(Path folder, String ending) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(ending))
                    .sorted(Comparator.comparing(PreparedReleases::lastUsed).reversed()).toList();
        }
    }

    /**
     * Says in one sentence, before anything else is done, if nothing could be kept: the folder cannot be made, read or
     * written, or its disk is full. Takes away what processes that were killed have left there half written.
     */
    public void probe() {
        if (folder.isEmpty()) {
            return;
        }
        Path where = folder.get();
        try {
            makeFolder(where);
            removeUnfinished(where);
            write(where.resolve("probe"), new byte[PROBE]);
            Files.delete(where.resolve("probe"));
            ending(where, ENDING);
            // Not by its file store, which is looked up among the mounts of the machine, and a sandbox hides those.
            long room = where.toFile().getUsableSpace();
            if (room < ROOM) {
                throw new IOException("its disk has " + room / MEGABYTE + " MB left");
            }
        } catch (IOException e) {
            cannotKeep(where, e);
        }
    }

    private static void removeUnfinished(Path folder) throws IOException {
        Instant stale = Instant.now().minus(STALE);
        for (Path part : ending(folder, PART)) {
            if (lastUsed(part).toInstant().isBefore(stale)) {
                Files.deleteIfExists(part);
            }
        }
    }

    /** Once is enough. */
    private void cannotKeep(Path where, IOException e) {
        if (!said.compareAndSet(false, true)) {
            return;
        }
        notices.accept(where + ": the checked release cannot be kept here (" + Trouble.of(e)
                + "), so the next start takes as long as this one and no last good release is at hand; name another "
                + "folder with --cache, or 'off'");
    }

    private static void makeFolder(Path folder) throws IOException {
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }

    private static FileTime lastUsed(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    /** Beside its place, on the disk, and then moved there, so that nobody sees half of it, even after a power cut. */
    private static void write(Path file, byte[] bytes) throws IOException {
        Path part = Files.createTempFile(file.getParent(), file.getFileName().toString(), PART);
        try {
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                for (ByteBuffer rest = ByteBuffer.wrap(bytes); rest.hasRemaining();) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
