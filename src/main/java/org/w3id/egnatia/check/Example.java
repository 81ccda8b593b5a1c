package org.w3id.egnatia.check;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.w3id.egnatia.load.SourceFile;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * What breaks a rule, or keeps it: a few statements, or whole files.
 *
 * <p>A line {@code # file: PATH} begins a file that follows as it stands, with {@code as CHARSET} behind the path where
 * it is not UTF-8. A line {@code # in: PATH} begins statements whose prefixes and header are left out; so does the text
 * itself, for {@code data/example.ttl}. {@code {{x 100}}} stands for a hundred times {@code x}.
 *
 * @param text the text
 */
public record Example(String text) {

    private static final String PLACE = "data/example.ttl";
    private static final Pattern MARK = Pattern.compile("(?m)^# (file|in): (\\S+)(?: as (\\S+))?\\n?");
    private static final Pattern REPEAT = Pattern.compile("\\{\\{(.) (\\d+)}}");

    /** True if there is nothing to show. */
    public boolean isEmpty() {
        return text.isBlank();
    }

    /** The text with every character visible that is not by itself, as an escape. */
    public String shown() {
        return text.codePoints().mapToObj(c -> c == '\n' || c >= ' ' && c < 0x7F || c >= 0xA0 && isPrinted(c)
                ? Character.toString(c)
                : String.format(c > 0xFFFF ? "\\U%08X" : "\\u%04X", c)).collect(Collectors.joining());
    }

    private static boolean isPrinted(int c) {
        int type = Character.getType(c);
        return type != Character.FORMAT && type != Character.CONTROL && type != Character.UNASSIGNED
                && type != Character.PRIVATE_USE
                && type != Character.LINE_SEPARATOR && type != Character.PARAGRAPH_SEPARATOR && c != 0xAD
                && c != 0xFFFD;
    }

    /** The files that it stands for, complete. */
    public List<SourceFile> files() {
        List<SourceFile> files = new ArrayList<>();
        Matcher mark = MARK.matcher(text);
        int from = 0;
        String path = PLACE;
        boolean whole = false;
        Charset charset = StandardCharsets.UTF_8;
        while (mark.find()) {
            add(files, path, whole, text.substring(from, mark.start()), charset);
            from = mark.end();
            path = mark.group(2);
            whole = mark.group(1).equals("file");
            charset = mark.group(3) == null ? StandardCharsets.UTF_8 : Charset.forName(mark.group(3));
        }
        add(files, path, whole, text.substring(from), charset);
        return files;
    }

    private static void add(List<SourceFile> files, String path, boolean whole, String text, Charset charset) {
        String written = REPEAT.matcher(text)
                .replaceAll(m -> Matcher.quoteReplacement(m.group(1).repeat(Integer.parseInt(m.group(2)))));
        if (whole) {
            files.add(new SourceFile(path, written.getBytes(charset)));
        } else if (!written.isBlank()) {
            files.add(new SourceFile(path, (head(path) + written + "\n").getBytes(charset)));
        }
    }

    private static String head(String path) {
        String prefixes = Namespaces.all().entrySet().stream()
                .map(e -> "@prefix " + e.getKey() + ": <" + e.getValue() + "> .\n")
                .collect(Collectors.joining()) + "@prefix shape: <" + Namespaces.SHAPE + "> .\n";
        String graph = !path.startsWith("data/") ? "" : "<" + Namespaces.GRAPH
                + path.substring("data/".length()).replaceFirst("[.]ttl$", "")
                + "> a egn:Graph ; dcterms:title \"Example\"@en .\n";
        return prefixes + graph;
    }
}
