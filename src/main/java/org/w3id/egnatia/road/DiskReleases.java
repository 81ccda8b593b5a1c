package org.w3id.egnatia.road;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.w3id.egnatia.check.Rules;
import org.w3id.egnatia.load.Readings;
import org.w3id.egnatia.load.ShippedChecksums;
import org.w3id.egnatia.load.Trouble;
import org.w3id.egnatia.load.UnreadableException;
import org.w3id.egnatia.load.Workspace;
import org.w3id.egnatia.release.DiskForm;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.release.Sha256;

/**
 * Releases in a folder on the disk, each in a database of TDB2 of its own. One that the same program loaded of the very
 * same files is opened as it is; else the release is prepared and loaded beside, under another name until it is whole,
 * so that a load which was ended at any moment is simply begun again.
 */
public final class DiskReleases {

    private static final int DIGITS = 24;
    private static final String NAME = "[0-9a-f]{" + DIGITS + "}";
    /** A load that goes on, or was ended. */
    private static final String PART = ".loading";

    private final Path folder;
    private final PreparedReleases prepared;
    private final Consumer<String> notices;

    /**
     * Keeps databases in a folder.
     *
     * @param folder   made when it is first written to; nothing else may be in it
     * @param prepared where releases come from that are not in it yet
     * @param notices  takes one sentence where something was not as it was left, or takes time
     */
    public DiskReleases(Path folder, PreparedReleases prepared, Consumer<String> notices) {
        this.folder = folder;
        this.prepared = prepared;
        this.notices = notices;
    }

    /**
     * The release of a folder with a workspace, or of the data that the program carries; of what has errors, what they
     * are.
     *
     * @throws UnreadableException  with one sentence, if the folder is not ours or another process uses it
     * @throws UncheckedIOException with one sentence, if the release cannot be written there
     */
    public Outcome of(Optional<Path> root) {
        refuseOthers();
        if (root.isPresent()) {
            Workspace workspace = Workspace.at(root.get());
            Origin origin = Origin.of(workspace, ShippedChecksums.ofRunning().program());
            return opened(origin::equals).orElseGet(() -> loaded(prepared.of(root.get()), () -> origin));
        }
        ShippedChecksums running = ShippedChecksums.ofRunning();
        return opened(origin -> origin.program().equals(running.program())
                && origin.checksums().equals(running.files()))
                .orElseGet(() -> loaded(prepared.shipped(), () -> Origin.of(Workspace.shipped(), running.program())));
    }

    /** Whoever names a folder of other things by mistake loses none of them. */
    private void refuseOthers() {
        if (!Files.exists(folder)) {
            return;
        }
        Optional<Path> other = entries().stream().filter(entry -> !name(entry).matches(NAME + "(\\.loading)?"))
                .findFirst();
        if (other.isPresent()) {
            throw new UnreadableException(folder + ": " + (name(other.get()).startsWith("Data-")
                    ? "this is a database of TDB2 that Egnatia did not load"
                    : "something else is in this folder, such as " + name(other.get()))
                    + "; name a folder of its own with --store tdb2:DIR");
        }
    }

    private List<Path> entries() {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        } catch (IOException e) {
            throw new UnreadableException(folder + ": the databases cannot be read (" + Trouble.of(e)
                    + "); name another folder with --store tdb2:DIR");
        }
    }

    private static String name(Path entry) {
        return entry.getFileName().toString();
    }

    private Optional<Outcome> opened(Predicate<Origin> same) {
        if (!Files.exists(folder)) {
            return Optional.empty();
        }
        for (Path entry : entries().stream().filter(one -> name(one).matches(NAME)).toList()) {
            Optional<Outcome> found = opened(entry, same);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Outcome> opened(Path entry, Predicate<Origin> same) {
        try {
            byte[] bytes = Files.readAllBytes(entry.resolve(DiskForm.APART));
            Optional<Origin.Header> header = Origin.read(Arrays.copyOf(bytes, Math.min(bytes.length, Origin.HEADER)));
            if (header.isPresent() && !same.test(header.get().origin())) {
                return Optional.empty();
            }
            if (header.isEmpty() || !Sha256.hex(bytes, Origin.HEADER).equals(header.get().release())) {
                throw new IOException("it is not as it was written");
            }
            Release release = DiskForm.open(entry, bytes, Origin.HEADER);
            return Optional.of(new Outcome(List.of(), Optional.of(release),
                    () -> Rules.of(release.shapes(), release.queries()), Readings.NONE));
        } catch (DiskForm.InUseException e) {
            throw inUse(entry);
        } catch (IOException e) {
            notices.accept(entry + ": cannot be used (" + Trouble.of(e) + "), so the release is loaded anew");
            return Optional.empty();
        }
    }

    private static UnreadableException inUse(Path entry) {
        return new UnreadableException(entry + ": another process has this database open, and TDB2 lets one at a "
                + "time; end that process, or name a folder of its own with --store tdb2:DIR");
    }

    private Outcome loaded(Outcome outcome, Supplier<Origin> of) {
        if (!outcome.isClean()) {
            return outcome;
        }
        Release release = outcome.release().orElseThrow();
        Origin origin = of.get();
        Path entry = folder.resolve(Sha256.hex((origin.contents() + origin.program())
                .getBytes(StandardCharsets.US_ASCII)).substring(0, DIGITS));
        Path part = folder.resolve(name(entry) + PART);
        notices.accept("version " + release.version() + " is loaded into " + entry);
        try {
            Files.createDirectories(folder);
            clear(part);
            Files.createDirectory(part);
            byte[] apart = DiskForm.load(release, part);
            byte[] header = origin.header(apart);
            write(part.resolve(DiskForm.APART), header, apart);
            clear(entry);
            Files.move(part, entry, StandardCopyOption.ATOMIC_MOVE);
            removeOthers(entry);
            return opened(entry, origin::equals).map(opened -> new Outcome(outcome.findings(), opened.release(),
                    opened.rules(), outcome.readings())).orElseThrow(() -> new IOException("it is gone"));
        } catch (IOException e) {
            abandon(part);
            throw new UncheckedIOException(new IOException(folder + ": the release cannot be loaded here ("
                    + Trouble.of(e) + "); free some room or name another folder with --store tdb2:DIR, and begin "
                    + "again: what was there before still is", e));
        }
    }

    private static void write(Path file, byte[] header, byte[] rest) throws IOException {
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (byte[] bytes : List.of(header, rest)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    out.write(buffer);
                }
            }
            out.force(true);
        }
    }

    /** Databases of other files or programs, unless somebody uses them. */
    private void removeOthers(Path entry) throws IOException {
        for (Path other : entries()) {
            if (!other.equals(entry) && !isUsed(other)) {
                remove(other);
            }
        }
    }

    private void clear(Path entry) throws IOException {
        if (Files.exists(entry)) {
            if (isUsed(entry)) {
                throw inUse(entry);
            }
            remove(entry);
        }
    }

    private static void abandon(Path part) {
        try {
            remove(part);
        } catch (IOException e) {
            // The next load takes it away.
            return;
        }
    }

    private static boolean isUsed(Path entry) throws IOException {
        Path lock = DiskForm.lock(entry);
        if (!Files.exists(lock)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                FileLock locked = channel.tryLock()) {
            return locked == null;
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }

    private static void remove(Path entry) throws IOException {
        if (!Files.exists(entry)) {
            return;
        }
        try (Stream<Path> all = Files.walk(entry)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
