package org.w3id.egnatia.release;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.dboe.DBOpEnvException;
import org.apache.jena.dboe.base.file.FileException;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.dboe.transaction.txn.TransactionException;
import org.apache.jena.query.TxnType;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.TDBException;
import org.apache.jena.tdb2.loader.DataLoader;
import org.apache.jena.tdb2.loader.LoaderFactory;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.w3id.egnatia.release.store.ByteSink;
import org.w3id.egnatia.release.store.ByteSource;

/**
 * A whole release in a folder: its triples in a database of TDB2, its canonical form in a file, and, for whoever writes
 * that down, what else there is of it. Nothing of it is in memory but the names, and it is opened without being read.
 */
public final class DiskForm {

    /** What the database, the file of quads and its commit take for each triple and quad; measured, and some more. */
    private static final long BYTES_EACH = 600;
    /** What an empty database takes. */
    private static final long LEAST = 64L << 20;
    private static final long MEGABYTE = 1L << 20;
    private static final String DATABASE = "tdb2";
    private static final String LOCK = "tdb.lock";
    private static final String QUADS = "release.nq.gz";
    /** The file in a folder with what {@link #load} returned, after what its writer put before it. */
    public static final String APART = "release.apart";

    private DiskForm() {
    }

    /** The file that a process which has the database of a folder open has locked. */
    public static Path lock(Path folder) {
        return folder.resolve(DATABASE).resolve(LOCK);
    }

    /**
     * Loads a release, by Jena's bulk loader, and compares what can be read with what was written.
     *
     * @param folder one that is there and empty
     * @return what must be given to {@link #open}
     * @throws IOException with one sentence, if there is no room for it or it cannot be written
     */
    public static byte[] load(Release release, Path folder) throws IOException {
        long needed = LEAST + BYTES_EACH * (release.triples() + release.quads());
        long room = folder.toFile().getUsableSpace();
        if (room < needed) {
            throw new IOException("the release needs about " + needed / MEGABYTE + " MB on the disk, which has "
                    + room / MEGABYTE + " MB left");
        }
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(QUADS)))) {
            release.writeQuads(out, (graph, subject) -> true);
        }
        Path place = Files.createDirectory(folder.resolve(DATABASE));
        try {
            DatasetGraph database = DatabaseMgr.connectDatasetGraph(Location.create(place));
            try {
                fill(database, release.dataset());
                compare(database, release);
            } finally {
                TDBInternal.expel(database, true);
            }
        } catch (TDBException | RuntimeIOException | DBOpEnvException | TransactionException e) {
            throw new IOException("TDB2 could not write it: " + e.getMessage(), e);
        } catch (InternalError e) {
            // So Java tells that a page of a mapped file has no place on the disk.
            throw new IOException("the disk is full, or does not take what is written", e);
        }
        ByteSink out = new ByteSink();
        SortedMap<String, Long> sizes = sizes(folder);
        out.number(sizes.size());
        sizes.forEach((name, size) -> {
            out.text(name);
            out.number(size);
        });
        PreparedForm.writeApart(release, out);
        return out.written();
    }

    /** How large the files of a folder are, by their names below it; locks come and go. */
    private static SortedMap<String, Long> sizes(Path folder) throws IOException {
        SortedMap<String, Long> sizes = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).filter(file -> !file.endsWith(LOCK)
                    && !file.endsWith(APART)).toList()) {
                sizes.put(folder.relativize(file).toString(), Files.size(file));
            }
        }
        return sizes;
    }

    private static void fill(DatasetGraph database, DatasetGraph from) {
        // The loader with one thread: of those with several, an error of one is not told to the others.
        DataLoader loader = LoaderFactory.sequentialLoader(database, (format, values) -> { });
        loader.startBulk();
        try {
            StreamRDF stream = loader.stream();
            stream.start();
            from.find().forEachRemaining(quad -> {
                Quad written = DiskTerms.written(quad);
                if (written.isDefaultGraph()) {
                    stream.triple(written.asTriple());
                } else {
                    stream.quad(written);
                }
            });
            stream.finish();
            loader.finishBulk();
        } catch (RuntimeException e) {
            loader.finishException(e);
            throw e;
        }
    }

    private static void compare(DatasetGraph database, Release release) throws IOException {
        DatasetGraph expected = release.dataset();
        long count = 0;
        database.begin(TxnType.READ);
        try {
            for (Iterator<Quad> quads = database.find(); quads.hasNext(); count++) {
                Quad quad = DiskTerms.read(quads.next());
                if (!expected.contains(quad)) {
                    throw new IOException("the database gives back what was not written, such as " + quad);
                }
            }
        } finally {
            database.end();
        }
        if (count != release.triples() + release.quads()) {
            throw new IOException("the database gives back " + count + " of " + (release.triples() + release.quads())
                    + " triples and quads");
        }
    }

    /**
     * Opens what was loaded.
     *
     * @param bytes with what {@link #load} returned
     * @param from  where that begins
     * @throws IOException with one sentence, if it cannot be opened
     */
    public static Release open(Path folder, byte[] bytes, int from) throws IOException {
        ByteSource in = new ByteSource(bytes, from);
        SortedMap<String, Long> sizes = new TreeMap<>();
        for (int files = in.count(); files > 0; files--) {
            sizes.put(in.text(), in.number());
        }
        if (!sizes.equals(sizes(folder))) {
            throw new IOException("its files are not those that were written");
        }
        try {
            DatasetGraph database = DatabaseMgr.connectDatasetGraph(Location.create(folder.resolve(DATABASE)));
            return PreparedForm.readApart(in, (listed, triples) -> new DiskGraphs(database,
                    folder.resolve(QUADS), listed, triples));
        } catch (TDBException | RuntimeIOException | FileException | TransactionException e) {
            throw new IOException("TDB2 cannot open it: " + e.getMessage(), e);
        } catch (DBOpEnvException e) {
            throw new InUseException();
        }
    }

    /** Another process has the database open, and TDB2 lets one at a time. */
    public static final class InUseException extends IOException {
        private static final long serialVersionUID = 1L;

        InUseException() {
            super("another process has this database open");
        }
    }
}
