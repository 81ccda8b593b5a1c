package org.w3id.egnatia.query;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.w3id.egnatia.load.SourceFile;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * A SPARQL query kept in a file below {@code queries/}, with what its comment header says.
 *
 * <p>The header is a block of comments at the top, {@code # key: value}; a comment line without a key goes on with the
 * value before it. The file is plain SPARQL 1.1 and runs anywhere as it stands.
 *
 * @param id       the file's name without its ending, such as {@code CQ-01}
 * @param group    the folder below {@code queries/}, such as {@code competency}
 * @param file     path of the file in the workspace
 * @param text     the whole file
 * @param header   keys in lower case to values; a key that occurs more than once has its values joined by line breaks
 * @param expected the exact answer as SPARQL 1.1 CSV, where one is kept beside the query
 */
public record SavedQuery(String id, String group, String file, String text, Map<String, String> header,
                         Optional<String> expected) {

    private static final Pattern HEADER = Pattern.compile("#\\s*([a-z][a-z-]*):\\s*(.*)");

    /** Reads the query files of one folder, in order of their names. */
    public static List<SavedQuery> in(String group, List<SourceFile> queryFiles, List<SourceFile> answerFiles) {
        Map<String, SourceFile> answers = answerFiles.stream().collect(Collectors.toMap(SourceFile::stem, f -> f));
        return queryFiles.stream().map(f -> new SavedQuery(f.stem(), group, f.path(), f.text(), headerOf(f.text()),
                Optional.ofNullable(answers.get(f.stem())).map(SourceFile::text))).toList();
    }

    /** The IRI of the query, where its page stands. */
    public String iri() {
        return Namespaces.QUERY + id;
    }

    /** The title; the id where the header has none. */
    public String title() {
        return header.getOrDefault("title", id);
    }

    /** One value of the header, empty if it is missing. */
    public String header(String key) {
        return header.getOrDefault(key, "");
    }

    /** The parameters that the header declares, in that order. */
    public List<QueryParameter> parameters() {
        return header("param").lines().map(QueryParameter::parse).toList();
    }

    private static Map<String, String> headerOf(String text) {
        Map<String, String> header = new LinkedHashMap<>();
        String key = null;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            if (!line.startsWith("#")) {
                break;
            }
            Matcher m = HEADER.matcher(line);
            if (m.matches()) {
                key = m.group(1);
                header.merge(key, m.group(2).strip(), (a, b) -> a + "\n" + b);
            } else if (key != null && !line.substring(1).isBlank()) {
                header.merge(key, line.substring(1).strip(), (a, b) -> a + " " + b);
            }
        }
        return header;
    }
}
