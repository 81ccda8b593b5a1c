package org.w3id.egnatia;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file that is wrong on purpose, from {@code src/test/resources/bad/}, which {@code expected.tsv} there lists.
 *
 * @param name    its name there
 * @param place   where in a workspace it belongs
 * @param content its bytes, repetitions written out
 */
public record WrongFile(String name, String place, byte[] content) {

    private static final Path FOLDER = Path.of("src/test/resources/bad");
    private static final Pattern REPEAT = Pattern.compile("\\{\\{(.) (\\d+)}}");

    /** All of them. */
    public static List<WrongFile> all() throws IOException {
        Map<String, String> places = new LinkedHashMap<>();
        Files.readAllLines(FOLDER.resolve("expected.tsv")).stream().skip(1).map(line -> line.split("\t", -1))
                .forEach(cells -> places.putIfAbsent(cells[0], cells[1]));
        List<WrongFile> files = new ArrayList<>();
        for (Map.Entry<String, String> entry : places.entrySet()) {
            String text = REPEAT.matcher(Files.readString(FOLDER.resolve(entry.getKey()), StandardCharsets.ISO_8859_1))
                    .replaceAll(m -> Matcher.quoteReplacement(m.group(1).repeat(Integer.parseInt(m.group(2)))));
            files.add(new WrongFile(entry.getKey(), entry.getValue(), text.getBytes(StandardCharsets.ISO_8859_1)));
        }
        return files;
    }
}
