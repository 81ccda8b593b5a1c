package org.w3id.egnatia.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.sparql.engine.binding.Binding;
import org.junit.jupiter.api.Test;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.query.QueryRunner;

/** Proves that what is due is reckoned right, by another reckoning of the same table, and that the command tells it. */
class DueTest {

    private static Map<String, String> reckoned(LocalDate day) throws IOException {
        Map<String, String> states = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("data/watch/sources.csv")).stream().skip(1).toList()) {
            String[] cells = line.split(",");
            LocalDate last = LocalDate.parse(cells[6]);
            if (last.isAfter(day)) {
                continue;
            }
            LocalDate expected = last.withDayOfMonth(Math.min(28, last.getDayOfMonth())).plus(Period.parse(cells[5]));
            states.put(cells[0], !day.isBefore(expected.plusMonths(1)) ? "overdue"
                    : !day.isBefore(expected) ? "due" : "fresh");
        }
        return states;
    }

    @Test
    void elevenDaysAreReckonedAlike() throws IOException {
        for (String day : List.of("2020-01-01", "2025-06-02", "2025-12-31", "2026-01-01", "2026-05-26", "2026-06-30",
                "2026-10-28",
                "2026-11-03", "2026-11-04", "2026-12-04", "2028-02-29")) {
            Map<String, String> told = new TreeMap<>();
            for (Binding row : QueryRunner.rows(ShippedData.asked(ShippedData.release().queries().find("what-is-due")
                    .orElseThrow(), Map.of("date", day)), ShippedData.release().dataset())) {
                told.put(row.get("sourceIri").getURI().replaceFirst(".*/watch-", ""),
                        row.get("state").getLiteralLexicalForm());
            }
            assertEquals(reckoned(LocalDate.parse(day)), told, day);
        }
    }

    private static String run(int expected, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Egnatia.commandLine(new PrintWriter(out), new PrintWriter(err)).execute(Stream.concat(
                Stream.of("due", "--root", ".", "--cache", "target/prepared"), Stream.of(arguments))
                .toArray(String[]::new));
        assertEquals(expected, code, () -> out + "\n" + err);
        return out.toString() + err;
    }

    @Test
    void theCommandTellsItAndFailsWhereItIsAsked() {
        assertTrue(run(0, "--on", "2026-12-24").contains("Reports of the Commission on the partners"));
        run(1, "--on", "2026-12-24", "--fail");
        run(0, "--on", "2020-01-01", "--fail");
        assertTrue(run(2, "--on", "yesterday").contains("yesterday"));
    }
}
