package org.w3id.egnatia.engines;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.engine.binding.Binding;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.query.QueryRunner;
import org.w3id.egnatia.query.SavedQuery;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.road.DiskReleases;
import org.w3id.egnatia.road.PreparedReleases;

/**
 * Every saved question with the values in its file, asked of the whole release in memory and on the disk. How long each
 * took stands in {@code target/disk-store.txt}, with the load of the machine.
 */
@Tag("engines")
@Tag("long")
class DiskStoreTest {

    private static final Path FIGURES = Path.of("target", "disk-store.txt");

    @TempDir
    private Path folder;
    private final List<String> figures = new ArrayList<>();

    private Release open() {
        return new DiskReleases(folder.resolve("databases"), new PreparedReleases(
                Optional.of(Path.of("target", "prepared")), notice -> { }), notice -> { })
                .of(Optional.of(Path.of(""))).release().orElseThrow();
    }

    private static double milliseconds(long begun) {
        return (System.nanoTime() - begun) / (double) TimeUnit.MILLISECONDS.toNanos(1);
    }

    private void figure(String what, double... values) {
        StringBuilder line = new StringBuilder(what);
        for (double value : values) {
            line.append(String.format(Locale.ROOT, "\t%.1f", value));
        }
        figures.add(line.toString());
    }

    private List<Binding> rows(Query query, Release release, double[] took) {
        QueryRunner.rows(query, release.dataset());
        long begun = System.nanoTime();
        List<Binding> rows = QueryRunner.rows(query, release.dataset());
        took[0] = milliseconds(begun);
        return rows;
    }

    @Test
    void everyQuestionHasTheSameRowsInTheSameOrder() throws IOException {
        Release memory = ShippedData.release();
        figure("load of the machine", ManagementFactory.getOperatingSystemMXBean()
                .getSystemLoadAverage());
        long begun = System.nanoTime();
        Release loaded = open();
        double took = milliseconds(begun);
        figure("load and compare, ms; triples and quads; of them in a second", took, memory.triples() + memory.quads(),
                (memory.triples() + memory.quads()) / took * 1000);
        loaded.close();
        try (Stream<Path> files = Files.walk(folder)) {
            figure("room on the disk, MB (files have holes)", files.filter(Files::isRegularFile).mapToLong(file ->
                    file.toFile().length()).sum() / 1e6);
        }
        begun = System.nanoTime();
        Release disk = open();
        figure("open, ms", milliseconds(begun));
        try {
            Map<String, String> different = new TreeMap<>();
            for (SavedQuery question : memory.queries().questions()) {
                Query query = QueryRunner.parse(question.text());
                if (query.isSelectType()) {
                    double[] here = new double[1];
                    double[] there = new double[1];
                    List<Binding> expected = rows(query, memory, here);
                    try {
                        List<Binding> found = rows(query, disk, there);
                        if (!expected.equals(found)) {
                            different.put(question.id(), found.size() + " rows for " + expected.size());
                        }
                    } catch (RuntimeException e) {
                        different.put(question.id(), e.toString());
                    }
                    figure("question " + question.id() + ": memory, disk, ms", here[0], there[0]);
                }
            }
            assertEquals(Map.of(), different);
        } finally {
            disk.close();
            Files.write(FIGURES, figures);
        }
    }
}
