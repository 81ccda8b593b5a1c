package org.w3id.egnatia.query;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.util.FmtUtils;
import org.w3id.egnatia.load.SourceFile;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * A SPARQL query kept in a file below {@code queries/}, with what its comment header says.
 *
 * <p>The header is a block of comments at the top, {@code # key: value}; a comment line without a key goes on with the
 * value before it. The file is plain SPARQL 1.1 and runs anywhere as it stands.
 */
public final class SavedQuery {

    /** Name of the parameter of a question about a day. */
    public static final String DATE = "date";
    /** The line in the header of a question that stands on the front: its place, and the columns told there. */
    public static final String FRONT = "front";
    /** A blank after the colon, so that a prefixed name at the beginning of a line is no key. */
    private static final Pattern HEADER = Pattern.compile("#\\s*([a-z][a-z-]*):(?:\\s+(.*)|)");
    private static final Pattern NAMED = Pattern.compile("(\\w+)\\s+(.+)");

    private final String id;
    private final String group;
    private final String file;
    private final String text;
    private final Map<String, String> header;
    private final Optional<String> expected;
    /** What the header declares, once it was read: to find the values of its own the whole query is parsed. */
    private volatile List<Parameter> parameters;
    private volatile Query parsed;

    /**
     * A saved query.
     *
     * @param id       the file's name without its ending, such as {@code CQ-01}
     * @param group    the folder below {@code queries/}, such as {@code competency}
     * @param file     path of the file in the workspace
     * @param text     the whole file
     * @param header   keys in lower case to values; a key that occurs more than once has its values joined by line
     *                 breaks
     * @param expected the exact answer as SPARQL 1.1 CSV, where one is kept beside the query
     */
    public SavedQuery(String id, String group, String file, String text, Map<String, String> header,
            Optional<String> expected) {
        this.id = id;
        this.group = group;
        this.file = file;
        this.text = text;
        this.header = header;
        this.expected = expected;
    }

    /** Reads the query files of one folder, in order of their names. */
    public static List<SavedQuery> in(String group, List<SourceFile> queryFiles, List<SourceFile> answerFiles) {
        Map<String, SourceFile> answers = answerFiles.stream().collect(Collectors.toMap(SourceFile::stem, f -> f));
        return queryFiles.stream().map(f -> new SavedQuery(f.stem(), group, f.path(), f.text(), headerOf(f.text()),
                Optional.ofNullable(answers.get(f.stem())).map(SourceFile::text))).toList();
    }

    /** The file's name without its ending. */
    public String id() {
        return id;
    }

    /** The folder below {@code queries/}. */
    public String group() {
        return group;
    }

    /** Path of the file in the workspace. */
    public String file() {
        return file;
    }

    /** The whole file. */
    public String text() {
        return text;
    }

    /** Keys to values. */
    public Map<String, String> header() {
        return header;
    }

    /** The exact answer as SPARQL 1.1 CSV, where one is kept beside the query. */
    public Optional<String> expected() {
        return expected;
    }

    /** The IRI of the query, where its page stands. */
    public String iri() {
        return Namespaces.QUERY + id;
    }

    /** The title; the id where the header has none. */
    public String title() {
        return header.getOrDefault("title", id);
    }

    /** Names of the columns that files have and pages leave out, since another column says the same to readers. */
    public Set<String> aside() {
        return header("aside").isBlank() ? Set.of() : Set.of(header("aside").strip().split("\\s+"));
    }

    /** Name of the column by which pages group the rows; empty if the question has each by itself. */
    public String grouping() {
        return header("groups").strip();
    }

    /** Up to how many rows a short answer tells all of them; 0 where the header does not say. */
    public int toldWhole() {
        return header("told").isBlank() ? 0 : Integer.parseInt(header("told").strip());
    }

    /** One value of the header, empty if it is missing. */
    public String header(String key) {
        return header.getOrDefault(key, "");
    }

    /**
     * The parameters that the header declares, in that order. What the query's own {@code VALUES} block has is the
     * value when none is given; of a day it is only the day on which the expected answer was looked at, for the day of
     * asking takes its place.
     *
     * @throws QueryException if the header or the query is faulty, or a parameter has no such block
     */
    public List<Parameter> parameters() {
        List<Parameter> known = parameters;
        if (known == null) {
            known = header.containsKey("param") ? declared() : List.of();
            parameters = known;
        }
        return known;
    }

    private List<Parameter> declared() {
        Map<String, String> values = named("values");
        Map<String, String> defaults = named("default");
        List<Parameter> declared = header("param").lines()
                .map(line -> Parameter.parse(line, values, defaults, "query/" + id)).toList();
        Map<String, Node> own = QueryRunner.values(parsed(), Parameter.names(declared));
        return declared.stream().map(parameter -> withDefault(parameter, own)).toList();
    }

    private static Parameter withDefault(Parameter parameter, Map<String, Node> own) {
        Node value = own.get(parameter.name());
        if (value == null) {
            throw new QueryException("the parameter " + parameter.name() + " has no block 'VALUES ?" + parameter.name()
                    + " { … }' with one value");
        }
        return parameter.isDay() ? parameter : parameter.withDefault(Choice.code(value));
    }

    /** The query, which is parsed once and not to be changed. */
    Query parsed() {
        Query known = parsed;
        if (known == null) {
            known = QueryRunner.parse(text);
            known.ensureResultVars();
            parsed = known;
        }
        return known;
    }

    /** True if it has a parameter {@value #DATE} of its day; read from the header alone, without parsing the query. */
    public boolean hasDate() {
        return header("param").lines().anyMatch(line -> line.startsWith(DATE + " date "));
    }

    /** Lines of the header that begin with the name of a parameter. */
    private Map<String, String> named(String key) {
        Map<String, String> found = new LinkedHashMap<>();
        header(key).lines().forEach(line -> {
            Matcher m = NAMED.matcher(line);
            if (!m.matches()) {
                throw new QueryException("the header line '" + key + ": " + line
                        + "' does not begin with the name of a parameter");
            }
            found.put(m.group(1), m.group(2));
        });
        return found;
    }

    /** The file with other values in the place of its own: what is run, in a form that runs anywhere. */
    public String textWith(ParameterValues values) {
        PrefixMapping prefixes = parsed().getPrefixMapping();
        String changed = text;
        for (Parameter parameter : parameters()) {
            Optional<Node> value = values.node(parameter.name());
            if (value.isPresent()) {
                Pattern block = Pattern.compile("(\\bVALUES\\s*[?$]" + parameter.name()
                        + "\\s*\\{\\s*)(?:\"(?:[^\"\\\\]|\\\\.)*\"|<[^>]*>|[^}\"<])*?(\\s*\\})",
                        Pattern.CASE_INSENSITIVE);
                String term = Matcher.quoteReplacement(FmtUtils.stringForNode(value.get(), prefixes));
                changed = block.matcher(changed).replaceAll("$1" + term + "$2");
            }
        }
        return changed;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SavedQuery query && file.equals(query.file) && text.equals(query.text)
                && expected.equals(query.expected);
    }

    @Override
    public int hashCode() {
        return file.hashCode();
    }

    @Override
    public String toString() {
        return file;
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
                header.merge(key, m.group(2) == null ? "" : m.group(2).strip(), (a, b) -> a + "\n" + b);
            } else if (key != null && !line.substring(1).isBlank()) {
                header.merge(key, line.substring(1).strip(), (a, b) -> a + " " + b);
            }
        }
        return header;
    }
}
