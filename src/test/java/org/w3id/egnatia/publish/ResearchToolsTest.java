package org.w3id.egnatia.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.publish.panel.Panel;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * Reads the tables as researchers do, with programs of others: the panel with Debian's R and with pandas, by the
 * readers that lie beside it, and every table by its metadata with a reader of CSV on the Web. By {@code -Ptools} only.
 */
@Tag("tools")
class ResearchToolsTest {

    private static final Path CSVW = Path.of("src/test/csvw");

    @TempDir
    private static Path folder;
    private static Release release;
    private static Path panel;

    @BeforeAll
    static void write() throws IOException {
        release = ShippedData.release();
        for (Distribution file : new Distributions(release).all()) {
            if (file.meaning() == Meaning.PANEL || file.meaning() == Meaning.TABLE) {
                Path target = folder.resolve(file.fileName());
                Files.createDirectories(target.getParent());
                try (OutputStream out = Files.newOutputStream(target)) {
                    file.to(out);
                }
            }
        }
        panel = folder.resolve(Panel.FOLDER);
    }

    /** What a program writes, which must end well; within five minutes. */
    private static String run(Path place, String... command) throws IOException, InterruptedException {
        Path log = Files.createTempFile(folder, "said", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command).directory(place.toFile()).redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        boolean ended = process.waitFor(5, TimeUnit.MINUTES);
        if (!ended) {
            process.destroyForcibly().waitFor();
        }
        String said = Files.readString(log);
        assertTrue(ended && process.exitValue() == 0, () -> String.join(" ", command) + ": " + said);
        return said;
    }

    /** Name and rows of each table of the panel, the rows counted here. */
    private static List<String> tables() throws IOException {
        JsonObject described = JSON.parse(Files.readString(panel.resolve("datapackage.json")));
        return described.getArray("resources").map(one -> {
            String name = one.getAsObject().getString("path").replace(".csv", "");
            return name + ' ' + rows(panel.resolve(name + ".csv")) + ' ' + one.getAsObject().getObj("schema")
                    .getArray("fields").count();
        }).toList();
    }

    private static int rows(Path table) {
        try (CSVParser rows = CSVParser.parse(table, StandardCharsets.UTF_8, CSVFormat.RFC4180)) {
            return rows.getRecords().size() - 1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The averages of two partners that were published, as intercept and slope, and the classes of two columns. */
    private static final String IN_R = """
            options(warn = 2)
            source("read.R")
            for (name in sub("[.]csv$", "", list.files(pattern = "[.]csv$"))) {
              table <- read_panel(name)
              cat(name, nrow(table), ncol(table), "\\n")
            }
            long <- read_panel("panel-long")
            stopifnot(inherits(long$period_start, "Date"), is.character(long$cow))
            some <- subset(long, year == 2024 & state == "observed" & entity %in% c("mne", "srb")
                           & grepl("^level[.]chapter-[0-9]+$", variable))
            some$level <- as.numeric(some$value)
            fit <- lm(level ~ I(entity == "mne"), some)
            cat(sprintf("averages %.2f %.2f\\n", coef(fit)[1], sum(coef(fit))))
            """;

    private static final String IN_PYTHON = """
            import pathlib
            from read import read_panel
            for path in sorted(pathlib.Path(".").glob("*.csv")):
                table = read_panel(path.stem)
                print(path.stem, *table.shape)
            long = read_panel("panel-long")
            assert str(long.period_start.dtype) == "datetime64[ns]", long.period_start.dtype
            assert str(long.cow.dtype) == "string"
            some = long[(long.year == 2024) & (long.state == "observed") & long.entity.isin(["mne", "srb"])
                        & long.variable.str.fullmatch(r"level\\.chapter-[0-9]+")]
            means = some.assign(value=some.value.astype(float)).groupby("entity").value.mean()
            print("averages %.2f %.2f" % (means["srb"], means["mne"]))
            """;

    private static void isWhole(String said) throws IOException {
        List<String> lines = said.lines().map(String::strip).toList();
        assertEquals("averages 3.11 3.20", lines.get(lines.size() - 1), said);
        assertEquals(new TreeSet<>(tables()), new TreeSet<>(lines.subList(0, lines.size() - 1)));
    }

    @Test
    void theReaderForRReadsEveryTableWithoutAWarning() throws IOException, InterruptedException {
        Files.writeString(panel.resolve("try.R"), IN_R);
        isWhole(run(panel, "Rscript", "--vanilla", "try.R"));
    }

    @Test
    void theReaderForPandasReadsEveryTableWithoutAWarning() throws IOException, InterruptedException {
        Files.writeString(panel.resolve("try.py"), IN_PYTHON);
        isWhole(run(panel, "/usr/bin/python3", "-W", "error", "try.py"));
    }

    private static final String IN_SQLITE = """
            import json, sqlite3, sys
            base = sqlite3.connect(sys.argv[1])
            assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert base.execute("PRAGMA foreign_key_check").fetchall() == []
            for table in json.load(open("csv-metadata.json", encoding="utf-8"))["tables"]:
                name = table["url"].replace(".csv", "").replace("-", "_")
                print(table["url"], base.execute(f'SELECT COUNT(*) FROM "{name}"').fetchone()[0])
            print(base.execute('SELECT GROUP_CONCAT("topic", " ") FROM "agreement__topic" WHERE "iri" = ?',
                ["https://w3id.org/egnatia/id/instrument/eurojust-srb"]).fetchone()[0])
            """;

    @Test
    void theTablesAreOneSqliteFile() throws IOException, InterruptedException {
        Path tables = folder.resolve("tables");
        Path script = Path.of("src/release/sqlite.py").toAbsolutePath();
        run(tables, "/usr/bin/python3", script.toString(), ".", "../one.sqlite");
        run(tables, "/usr/bin/python3", script.toString(), ".", "../two.sqlite");
        assertEquals(-1, Files.mismatch(folder.resolve("one.sqlite"), folder.resolve("two.sqlite")));
        Files.writeString(folder.resolve("try-sqlite.py"), IN_SQLITE);
        List<String> said = run(tables, "/usr/bin/python3", "../try-sqlite.py", "../one.sqlite").lines().toList();
        assertEquals(JSON.parse(Files.readString(tables.resolve("csv-metadata.json"))).getArray("tables").map(one -> {
            String url = one.getAsObject().getString("url");
            return url + ' ' + rows(tables.resolve(url));
        }).toList(), said.subList(0, said.size() - 1));
        assertEquals(release.defaultGraph().find(NodeFactory.createURI(Namespaces.ID + "instrument/eurojust-srb"),
                Egn.topic, Node.ANY).mapWith(triple -> triple.getObject().getURI()).toSet(),
                Set.of(said.get(said.size() - 1).split(" ")));
    }

    /** As an archive of R packages takes it: built, checked, installed, loaded. */
    @Test
    void thePackageForRIsBuiltCheckedAndLoaded() throws IOException, InterruptedException {
        Path place = Files.createDirectories(folder.resolve("r"));
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(panel.resolve("egnatia-r.zip")))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path target = place.resolve(entry.getName());
                Files.createDirectories(target.getParent());
                Files.copy(zip, target);
            }
        }
        run(place, "R", "CMD", "build", "egnatia");
        String archive;
        try (Stream<Path> files = Files.list(place)) {
            archive = files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".tar.gz"))
                    .findFirst().orElseThrow();
        }
        String checked = run(place, "R", "CMD", "check", "--no-manual", archive);
        assertFalse(checked.contains("WARNING") || checked.contains("ERROR"), checked);
        Files.createDirectories(place.resolve("library"));
        run(place, "R", "CMD", "INSTALL", "--library=library", archive);
        String rows = run(place, "Rscript", "--vanilla", "-e", "options(warn = 2); library(egnatia, lib.loc = "
                + "'library'); cat(nrow(panel()), nrow(panel('crosswalk')))");
        String[] counted = rows.strip().split(" ");
        assertTrue(tables().stream().anyMatch(table -> table.startsWith("panel-long " + counted[0] + ' ')), rows);
        assertTrue(tables().stream().anyMatch(table -> table.startsWith("crosswalk " + counted[1] + ' ')), rows);
    }

    /** What a reader of others makes of the tables of the classes by their metadata stands in the graph. */
    @Test
    void theMetadataMakesTriplesOfTheGraphOfEveryTable() throws IOException, InterruptedException {
        Path place = Files.createDirectories(folder.resolve("csvw"));
        for (String part : List.of("package.json", "package-lock.json", ".npmrc", "read.mjs")) {
            Files.copy(CSVW.resolve(part), place.resolve(part));
        }
        run(place, "npm", "ci", "--ignore-scripts");
        Graph known = release.defaultGraph();
        int triples = 0;
        for (String tables : List.of("tables", "panel")) {
            Path metadata = folder.resolve(tables).resolve("csv-metadata.json");
            for (String url : JSON.parse(Files.readString(metadata)).getArray("tables").map(one ->
                    one.getAsObject().getString("url")).toList()) {
                Path out = place.resolve(url + ".nt");
                String rows = run(place, "node", "read.mjs", metadata.toString(), url, out.toString()).strip();
                assertEquals(rows(metadata.resolveSibling(url)), Integer.parseInt(rows), url);
                Graph said = GraphFactory.createDefaultGraph();
                RDFParser.source(out).lang(Lang.NTRIPLES).parse(said);
                List<Triple> unknown = said.stream().filter(triple -> !isSaid(known, triple)).limit(5).toList();
                assertEquals(List.of(), unknown, url);
                triples += said.size();
            }
        }
        assertTrue(triples > 20_000, "few triples were made: " + triples);
    }

    /**
     * The reader writes language tags in lower case, as RDF 1.1 allows, and a whole number may be told as decimal; it
     * encodes a percent sign where RFC 6570 (3.2.3) lets an encoded character stand.
     */
    private static boolean isSaid(Graph known, Triple triple) {
        return known.find(triple.getSubject(), triple.getPredicate(), Node.ANY).mapWith(Triple::getObject).toList()
                .stream().anyMatch(value -> value.sameValueAs(triple.getObject())
                || value.isURI() && triple.getObject().isURI()
                && value.getURI().equals(triple.getObject().getURI().replace("%25", "%")) || value.isLiteral()
                && !value.getLiteralLanguage().isEmpty() && triple.getObject().isLiteral()
                && value.getLiteralLanguage().equalsIgnoreCase(triple.getObject().getLiteralLanguage())
                && value.getLiteralLexicalForm().equals(triple.getObject().getLiteralLexicalForm()));
    }
}
