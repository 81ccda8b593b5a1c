package org.w3id.egnatia.publish.site;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.w3id.egnatia.page.Copy;
import org.w3id.egnatia.page.Site;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.serve.InProcess;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * The folder {@value #SITE} beside the versions of a release folder, which holds the site as files. It is written in a
 * folder whose name begins with a dot and renamed when it is whole, so that whatever can be seen is whole; the one
 * before stands until then.
 */
public final class SiteFolder {

    /** Name of the folder of the site. */
    public static final String SITE = "site";
    /** What the site is of, and by what it is known to be one of ours. */
    public static final String MARKER = "copy.json";

    private static final String BUILDING = ".site-building";
    private static final String BEFORE = ".site-before";
    private static final String LOCK = ".site-lock";

    private final Path out;

    /** The site beside the versions in a folder. */
    public SiteFolder(Path out) {
        this.out = out;
    }

    /**
     * What a site is made of.
     *
     * @param day    the day of which its pages are
     * @param server the address of a server of the same data, with a slash at its end, that answers what the files do
     *               not and of which absolute addresses are made; empty if there is none
     */
    public record Settings(LocalDate day, Optional<URI> server) {
    }

    /**
     * What came of it.
     *
     * @param folder  the site
     * @param pages   number of pages
     * @param files   number of files
     * @param bytes   their bytes together
     * @param answers number of answers to questions with values
     * @param left    the parameters of which not every value is prepared, in sentences
     * @param refused addresses that pages lead to and the server refuses
     */
    public record Made(Path folder, long pages, long files, long bytes, long answers, List<String> left,
            Set<String> refused) {
    }

    /**
     * Makes the site of a release that was added to the same folder.
     *
     * @throws IOException if it cannot be written; what was there before still is
     */
    public Made make(Release release, Settings settings) throws IOException {
        Path site = out.resolve(SITE);
        try (FileChannel ignored = locked()) {
            Path before = out.resolve(BEFORE);
            if (Files.isDirectory(before) && !Files.exists(site)) {
                Files.move(before, site, StandardCopyOption.ATOMIC_MOVE);
            }
            refuseOther(site);
            Path building = out.resolve(BUILDING);
            remove(building);
            remove(before);
            try {
                Files.createDirectory(building);
                Made made = fill(building, release, settings);
                if (Files.exists(site)) {
                    Files.move(site, before, StandardCopyOption.ATOMIC_MOVE);
                }
                Files.move(building, site, StandardCopyOption.ATOMIC_MOVE);
                return made;
            } finally {
                remove(building);
                remove(before);
            }
        }
    }

    private FileChannel locked() throws IOException {
        FileChannel channel = FileChannel.open(out.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new IOException("another build is writing the site there; wait until it has ended", e);
        }
        channel.close();
        throw new IOException("another build is writing the site there; wait until it has ended");
    }

    private static void refuseOther(Path site) throws IOException {
        if (Files.exists(site, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(site.resolve(MARKER))) {
            throw new IOException(site + " is there and no site of Egnatia, so nothing is written over it; move it "
                    + "away, or choose another --out");
        }
    }

    private Made fill(Path building, Release release, Settings settings) throws IOException {
        Path dumps = out.resolve(release.version());
        Optional<QueryEngine> engine = QueryEngine.carried();
        Copy copy = new Copy(settings.day(), settings.server(), engine.isPresent()
                ? Optional.of(engine.get().engine(release, dumps)) : Optional.empty());
        try (InProcess server = new InProcess(release, settings.server().orElse(URI.create(Namespaces.BASE)), copy)) {
            Map<String, PreparedValues> prepared = Extent.prepared(server);
            SiteFiles.Written written = new SiteFiles(server, prepared, building, dumps)
                    .write(engine.map(QueryEngine::files).orElse(Map.of()));
            Site site = server.site();
            List<String> left = prepared.values().stream().flatMap(values -> values.left().stream()).map(one ->
                    one.question().id() + ": " + one.inWords(site)).toList();
            long answers = prepared.values().stream().mapToLong(values -> values.answered().size() - 1L).sum();
            Made made = new Made(out.resolve(SITE), written.pages(), written.files(), written.bytes(), answers, left,
                    written.refused());
            // Hosts that run what they are given through a generator leave out what begins with a dot otherwise.
            Files.createFile(building.resolve(".nojekyll"));
            Files.writeString(building.resolve(MARKER), marker(release, settings, made) + "\n");
            return made;
        }
    }

    private static JsonObject marker(Release release, Settings settings, Made made) {
        JsonObject marker = new JsonObject();
        marker.put("about", "A copy of Egnatia as files, made by 'egnatia build --site'");
        marker.put("version", release.version());
        marker.put("day", settings.day().toString());
        settings.server().ifPresent(url -> marker.put("server", url.toString()));
        marker.put("pages", made.pages());
        marker.put("files", made.files());
        marker.put("bytes", made.bytes());
        marker.put("answersWithValues", made.answers());
        marker.put("notPrepared", array(made.left()));
        marker.put("refused", array(List.copyOf(made.refused())));
        return marker;
    }

    private static JsonArray array(List<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(path);
            }
        }
    }
}
