package org.w3id.egnatia.publish.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.jena.atlas.json.JSON;
import org.w3id.egnatia.page.Copy;
import org.w3id.egnatia.publish.Distributions;
import org.w3id.egnatia.release.Release;

/**
 * The engine that answers free queries in a reader's browser: Oxigraph as WebAssembly, carried by a program that was
 * built with {@code -Pwasm}.
 *
 * @param files   its files by their paths on the site
 * @param version its version
 */
record QueryEngine(Map<String, byte[]> files, String version) {

    /** Scripts of ours that ask it. */
    static final List<String> ASSETS = List.of("assets/free-query.js", "assets/free-query-worker.js");

    private static final String FOLDER = "oxigraph/";
    private static final String ASSET_FOLDER = "assets/";
    private static final String DATA = Distributions.DATASET + ".gz";

    /** What the program carries; empty if it was built without. */
    static Optional<QueryEngine> carried() {
        Map<String, byte[]> files = new TreeMap<>();
        for (String name : List.of("web.js", "web_bg.wasm")) {
            read(name).ifPresent(bytes -> files.put(ASSET_FOLDER + FOLDER + name, bytes));
        }
        return read("package.json").map(about -> new QueryEngine(Collections.unmodifiableMap(files),
                JSON.parse(new String(about, StandardCharsets.UTF_8)).getString("version")));
    }

    private static Optional<byte[]> read(String name) {
        try (InputStream in = QueryEngine.class.getResourceAsStream(FOLDER + name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("the program cannot read its own files", e);
        }
    }

    /**
     * What pages say of it.
     *
     * @param folder of the dumps of the release
     */
    Copy.Engine engine(Release release, Path folder) throws IOException {
        return new Copy.Engine("Oxigraph " + version, files.values().stream().mapToLong(bytes -> bytes.length).sum(),
                "dumps/" + release.version() + '/' + DATA, Files.size(folder.resolve(DATA)));
    }

    /** All addresses of what it needs, but for its own files. */
    static List<String> paths(Copy.Engine engine) {
        List<String> paths = new ArrayList<>(ASSETS);
        paths.add(engine.data());
        return paths;
    }
}
