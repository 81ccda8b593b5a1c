package org.w3id.egnatia.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.w3id.egnatia.ShippedData;

/** Proves that the tables of STYLE.md name, number by number, exactly the rules that hold them. */
class StyleTableTest {

    private static final Pattern ROW = Pattern.compile("(?m)^[|] (\\d+) [|](.*)[|](.*)[|]$");

    @Test
    void theTablesNameTheRulesThatHoldThem() throws IOException {
        TreeMap<Integer, TreeSet<String>> held = new TreeMap<>();
        Rules.of(ShippedData.release().shapes(), ShippedData.release().queries()).all().forEach(rule ->
                rule.style().ifPresent(number -> held.computeIfAbsent(number, n -> new TreeSet<>()).add(rule.id())));
        TreeMap<Integer, TreeSet<String>> written = new TreeMap<>();
        Matcher row = ROW.matcher(Files.readString(Path.of("ontology/STYLE.md")));
        while (row.find()) {
            TreeSet<String> rules = new TreeSet<>();
            Pattern.compile("`([^`]+)`").matcher(row.group(3)).results().forEach(m -> rules.add(m.group(1)));
            if (!rules.isEmpty()) {
                written.put(Integer.valueOf(row.group(1)), rules);
            }
        }
        StringBuilder right = new StringBuilder("the last column of each row should be:\n");
        held.forEach((number, rules) -> right.append(number).append(": `").append(String.join("`, `", rules))
                .append("`\n"));
        assertEquals(held, written, right::toString);
    }
}
