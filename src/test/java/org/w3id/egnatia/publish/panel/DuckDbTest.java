package org.w3id.egnatia.publish.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.publish.form.TableFile;
import org.w3id.egnatia.release.Release;

/**
 * Reads the tables of the panel with DuckDB, every row strictly, and recomputes what others published: of European
 * Western Balkans, averages of 2024. Its driver is 81 MB and comes by {@code -Pduckdb} only.
 */
@Tag("duckdb")
class DuckDbTest {

    private static final List<String> TABLES = List.of("panel-long", "panel-wide", "dyads", "chapters", "events",
            "crosswalk");

    @TempDir
    private static Path folder;
    private static Release release;

    @BeforeAll
    static void write() throws IOException {
        release = ShippedData.release();
        ResearchFiles files = new ResearchFiles(release);
        for (String table : TABLES) {
            try (OutputStream out = Files.newOutputStream(folder.resolve(table + ".csv"))) {
                files.write(table + ".csv", out);
            }
        }
    }

    private static double number(String query) throws SQLException {
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getDouble(1);
        }
    }

    private static String read(String table) {
        return "read_csv('" + folder.resolve(table + ".csv") + "', header = true, delim = ',', "
                + "quote = '\"', escape = '\"', "
                + "all_varchar = true, strict_mode = true, ignore_errors = false)";
    }

    @Test
    void everyTableHasAsManyRowsAsItsDefinitionGives() throws IOException, SQLException {
        Panel panel = new Panel(release);
        for (String table : TABLES) {
            TableFile file = panel.table(table + ".csv").orElseThrow();
            int[] rows = new int[1];
            file.rows().to(cells -> rows[0]++);
            assertEquals(rows[0], number("SELECT count(*) FROM " + read(table)), table);
            assertEquals(file.fields().size(), number("SELECT count(*) FROM (DESCRIBE SELECT * FROM " + read(table)
                    + ")"), table);
        }
        assertEquals(panel.observations().all().size(), number("SELECT count(*) FROM " + read("panel-long")));
    }

    /** The regression of the level on being Montenegro, not Serbia: its intercept and slope are the two averages. */
    @Test
    void aRegressionGivesThePublishedAverages() throws SQLException {
        String chapters = " FROM (SELECT CAST(value AS DOUBLE) AS level, "
                + "CASE entity WHEN 'mne' THEN 1.0 ELSE 0.0 END AS one FROM " + read("panel-long")
                + " WHERE year = '2024' AND state = 'observed' "
                + "AND entity IN ('mne', 'srb') AND regexp_matches(variable, '^level[.]chapter-[0-9]+$'))";
        double serbia = number("SELECT regr_intercept(level, one)" + chapters);
        double more = number("SELECT regr_slope(level, one)" + chapters);
        assertEquals(3.11, Math.round(serbia * 100) / 100.0);
        assertEquals(3.20, Math.round((serbia + more) * 100) / 100.0);
    }
}
